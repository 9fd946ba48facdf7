package dev.neurona.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Is this the right file? Its size, then its SHA-256. */
final class Digests {
    private static final int BUFFER = 1 << 20;

    private Digests() {}

    /** {@return what is wrong with a file, in half a sentence; empty if it is the right one} */
    static Optional<String> fault(Path path, RemoteFile file) throws IOException {
        long size = Files.size(path);
        if (file.bytes() >= 0 && size != file.bytes()) {
            String what = FileKind.of(path) == FileKind.WEB_PAGE ? "; " + FileKind.describe(path) : "";
            return Optional.of("it has %d bytes and should have %d%s".formatted(size, file.bytes(), what));
        }
        if (file.sha256() == null) {
            return Optional.empty();
        }
        String sha256 = sha256(path);
        return sha256.equals(file.sha256())
                ? Optional.empty()
                : Optional.of("its SHA-256 is %s and should be %s; %s"
                        .formatted(shorter(sha256), shorter(file.sha256()), FileKind.describe(path)));
    }

    static String sha256(Path path) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                DataException.stopIfInterrupted("checking " + path);
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    private static String shorter(String sha256) {
        return sha256.substring(0, 12) + "...";
    }
}
