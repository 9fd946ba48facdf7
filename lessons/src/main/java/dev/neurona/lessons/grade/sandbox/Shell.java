package dev.neurona.lessons.grade.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Commands of the system that a sandbox is put together from. */
final class Shell {
    private static final int BLOCK = 512;
    private static final int ANSWER_SECONDS = 20;

    private Shell() {}

    /**
     * {@return a command that sets limits of the system for itself and then becomes another command}
     *
     * @param tasks processes and threads its user may have; empty to leave that as it is
     */
    static List<String> limited(Limits limits, OptionalInt tasks, List<String> command) {
        StringBuilder script = new StringBuilder("ulimit -c 0; ");
        script.append("ulimit -f ").append(limits.file() / BLOCK).append("; ");
        script.append("ulimit -t ").append(limits.processor().toSeconds() + 1).append("; ");
        // bash calls it -u and dash -p.
        tasks.ifPresent(most -> script.append("ulimit -u %d 2>/dev/null || ulimit -p %d; ".formatted(most, most)));
        script.append("exec \"$@\"");
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", script.toString(), "sh"));
        all.addAll(command);
        return all;
    }

    /** How a short command ended, and what it printed. */
    record Answer(boolean good, String text) {}

    /** {@return how a command ended that prints a little and ends at once} */
    static Answer ask(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            String text = new String(process.getInputStream().readNBytes(20_000), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Answer(ended && process.exitValue() == 0, text.strip());
        } catch (IOException absent) {
            return new Answer(false, String.valueOf(absent.getMessage()));
        }
    }

    /** {@return whether this program may do everything on this machine} */
    static boolean isRoot() {
        try {
            return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue() == 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException elsewhere) {
            return System.getProperty("user.name", "").equals("root");
        }
    }
}
