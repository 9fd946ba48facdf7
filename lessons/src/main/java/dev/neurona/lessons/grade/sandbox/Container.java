package dev.neurona.lessons.grade.sandbox;

import dev.neurona.lessons.book.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.codehaus.plexus.util.cli.CommandLineUtils;

/**
 * Rooms that a command of the user makes, such as {@code docker run --rm -i --network none {mounts} eclipse-temurin:17}.
 * Java and its options are put at its end. In it {@code {mounts}} stands for the volumes that show our jars and data,
 * {@code {memory}} for bytes, {@code {processes}} for a number.
 *
 * @param words of the command
 */
record Container(List<String> words) implements Enclosure {
    private static final List<String> ENGINES = List.of("docker", "podman", "nerdctl");
    private static final int END_MILLIS = 2000;

    Container {
        words = List.copyOf(words);
    }

    /** @throws IllegalArgumentException if there is no command, or a quote in it is not closed */
    static Container of(String command) {
        List<String> words;
        try {
            words = List.of(CommandLineUtils.translateCommandline(command));
        } catch (Exception unclosed) {
            throw new IllegalArgumentException("a quote is not closed in the sandbox command: " + command, unclosed);
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("the sandbox command is empty: expected such as"
                    + " \"docker run --rm -i --network none {mounts} eclipse-temurin:17\"");
        }
        return new Container(words);
    }

    @Override
    public Room open(Interior interior, Limits limits) {
        return new ContainerRoom(this, interior, limits);
    }

    @Override
    public Wording description() {
        String command = String.join(" ", words);
        return new Wording(
                "the command «" + command + "»: it keeps out what that command keeps out",
                "la orden «" + command + "»: protege de lo que proteja esa orden");
    }

    private boolean isEngine() {
        return ENGINES.contains(String.valueOf(Path.of(words.get(0)).getFileName())) && words.contains("run");
    }

    private List<String> filled(Interior interior, Limits limits, String name) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            if (word.equals("{mounts}")) {
                interior.readable().forEach(path -> all.addAll(List.of("-v", path + ":" + path + ":ro")));
            } else {
                all.add(word.replace("{memory}", String.valueOf(limits.memory()))
                        .replace("{processes}", String.valueOf(limits.processes())));
            }
        }
        if (isEngine()) {
            all.addAll(all.indexOf("run") + 1, List.of("--name", name));
        }
        return all;
    }

    private static final class ContainerRoom implements Room {
        private final Container container;
        private final Interior interior;
        private final Limits limits;
        private final String name = "neurona-" + UUID.randomUUID();
        private Optional<Process> process = Optional.empty();
        private Optional<ProcessTree> tree = Optional.empty();

        private ContainerRoom(Container container, Interior interior, Limits limits) {
            this.container = container;
            this.interior = interior;
            this.limits = limits;
        }

        @Override
        public String home() {
            return "/tmp";
        }

        @Override
        public String temporary() {
            return "/tmp";
        }

        /** The container's own. */
        @Override
        public String java() {
            return "java";
        }

        @Override
        public Process start(List<String> command) throws IOException {
            List<String> all = new ArrayList<>(container.filled(interior, limits, name));
            all.addAll(Shell.limited(limits, OptionalInt.empty(), command));
            Process started = new ProcessBuilder(all).start();
            process = Optional.of(started);
            tree = Optional.of(new ProcessTree(started, pid -> false));
            return started;
        }

        @Override
        public Optional<Reason> passed() {
            return tree.flatMap(started -> started.passed(limits));
        }

        @Override
        public Duration processor() {
            return tree.map(ProcessTree::processor).orElse(Duration.ZERO);
        }

        /** A container is not a child of the command that runs it: it ends with its input, or is told to. */
        @Override
        public void close() {
            if (process.isEmpty()) {
                return;
            }
            try {
                process.get().getOutputStream().close();
            } catch (IOException closed) {
                // So it has ended.
            }
            try {
                if (!process.get().waitFor(END_MILLIS, TimeUnit.MILLISECONDS) && container.isEngine()) {
                    Shell.ask(List.of(container.words().get(0), "kill", name));
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                tree.ifPresent(ProcessTree::kill);
            }
        }
    }
}
