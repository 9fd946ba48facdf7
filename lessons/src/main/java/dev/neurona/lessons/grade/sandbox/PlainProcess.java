package dev.neurona.lessons.grade.sandbox;

import dev.neurona.lessons.book.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Rooms without walls: a process with the limits of the system on it and an eye on what it uses. It sees the network and
 * every file its user may read.
 *
 * @param root whether it is started by root, who has it run as a user that nobody is
 */
record PlainProcess(boolean root) implements Enclosure {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final String MARK = "NEURONA_RUN";
    private static final long DISK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** {@return the one of this machine} */
    static PlainProcess find() throws InterruptedException {
        boolean other = Shell.isRoot()
                && Shell.ask(Users.become(Users.any(), List.of("true"))).good();
        return new PlainProcess(other);
    }

    @Override
    public Room open(Interior interior, Limits limits) throws IOException {
        return new PlainRoom(interior, limits, root);
    }

    @Override
    public Wording description() {
        return ProcessTable.exists()
                ? new Wording(
                        "WARNING: no sandbox, only processes with limits: a notebook can use the network and read every"
                                + " file that the user who grades can read",
                        "AVISO: sin caja de arena, solo procesos con límites: un notebook puede usar la red y leer"
                                + " cualquier fichero que pueda leer quien califica")
                : new Wording(
                        "WARNING: no sandbox, only processes with few limits: a notebook can use the network, read and"
                                + " change every file that the user who grades can, and fill the memory",
                        "AVISO: sin caja de arena, solo procesos con pocos límites: un notebook puede usar la red, leer"
                                + " y cambiar cualquier fichero que pueda quien califica y llenar la memoria");
    }

    private static final class PlainRoom implements Room {
        private final Interior interior;
        private final Limits limits;
        private final boolean root;
        private final RunFolder folder = RunFolder.create();
        private final long user = Users.any();
        private final String mark = UUID.randomUUID().toString();
        private Optional<ProcessTree> tree = Optional.empty();
        private long counted = System.nanoTime();

        private PlainRoom(Interior interior, Limits limits, boolean root) throws IOException {
            this.interior = interior;
            this.limits = limits;
            this.root = root;
        }

        @Override
        public String home() {
            return folder.home();
        }

        @Override
        public String temporary() {
            return folder.temporary();
        }

        @Override
        public String java() {
            return interior.java().program().toString();
        }

        @Override
        public Process start(List<String> command) throws IOException {
            List<String> limited = command;
            if (Files.isExecutable(SHELL)) {
                limited = Shell.limited(limits, tasks(), command);
            }
            if (root) {
                folder.give(user);
                limited = become(limited);
            }
            ProcessBuilder builder = new ProcessBuilder(limited);
            builder.directory(Path.of(folder.home()).toFile());
            Map<String, String> environment = environment();
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            Predicate<Long> marked = root
                    ? pid -> ProcessTable.user(pid).equals(Optional.of(user))
                    : pid -> ProcessTable.hasVariable(pid, MARK + "=" + mark);
            tree = Optional.of(new ProcessTree(process, marked));
            return process;
        }

        private Map<String, String> environment() {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "PATH",
                    "/usr/local/bin:/usr/bin:/bin",
                    "HOME",
                    folder.home(),
                    "TMPDIR",
                    folder.temporary(),
                    "TEMP",
                    folder.temporary(),
                    "TMP",
                    folder.temporary(),
                    "LANG",
                    "C.UTF-8",
                    MARK,
                    mark));
            // Windows starts nothing without it.
            Optional.ofNullable(System.getenv("SystemRoot")).ifPresent(path -> environment.put("SystemRoot", path));
            return environment;
        }

        /** The system counts all that belongs to a user: to what there is already comes what may be started. */
        private OptionalInt tasks() throws IOException {
            if (root || !ProcessTable.exists()) {
                return root ? OptionalInt.of(limits.mostTasks()) : OptionalInt.empty();
            }
            Optional<Long> own = ProcessTable.user(ProcessHandle.current().pid());
            int running = ProcessTable.read().values().stream()
                    .filter(entry -> ProcessTable.user(entry.pid()).equals(own))
                    .mapToInt(ProcessTable.Entry::threads)
                    .sum();
            return OptionalInt.of(running + limits.mostTasks());
        }

        /** Jars below root's own folder are not for others to read. */
        private List<String> become(List<String> command) {
            List<Path> wanted = new ArrayList<>(interior.visible());
            wanted.add(folder.path());
            return wanted.stream().filter(Files::exists).allMatch(PlainRoom::reachable)
                    ? Users.become(user, command)
                    : Users.becomeReader(user, command);
        }

        private static boolean reachable(Path path) {
            try {
                for (Path each = path.toRealPath().getParent(); each != null; each = each.getParent()) {
                    if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                        return false;
                    }
                }
                return true;
            } catch (IOException | UnsupportedOperationException unknown) {
                return false;
            }
        }

        @Override
        public Optional<Reason> passed() {
            if (System.nanoTime() - counted > DISK_NANOS) {
                if (folder.holdsMoreThan(limits.disk())) {
                    return Optional.of(Reason.DISK);
                }
                counted = System.nanoTime();
            }
            return tree.flatMap(started -> started.passed(limits));
        }

        @Override
        public Duration processor() {
            return tree.map(ProcessTree::processor).orElse(Duration.ZERO);
        }

        @Override
        public void close() {
            try {
                if (root && tree.isPresent()) {
                    // All of a user's processes at once: what multiplies cannot outrun it.
                    Shell.ask(Users.become(user, List.of("/bin/sh", "-c", "kill -9 -1")));
                }
                tree.ifPresent(ProcessTree::kill);
                folder.delete();
            } catch (InterruptedException stopped) {
                tree.ifPresent(ProcessTree::kill);
                Thread.currentThread().interrupt();
            }
        }
    }
}
