package dev.neurona.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** One archive on its way into a folder: see {@link Archive} for what is promised. */
final class Unpacking {
    private static final int BUFFER = 1 << 17;
    private static final long FREE_OF_RATIO = 64_000_000;
    private static final int TAR_END = 1024;

    /** Why an archive is not used, in half a sentence. */
    private static final class Unsafe extends IOException {
        private static final long serialVersionUID = 1;

        Unsafe(String message) {
            super(message);
        }
    }

    private final Path archive;
    private final Path target;
    private final Path beside;
    private final Archive.Limits limits;
    private final Progress progress;
    private final byte[] buffer = new byte[BUFFER];
    private long size;
    private long entries;
    private long bytes;

    Unpacking(Path archive, Path target, Archive.Limits limits, Progress progress) {
        this.archive = archive;
        this.target = target;
        this.beside = target.resolveSibling("." + target.getFileName() + ".unpacking");
        this.limits = limits;
        this.progress = progress;
    }

    void run() {
        boolean done = false;
        try {
            size = Files.size(archive);
            delete(beside);
            Files.createDirectories(beside);
            switch (FileKind.of(archive)) {
                case ZIP -> zip();
                case GZIP -> gzip();
                case TAR -> plainTar();
                default -> throw new Unsafe("it is no zip, tar or tar.gz archive: " + FileKind.describe(archive));
            }
            Renames.atomically(beside, target);
            done = true;
        } catch (ClosedByInterruptException e) {
            throw DataException.interrupted("unpacking " + archive.getFileName());
        } catch (EOFException e) {
            throw new DataException(message("it is cut off"), e);
        } catch (IOException | InvalidPathException e) {
            throw new DataException(message(DataException.words(Disk.named(e, target))), e);
        } finally {
            if (!done) {
                deleteQuietly();
            }
        }
    }

    private String message(String why) {
        return "cannot unpack %s: %s. Nothing of it is used; if it was downloaded, fetch it again"
                .formatted(archive, why);
    }

    private void gzip() throws IOException {
        try (InputStream file = metered();
                InputStream plain = new GZIPInputStream(file, BUFFER)) {
            tar(plain);
            // The gzip checksum comes after the last byte of the tar's padding.
            for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
                requireRatio(n);
            }
        }
    }

    private void plainTar() throws IOException {
        // A tar ends with two empty blocks; without a checksum they alone tell that it is whole.
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            byte[] end = new byte[TAR_END];
            file.seek(Math.max(0, size - TAR_END));
            file.readFully(end);
            for (byte b : end) {
                if (b != 0) {
                    throw new EOFException();
                }
            }
        }
        try (InputStream file = metered()) {
            tar(file);
        }
    }

    private void tar(InputStream in) throws IOException {
        // Not closed: the rest of the stream is still to be read.
        @SuppressWarnings("resource")
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (!entry.isCheckSumOK()) {
                throw new Unsafe("the checksum of its entry %s is wrong".formatted(entry.getName()));
            }
            String kind = entry.isSymbolicLink() || entry.isLink()
                    ? "a link to " + entry.getLinkName()
                    : "a device or other special file";
            boolean plain = entry.isDirectory() || (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink());
            boolean special = entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
            put(entry.getName(), entry.isDirectory(), plain && !special ? "" : kind, tar);
        }
    }

    private void zip() throws IOException {
        Meter meter = meter();
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            Enumeration<ZipArchiveEntry> all = zip.getEntries();
            while (all.hasMoreElements()) {
                ZipArchiveEntry entry = all.nextElement();
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new Unsafe("its entry %s has a password".formatted(entry.getName()));
                }
                CRC32 crc = new CRC32();
                try (InputStream in = zip.getInputStream(entry)) {
                    put(
                            entry.getName(),
                            entry.isDirectory(),
                            entry.isUnixSymlink() ? "a link" : "",
                            new Summed(in, crc));
                }
                if (!entry.isDirectory() && crc.getValue() != entry.getCrc()) {
                    throw new Unsafe("the checksum of its entry %s is wrong".formatted(entry.getName()));
                }
                meter.add(Math.max(0, entry.getCompressedSize()));
            }
        }
        meter.at(size);
    }

    /** Passes bytes on and sums them. */
    private static final class Summed extends FilterInputStream {
        private final CRC32 crc;

        Summed(InputStream in, CRC32 crc) {
            super(in);
            this.crc = crc;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int n = super.read(into, from, most);
            if (n > 0) {
                crc.update(into, from, n);
            }
            return n;
        }
    }

    /** @param refused what makes this entry one that is not unpacked, empty for a plain file or folder */
    private void put(String name, boolean folder, String refused, InputStream in) throws IOException {
        if (++entries > limits.entries()) {
            throw new Unsafe("it has more than %d entries".formatted(limits.entries()));
        }
        if (!refused.isEmpty()) {
            throw new Unsafe("its entry %s is %s, and only plain files are unpacked".formatted(name, refused));
        }
        Path path = beside.resolve(safe(name)).normalize();
        if (!path.startsWith(beside)) {
            throw new Unsafe("its entry %s leads out of the folder".formatted(name));
        }
        try {
            if (folder) {
                Files.createDirectories(path);
                return;
            }
            Files.createDirectories(path.resolveSibling("."));
            try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
                copy(in, out);
            }
        } catch (FileAlreadyExistsException e) {
            throw new Unsafe("its entry %s comes twice, or is a file and a folder".formatted(name));
        }
    }

    private static String safe(String name) throws Unsafe {
        try {
            return SafeName.check(name);
        } catch (IllegalArgumentException e) {
            throw new Unsafe("its entry " + DataException.words(e));
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            DataException.stopIfInterrupted("unpacking " + archive.getFileName());
            requireRatio(n);
            out.write(buffer, 0, n);
        }
    }

    private void requireRatio(int more) throws Unsafe {
        bytes += more;
        if (bytes > limits.bytes()) {
            throw new Unsafe("it unpacks to more than %s".formatted(Progress.bytes(limits.bytes())));
        }
        if (bytes - FREE_OF_RATIO > limits.ratio() * size) {
            throw new Unsafe(
                    "it unpacks to more than %.0f times its size, which no real data do".formatted(limits.ratio()));
        }
    }

    private Meter meter() {
        return new Meter(progress, "unpacking " + archive.getFileName(), "bytes", size, 0);
    }

    private InputStream metered() throws IOException {
        Meter meter = meter();
        return new FilterInputStream(new BufferedInputStream(Files.newInputStream(archive), BUFFER)) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int n = super.read(into, from, most);
                meter.add(Math.max(0, n));
                return n;
            }
        };
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException thrown) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void deleteQuietly() {
        try {
            delete(beside);
        } catch (IOException e) {
            // The next run deletes it, or says why it cannot.
        }
    }
}
