package dev.neurona.kernel.install;

import dev.neurona.kernel.Main;
import dev.neurona.kernel.notebook.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Classes of a kernel as the virtual machine keeps them ready: AppCDS, or the AOT cache from JDK 25 on. A stamp beside
 * the archive says what it was made for; an archive that fits no longer is passed over by the virtual machine itself, and
 * the kernel starts more slowly.
 */
public final class ClassDataArchive {
    /** The first with an AOT cache that one training run makes whole. */
    static final int AOT_SINCE = 25;

    private static final String TRAINING = "-D" + Main.TRAINING + "=true";
    private static final String USE_CDS = "-XX:SharedArchiveFile=";
    private static final String MAKE_CDS = "-XX:ArchiveClassesAtExit=";
    private static final String USE_AOT = "-XX:AOTCache=";
    private static final String MAKE_AOT = "-XX:AOTCacheOutput=";

    private ClassDataArchive() {}

    /** Whether a kernelspec's archive is of use. */
    public enum State {
        /** It fits the jars and the JDK. */
        VALID,
        /** A jar, an option or the JDK has changed since it was made. */
        STALE,
        /** There is none. */
        ABSENT
    }

    /** Runs a kernel as a user would, so that its classes are loaded, and ends it. */
    @FunctionalInterface
    public interface Training {
        /**
         * Starts a kernel, works with it and ends it.
         *
         * @param argv the kernel's command
         * @throws IOException if the kernel does not do what it is asked
         */
        void run(List<String> argv, KernelSpec kernel) throws IOException, InterruptedException;
    }

    static String useOption(JavaRuntime java) {
        return java.feature() >= AOT_SINCE ? USE_AOT : USE_CDS;
    }

    /** {@return the archive's place in a kernelspec folder} */
    public static Path in(Path folder, JavaRuntime java) {
        return folder.resolve(java.feature() >= AOT_SINCE ? "neurona.aot" : "neurona.jsa");
    }

    /**
     * Makes the archive a kernelspec names, anew.
     *
     * @return its size in bytes
     * @throws IOException if the training fails or leaves no archive; an earlier one stays
     */
    public static long make(KernelSpec kernel, Training training) throws IOException, InterruptedException {
        Path archive = named(kernel.argv()).orElseThrow(() -> new IOException(kernel.folder() + " names no archive"));
        Path made = archive.resolveSibling(archive.getFileName() + ".part");
        Files.deleteIfExists(made);
        try {
            training.run(makingArgv(kernel.argv(), made), kernel);
            if (!Files.isRegularFile(made)) {
                throw new IOException("the JVM wrote no class-data archive " + archive);
            }
            long size = Files.size(made);
            Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
            AtomicFile.write(stampOf(archive), stamp(kernel.argv()).getBytes(StandardCharsets.UTF_8));
            return size;
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static List<String> makingArgv(List<String> argv, Path made) {
        List<String> making = new ArrayList<>();
        for (String argument : argv) {
            if (argument.equals(KernelCommand.MAIN)) {
                making.add(TRAINING);
            }
            if (argument.startsWith(USE_CDS)) {
                making.add(MAKE_CDS + made);
            } else if (argument.startsWith(USE_AOT)) {
                making.add(MAKE_AOT + made);
            } else {
                making.add(argument);
            }
        }
        return making;
    }

    /** {@return whether the archive a kernelspec names is there and fits} */
    public static State state(KernelSpec kernel) throws IOException {
        Optional<Path> archive = named(kernel.argv());
        if (archive.isEmpty() || !Files.isRegularFile(archive.get())) {
            return State.ABSENT;
        }
        Path stamp = stampOf(archive.get());
        return Files.isRegularFile(stamp) && Files.readString(stamp).equals(stamp(kernel.argv()))
                ? State.VALID
                : State.STALE;
    }

    private static Optional<Path> named(List<String> argv) {
        return argv.stream()
                .filter(argument -> argument.startsWith(USE_CDS) || argument.startsWith(USE_AOT))
                .map(argument -> Path.of(argument.substring(argument.indexOf('=') + 1)))
                .findFirst();
    }

    private static Path stampOf(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".stamp");
    }

    /** One line for each thing an archive depends on: the options, the JDK, each jar. */
    private static String stamp(List<String> argv) throws IOException {
        StringBuilder stamp = new StringBuilder();
        boolean classPath = false;
        for (String argument : argv) {
            if (classPath) {
                for (String entry : argument.split(File.pathSeparator, -1)) {
                    stamp.append(fingerprint(Path.of(entry)));
                }
            } else {
                stamp.append(argument).append('\n');
            }
            classPath = argument.equals("-cp");
        }
        Path bin = Path.of(argv.get(0)).toAbsolutePath().getParent();
        if (bin != null) {
            // The image of all JDK classes: another build of the JDK has another one.
            stamp.append(fingerprint(bin.resolveSibling("lib").resolve("modules")));
        }
        return stamp.toString();
    }

    private static String fingerprint(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return file + (Files.isDirectory(file) ? " folder\n" : " missing\n");
        }
        return "%s %d %d\n"
                .formatted(
                        file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }
}
