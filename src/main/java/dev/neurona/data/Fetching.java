package dev.neurona.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Getting one file into one folder: see {@link Downloads} for what is promised. */
final class Fetching {
    /** A mirror that drops the connection is asked again for the rest, as long as more comes each time. */
    private static final int MOST_REQUESTS = 20;

    private static final int BUFFER = 1 << 18;

    private final RemoteFile file;
    private final Path folder;
    private final Path target;
    private final PartFile part;
    private final Downloads settings;

    Fetching(RemoteFile file, Path folder, Downloads settings) {
        this.file = file;
        this.folder = folder;
        this.target = folder.resolve(file.name());
        this.part = PartFile.of(target);
        this.settings = settings;
    }

    Path run() {
        Path lock = target.resolveSibling(file.name() + ".lock");
        return Locked.run(lock, "fetching " + file.name(), () -> {
            try {
                return isHere() ? target : fromMirrors();
            } catch (IOException e) {
                IOException named = Disk.named(e, target);
                throw new DataException("could not fetch %s: %s".formatted(file.name(), DataException.words(named)), e);
            }
        });
    }

    private boolean isHere() throws IOException {
        if (!Files.exists(target)) {
            return false;
        }
        if (Digests.fault(target, file).isEmpty()) {
            return true;
        }
        Renames.atomically(target, target.resolveSibling(file.name() + ".wrong"));
        return false;
    }

    private Path fromMirrors() throws IOException {
        List<String> failures = new ArrayList<>();
        for (URI mirror : mirrors()) {
            Optional<String> failure = from(mirror);
            if (failure.isEmpty()) {
                part.become(target);
                return target;
            }
            failures.add(mirror + ": " + failure.get());
        }
        throw new DataException(message(failures));
    }

    private String message(List<String> failures) throws IOException {
        String why = failures.isEmpty() ? "no mirror is known" : String.join("; ", failures);
        if (settings.offline()) {
            why = "the network is switched off (neurona.offline or NEURONA_OFFLINE)"
                    + (failures.isEmpty() ? "" : "; " + why);
        }
        Path wrong = target.resolveSibling(file.name() + ".wrong");
        String setAside = Files.exists(wrong) ? "; a wrong file of that name was set aside as " + wrong : "";
        String kept =
                part.size() > 0 ? "; %s are here and will be continued".formatted(Progress.bytes(part.size())) : "";
        return "could not fetch %s: %s%s%s. Try again later, put the file at %s by hand, or name a folder that has it in NEURONA_MIRROR"
                .formatted(file.words(), why, setAside, kept, target);
    }

    private List<URI> mirrors() {
        List<URI> all = new ArrayList<>();
        String own = settings.mirror();
        if (own != null) {
            URI base = base(own);
            all.add(base.resolve(encoded(folder.getFileName() + "/" + file.name())));
            all.add(base.resolve(encoded(file.name())));
        }
        all.addAll(file.mirrors());
        all.removeIf(address -> settings.offline() && !isFile(address));
        return all;
    }

    private static URI base(String folderOrAddress) {
        boolean isAddress = folderOrAddress.contains("://") || folderOrAddress.startsWith("file:");
        String address = isAddress
                ? folderOrAddress
                : Path.of(folderOrAddress).toAbsolutePath().toUri().toString();
        return URI.create(address.endsWith("/") ? address : address + "/");
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new DataException("no address can be made of the name " + path, e);
        }
    }

    private static boolean isFile(URI address) {
        return "file".equalsIgnoreCase(address.getScheme());
    }

    /** {@return why this mirror did not give the file; empty if it did, and the part is the right file} */
    private Optional<String> from(URI mirror) throws IOException {
        String scheme = String.valueOf(mirror.getScheme()).toLowerCase(Locale.ROOT);
        try {
            return switch (scheme) {
                case "file" -> fromFolder(mirror);
                case "http", "https" -> fromServer(mirror);
                default -> Optional.of("only https:, http: and file: can be fetched");
            };
        } catch (Disk.FullException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(DataException.words(e));
        }
    }

    private Optional<String> fromServer(URI mirror) throws IOException {
        boolean again = true;
        for (int request = 0; request < MOST_REQUESTS; request++) {
            if (!isComplete()) {
                HttpTransfer transfer = new HttpTransfer(mirror, file, part, settings);
                try {
                    transfer.run();
                } catch (HttpTransfer.Refusal e) {
                    if (transfer.received()) {
                        part.discard();
                    }
                    throw e;
                } catch (Disk.FullException e) {
                    throw e;
                } catch (IOException e) {
                    boolean startAnew = again && transfer.resumes() && part.size() == 0;
                    if (startAnew || transfer.received()) {
                        again &= !startAnew;
                        continue;
                    }
                    return Optional.of(DataException.words(e));
                }
                // Whole in one piece and still wrong: the mirror has another file.
                again &= transfer.resumes();
            }
            Optional<String> fault = Digests.fault(part.path, file);
            if (fault.isEmpty()) {
                return fault;
            }
            part.discard();
            if (!again) {
                return fault;
            }
            again = false;
        }
        return Optional.of("the connection broke %d times".formatted(MOST_REQUESTS));
    }

    private boolean isComplete() throws IOException {
        return file.bytes() >= 0 && part.size() == file.bytes();
    }

    private Optional<String> fromFolder(URI mirror) throws IOException {
        Path source = Path.of(mirror);
        if (!Files.isRegularFile(source)) {
            return Optional.of("there is no such file");
        }
        Optional<String> early = file.bytes() >= 0 && Files.size(source) != file.bytes()
                ? Digests.fault(source, file)
                : Optional.empty();
        if (early.isPresent()) {
            return early;
        }
        part.discard();
        Disk.requireSpace(part.path, Files.size(source));
        Meter meter = new Meter(settings.progress(), "copying " + file.name(), "bytes", Files.size(source), 0);
        try (InputStream in = Files.newInputStream(source);
                OutputStream out = Files.newOutputStream(part.path)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                DataException.stopIfInterrupted("copying " + file.name());
                out.write(buffer, 0, n);
                meter.add(n);
            }
        }
        Optional<String> fault = Digests.fault(part.path, file);
        if (fault.isPresent()) {
            part.discard();
        }
        return fault;
    }
}
