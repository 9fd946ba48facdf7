package dev.neurona.lessons.grade.sandbox;

import dev.neurona.lessons.book.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Rooms made by bubblewrap: namespaces of their own for files, processes, network and the rest, with the system, Java, our
 * jars and the named data to read and one folder in memory to write.
 *
 * @param root whether it is started by root, who then becomes a user that nobody is; another user makes a user namespace
 * @param nestedOff whether bubblewrap can keep user namespaces from being made inside
 */
record Bubblewrap(boolean root, boolean nestedOff) implements Enclosure {
    static final String PROGRAM = "bwrap";

    /** The system's own folders; where one is a link it is made again as one. */
    private static final List<String> SYSTEM =
            List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store");

    /** What Java and programs look up; no users, no passwords, no names of hosts. */
    private static final List<String> SETTINGS = List.of(
            "/etc/ld.so.cache",
            "/etc/ld.so.conf",
            "/etc/ld.so.conf.d",
            "/etc/alternatives",
            "/etc/fonts",
            "/etc/localtime");

    private static final String HOME = "/tmp/home";
    private static final long SHARED_MEMORY = 64L << 20;

    /** What keeps bubblewrap from being used, or nothing. */
    record Found(Optional<Bubblewrap> usable, String why) {}

    /** {@return bubblewrap, if it is there and works} */
    static Found find() throws InterruptedException {
        Shell.Answer help = Shell.ask(List.of(PROGRAM, "--help"));
        if (!help.good()) {
            return new Found(Optional.empty(), "bubblewrap (bwrap) is not installed");
        }
        if (!help.text().contains("--size")) {
            return new Found(Optional.empty(), "bubblewrap is older than 0.7.0");
        }
        Bubblewrap found = new Bubblewrap(Shell.isRoot(), help.text().contains("--disable-userns"));
        Shell.Answer tried = Shell.ask(found.command(List.of(), Limits.USUAL, List.of("true")));
        return tried.good()
                ? new Found(Optional.of(found), "")
                : new Found(
                        Optional.empty(),
                        "bubblewrap does not work here: "
                                + tried.text().lines().findFirst().orElse("it says nothing"));
    }

    @Override
    public Room open(Interior interior, Limits limits) {
        return new BubbleRoom(this, interior, limits);
    }

    /** {@return the command that runs another one shut in} */
    List<String> command(List<Path> visible, Limits limits, List<String> inside) {
        List<String> all = new ArrayList<>(List.of(
                PROGRAM,
                "--die-with-parent",
                "--new-session",
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-net",
                "--unshare-cgroup-try",
                "--hostname",
                "sandbox",
                "--cap-drop",
                "ALL"));
        if (root) {
            // To become another user inside; they go with that.
            List.of("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP")
                    .forEach(right -> all.addAll(List.of("--cap-add", right)));
        } else {
            all.addAll(List.of("--unshare-user", "--uid", "65534", "--gid", "65534"));
            if (nestedOff) {
                all.add("--disable-userns");
            }
        }
        all.addAll(List.of("--clearenv", "--setenv", "PATH", "/usr/local/bin:/usr/bin:/bin"));
        all.addAll(List.of("--setenv", "HOME", HOME, "--setenv", "LANG", "C.UTF-8", "--setenv", "TMPDIR", "/tmp"));
        all.addAll(new Mounts(visible, SYSTEM, SETTINGS).arguments(limits.disk(), SHARED_MEMORY, HOME));
        all.addAll(List.of("--chdir", HOME, "--"));
        List<String> limited = Shell.limited(limits, OptionalInt.of(limits.mostTasks()), inside);
        all.addAll(root ? Users.become(Users.any(), limited) : limited);
        return all;
    }

    @Override
    public Wording description() {
        return new Wording(
                "bubblewrap: no network, no sight of other files than the system's and the course's, limits on time,"
                        + " memory, processes and disk",
                "bubblewrap: sin red, sin ver más ficheros que los del sistema y los del curso, con límites de tiempo,"
                        + " memoria, procesos y disco");
    }

    /** One use of it: nothing of it is left on the disk, and its end is the end of its process namespace. */
    private static final class BubbleRoom implements Room {
        private final Bubblewrap bubblewrap;
        private final Interior interior;
        private final Limits limits;
        private Optional<ProcessTree> tree = Optional.empty();

        private BubbleRoom(Bubblewrap bubblewrap, Interior interior, Limits limits) {
            this.bubblewrap = bubblewrap;
            this.interior = interior;
            this.limits = limits;
        }

        @Override
        public String home() {
            return HOME;
        }

        @Override
        public String temporary() {
            return "/tmp";
        }

        @Override
        public String java() {
            return interior.java().program().toString();
        }

        @Override
        public Process start(List<String> command) throws IOException {
            List<Path> visible =
                    interior.visible().stream().filter(Files::exists).toList();
            ProcessBuilder builder = new ProcessBuilder(bubblewrap.command(visible, limits, command));
            builder.directory(Path.of("/").toFile());
            Process process = builder.start();
            tree = Optional.of(new ProcessTree(process, pid -> false));
            return process;
        }

        @Override
        public Optional<Reason> passed() {
            return tree.flatMap(started -> started.passed(limits));
        }

        @Override
        public Duration processor() {
            return tree.map(ProcessTree::processor).orElse(Duration.ZERO);
        }

        @Override
        public void close() {
            tree.ifPresent(ProcessTree::kill);
        }
    }
}
