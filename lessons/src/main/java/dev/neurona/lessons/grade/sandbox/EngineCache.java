package dev.neurona.lessons.grade.sandbox;

import ai.djl.engine.Engine;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.JavaRuntime;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where DJL keeps the engine's libraries. In a sandbox that folder can be read only, so they are unpacked before, by a
 * process of our own: a notebook that could write there would write into the next one's.
 */
final class EngineCache {
    private static final int TOLD = 2000;

    private EngineCache() {}

    /** {@return whether notebooks of that kernel can use the engine} */
    static boolean isWanted(Distribution kernel) {
        return kernel.classPath().stream()
                .anyMatch(entry -> String.valueOf(entry.getFileName()).startsWith("pytorch-engine"));
    }

    /** {@return the folder, as DJL finds it} */
    static Path folder() {
        return Optional.ofNullable(System.getenv("ENGINE_CACHE_DIR"))
                .or(() -> Optional.ofNullable(System.getenv("DJL_CACHE_DIR")))
                .filter(named -> !named.isEmpty())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home", "."), ".djl.ai"))
                .toAbsolutePath()
                .normalize();
    }

    /** Has everything unpacked that is not yet; quick where nothing is missing. */
    static void fill(Distribution kernel) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(JavaRuntime.current().program().toString());
        command.add("-cp");
        command.add(kernel.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(EngineCache.class.getName());
        Path log = Files.createTempFile("neurona-engine", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("DJL_OFFLINE", "true");
            Process process = builder.start();
            process.getOutputStream().close();
            int code = process.waitFor();
            if (code != 0) {
                String said = Files.readString(log, StandardCharsets.UTF_8);
                throw new IOException("the engine's libraries cannot be unpacked to " + folder() + ": "
                        + said.substring(Math.max(0, said.length() - TOLD))
                                .strip()
                                .replace('\n', ' '));
            }
            if (Shell.isRoot()) {
                // DJL keeps them for their owner, and in a sandbox root's notebooks run as somebody else.
                Shell.ask(List.of("chmod", "-R", "a+rX", folder().toString()));
            }
        } finally {
            Files.deleteIfExists(log);
        }
    }

    public static void main(String[] arguments) {
        System.out.println(Engine.getEngine("PyTorch").getVersion());
    }
}
