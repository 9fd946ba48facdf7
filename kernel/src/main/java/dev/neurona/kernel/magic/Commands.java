package dev.neurona.kernel.magic;

import dev.neurona.kernel.eval.CellOutput;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands of the operating system; what they print arrives as it is printed. They read nothing. */
final class Commands implements AutoCloseable {
    /** Marks the processes of this session, also those whose parents have ended. */
    private static final String MARK = "NEURONA_SESSION";

    private static final int PATIENCE_MILLIS = 300;

    private final String session = UUID.randomUUID().toString();
    private final Workplace workplace;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean used;

    Commands(Workplace workplace) {
        this.workplace = workplace;
    }

    /**
     * Runs a command to its end.
     *
     * @param output where it prints to
     * @return its exit code
     * @throws MagicError if it cannot be started
     * @throws InterruptedException after an interrupt, when the command and its children have been ended
     */
    int run(List<String> command, CellOutput output) throws MagicError, InterruptedException {
        return run(command, output, Pump.to(output, CellOutput.Stream.STDOUT));
    }

    /** Runs a command to its end as {@link #run(List, CellOutput)} does, its standard output taken by {@code sink}. */
    int run(List<String> command, CellOutput output, Pump.Sink sink) throws MagicError, InterruptedException {
        Process process = start(command);
        running.add(process);
        Pump out = Pump.start(process.getInputStream(), sink);
        Pump err = Pump.start(process.getErrorStream(), Pump.to(output, CellOutput.Stream.STDERR));
        boolean ended = false;
        try {
            int code = process.waitFor();
            out.awaitSilence(PATIENCE_MILLIS);
            err.awaitSilence(PATIENCE_MILLIS);
            ended = true;
            return code;
        } finally {
            running.remove(process);
            if (!ended) {
                end(process);
                out.stop();
                err.stop();
            }
            output.flush();
        }
    }

    private Process start(List<String> command) throws MagicError {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workplace.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File(windows() ? "NUL" : "/dev/null")));
        workplace.apply(builder.environment());
        builder.environment().put(MARK, session);
        used = true;
        try {
            return builder.start();
        } catch (IOException e) {
            throw new MagicError("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    static boolean windows() {
        return File.separatorChar == '\\';
    }

    /** Ends a process and its children: asked first, killed if they do not listen. */
    private static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] exits = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        boolean interrupted = Thread.interrupted();
        try {
            CompletableFuture.allOf(exits).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException stubborn) {
            all.addAll(process.descendants().toList());
        }
        all.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what still runs, also processes left in the background where the system lets us find them. */
    @Override
    public void close() {
        running.forEach(Commands::end);
        Path proc = Path.of("/proc");
        if (!used || !Files.isDirectory(proc)) {
            return;
        }
        String marked = MARK + "=" + session;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (environment(process).contains(marked)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot look for commands still running", e);
        }
    }

    /** A process may end, or belong to someone else, while it is looked at: then it is none of ours. */
    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException notOurs) {
            return "";
        }
    }
}
