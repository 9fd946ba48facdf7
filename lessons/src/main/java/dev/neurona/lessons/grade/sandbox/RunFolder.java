package dev.neurona.lessons.grade.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** A folder for what one run writes to the disk. */
record RunFolder(Path path) {
    /** More files than any notebook writes; counting them takes time too. */
    private static final int MOST_FILES = 100_000;

    static RunFolder create() throws IOException {
        Path path = Files.createTempDirectory("neurona-run");
        Files.createDirectory(path.resolve("home"));
        Files.createDirectory(path.resolve("tmp"));
        return new RunFolder(path);
    }

    String home() {
        return path.resolve("home").toString();
    }

    String temporary() {
        return path.resolve("tmp").toString();
    }

    /** Hands the folder to a user. */
    void give(long user) throws IOException {
        for (Path each : List.of(path, path.resolve("home"), path.resolve("tmp"))) {
            Files.setAttribute(each, "unix:uid", (int) user);
        }
    }

    /** {@return whether more was written than that many bytes} */
    boolean holdsMoreThan(long bytes) {
        Count count = new Count(bytes);
        try {
            Files.walkFileTree(path, count);
        } catch (IOException changing) {
            // What could be seen is counted.
        }
        return count.over();
    }

    private static final class Count extends SimpleFileVisitor<Path> {
        private final long most;
        private long bytes;
        private int files;

        private Count(long most) {
            this.most = most;
        }

        private boolean over() {
            return bytes > most || files > MOST_FILES;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            bytes += attributes.size();
            return over() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException failed) {
            return FileVisitResult.CONTINUE;
        }
    }

    /** Removes it with all that is in it, however deep and whatever its permissions. */
    void delete() throws InterruptedException {
        if (File.separatorChar == '/') {
            // Paths that are too long to be named are no obstacle to these.
            Shell.ask(List.of("chmod", "-R", "u+rwx", path.toString()));
            Shell.ask(List.of("rm", "-rf", path.toString()));
            return;
        }
        try (var files = Files.walk(path)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | java.io.UncheckedIOException left) {
            path.toFile().deleteOnExit();
        }
    }
}
