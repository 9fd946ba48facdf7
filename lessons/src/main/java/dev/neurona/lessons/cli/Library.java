package dev.neurona.lessons.cli;

import dev.neurona.data.Cache;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.Doctor;
import dev.neurona.kernel.install.Finding;
import dev.neurona.kernel.install.KernelCommand;
import dev.neurona.lessons.book.Execution;
import dev.neurona.plot.PlotlyScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kernel with the helper library and DJL on its class path, and what those want set before they start. */
public final class Library {
    /** Freed tensors are used again instead of being handed back to the system and asked for anew at every step. */
    private static final Map<String, String> ALLOCATOR = Map.of(
            "MALLOC_TRIM_THRESHOLD_", String.valueOf(256 << 20),
            // The greatest that glibc takes.
            "MALLOC_MMAP_THRESHOLD_", String.valueOf(32 << 20),
            "MALLOC_TOP_PAD_", String.valueOf(16 << 20));

    private static final List<String> BUILDING = List.of(
            "morfologik-",
            "english-pos-dict-",
            "spanish-pos-dict-",
            "rhino-",
            "katex-",
            "commonmark-ext-",
            "sqlite-jdbc-",
            "fastcsv-");

    private Library() {}

    /** {@return the kernel that runs the course's notebooks, of the jars this program runs from} */
    public static Distribution distribution() {
        return new Distribution(
                Distribution.ownClassPath().stream()
                        .filter(Library::isForNotebooks)
                        .toList(),
                // Direct buffers are freed when this much is used, not when the heap's limit is: see DJL's create.
                List.of("-XX:MaxDirectMemorySize=512m"),
                ALLOCATOR,
                PlotlyScript::writeTo,
                false);
    }

    /** What only builds lessons and pages or keeps marks is not seen from notebooks; the distribution leaves some of it out. */
    private static boolean isForNotebooks(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return Files.exists(entry) && BUILDING.stream().noneMatch(name::startsWith);
    }

    /**
     * {@return how lessons are run for building: as in {@link #distribution}, with the engine's threads pinned, because with
     * another number of them the last digits of sums are others}
     *
     * @param folder where the kernel is started
     * @param limit how long a notebook may take
     */
    public static Execution execution(Path folder, Duration limit) throws IOException {
        Distribution own = distribution();
        Map<String, String> environment = new HashMap<>(own.environment());
        environment.put("OMP_NUM_THREADS", "1");
        // Everything the engine wants is on the class path.
        environment.put("DJL_OFFLINE", "true");
        Distribution pinned =
                new Distribution(own.classPath(), own.jvmOptions(), environment, own.addition(), own.movable());
        return new Execution(KernelCommand.of(pinned).asKernelSpec(folder), folder, limit);
    }

    /** {@return whether the engine's native library for this machine is on the class path} */
    static Finding natives() {
        return natives(Distribution.ownClassPath(), platform());
    }

    static Finding natives(List<Path> classPath, Optional<String> platform) {
        if (platform.isEmpty()) {
            return Finding.broken(
                    "engine",
                    "there is no PyTorch library for this system (%s, %s)"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                    "use Linux, Windows (x86_64) or a Mac with an Apple processor; notebooks without DJL do run");
        }
        boolean bridge = has(classPath, "pytorch-jni-", "");
        boolean library = has(classPath, "pytorch-native-cpu-", platform.get());
        return bridge && library
                ? Finding.ok("engine", "PyTorch for " + platform.get())
                : Finding.broken(
                        "engine",
                        "the PyTorch library for " + platform.get() + " is not on the class path",
                        "delete lessons/target and start ./neurona again");
    }

    private static boolean has(List<Path> classPath, String start, String part) {
        return classPath.stream()
                .map(entry -> String.valueOf(entry.getFileName()))
                .anyMatch(name -> name.startsWith(start) && name.contains(part) && name.endsWith(".jar"));
    }

    private static Optional<String> platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "");
        boolean arm = processor.equals("aarch64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (system.startsWith("linux")) {
            return arm ? Optional.of("linux-aarch64") : intel ? Optional.of("linux-x86_64") : Optional.empty();
        }
        if (system.startsWith("mac")) {
            return arm ? Optional.of("osx-aarch64") : Optional.empty();
        }
        return system.startsWith("win") && intel ? Optional.of("win-x86_64") : Optional.empty();
    }

    /** {@return whether DJL can unpack the engine, some 430 MB, into the folder it uses} */
    static Finding engineCache() {
        String named = Optional.ofNullable(System.getenv("ENGINE_CACHE_DIR"))
                .or(() -> Optional.ofNullable(System.getenv("DJL_CACHE_DIR")))
                .orElse("");
        Path folder = named.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".djl.ai") : Path.of(named);
        return Doctor.writable("engine cache", folder);
    }

    /** {@return whether data sets that are fetched can be kept} */
    static Finding dataCache() {
        return Doctor.writable("data cache", Cache.standard().folder());
    }
}
