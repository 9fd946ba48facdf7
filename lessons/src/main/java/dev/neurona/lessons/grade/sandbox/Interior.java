package dev.neurona.lessons.grade.sandbox;

import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.JavaRuntime;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be found in a sandbox.
 *
 * @param java what the kernel runs on
 * @param kernel the kernel and its libraries
 * @param readOnly files and folders that notebooks read: data, the engine's libraries
 * @param environment variables of the kernel, besides the distribution's
 * @param threads processors the kernel believes it has
 */
record Interior(
        JavaRuntime java, Distribution kernel, List<Path> readOnly, Map<String, String> environment, int threads) {
    private static final long MEGABYTE = 1L << 20;

    Interior {
        readOnly = List.copyOf(readOnly);
        environment = Map.copyOf(environment);
    }

    /** {@return everything that has to be readable in the sandbox, besides the system and Java} */
    List<Path> readable() {
        List<Path> all = new ArrayList<>(kernel.classPath());
        all.addAll(readOnly);
        return all;
    }

    /** {@return everything that has to be readable in the sandbox, besides the system} */
    List<Path> visible() {
        List<Path> all = new ArrayList<>(readable());
        all.add(java.home());
        return all;
    }

    /** {@return the first of these that nobody but its owner may read, which is no use to another user} */
    Optional<Path> kept() {
        return readable().stream()
                .filter(Files::exists)
                .filter(Interior::isKept)
                .findFirst();
    }

    private static boolean isKept(Path path) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return !permissions.contains(PosixFilePermission.OTHERS_READ)
                    || (Files.isDirectory(path) && !permissions.contains(PosixFilePermission.OTHERS_EXECUTE));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** {@return the command that runs in the sandbox} */
    List<String> command(Room room, Limits limits) {
        List<String> command = new ArrayList<>();
        command.add(room.java());
        command.addAll(Inside.jvmOptions(between(96, limits.memory() / 8, 384)));
        command.addAll(places(room));
        command.add("-cp");
        command.add(kernel.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(Inside.class.getName());
        return command;
    }

    private static long between(long megabytes, long bytes, long mostMegabytes) {
        return Math.max(megabytes * MEGABYTE, Math.min(bytes, mostMegabytes * MEGABYTE));
    }

    private static List<String> places(Room room) {
        // Without a line in the system's list of users Java takes a question mark for the home.
        return List.of("-Duser.home=" + room.home(), "-Djava.io.tmpdir=" + room.temporary(), "-Duser.name=student");
    }

    /** {@return what is asked of {@link Inside}} */
    Request request(String nonce, Room room, Limits limits, List<Step> steps) {
        List<String> options = new ArrayList<>(kernel.jvmOptions());
        options.add("-Xmx" + (between(128, limits.memory() / 4, 1024) >> 20) + "m");
        options.add("-XX:ActiveProcessorCount=" + threads);
        // A notebook lives for seconds or computes in native code: the second compiler takes a third more processor
        // time of
        // a class and gives nothing back.
        options.add("-XX:TieredStopAtLevel=1");
        options.addAll(places(room));
        Map<String, String> variables = new HashMap<>(kernel.environment());
        variables.putAll(environment);
        return new Request(
                nonce,
                kernel.classPath().stream().map(Path::toString).toList(),
                options,
                variables,
                room.home(),
                limits.cell().toMillis(),
                Attempt.GRACE.toMillis(),
                limits.output(),
                limits.answer(),
                steps);
    }
}
