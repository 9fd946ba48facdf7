package dev.neurona.kernel.client;

import dev.neurona.kernel.wire.ConnectionInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A kernel as a process of its own, with its connection file and what it wrote to its standard streams. */
public final class KernelProcess implements AutoCloseable {
    private static final int TAIL = 2000;

    private final Process process;
    private final Path folder;
    private final ConnectionInfo connection;

    private KernelProcess(Process process, Path folder, ConnectionInfo connection) {
        this.process = process;
        this.folder = folder;
        this.connection = connection;
    }

    /**
     * Starts a kernel on free ports of this machine.
     *
     * @param command as in a kernelspec: {@code {connection_file}} in it stands for the file written here
     * @param environment added to this process's
     * @param workingFolder the kernel's, or null for this process's
     * @throws IOException if the program cannot be started
     */
    public static KernelProcess start(
            List<String> command, Map<String, String> environment, @Nullable Path workingFolder) throws IOException {
        return start(
                command, environment, workingFolder, freePorts(UUID.randomUUID().toString(), null));
    }

    /** Starts a kernel at the ports and with the keys given. */
    public static KernelProcess start(
            List<String> command,
            Map<String, String> environment,
            @Nullable Path workingFolder,
            ConnectionInfo connection)
            throws IOException {
        Path folder = Files.createTempDirectory("kernel");
        Path file = folder.resolve("connection.json");
        connection.write(file);
        List<String> argv = new ArrayList<>();
        for (String each : command) {
            argv.add(each.replace("{connection_file}", file.toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        if (workingFolder != null) {
            builder.directory(workingFolder.toFile());
        }
        builder.environment().putAll(environment);
        builder.environment()
                .put("JPY_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new KernelProcess(process, folder, connection);
        } catch (IOException e) {
            delete(folder);
            throw new IOException("cannot start the kernel with '" + argv.get(0) + "': " + e.getMessage(), e);
        }
    }

    /** {@return a connection on free ports of this machine} */
    public static ConnectionInfo freePorts(String key, ConnectionInfo.@Nullable CurveKeys curve) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            int[] ports = new int[5];
            for (int i = 0; i < ports.length; i++) {
                ServerSocket socket = new ServerSocket();
                sockets.add(socket);
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
                ports[i] = socket.getLocalPort();
            }
            return new ConnectionInfo(
                    "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], key, "hmac-sha256", curve);
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** {@return the process} */
    public Process process() {
        return process;
    }

    /** {@return where the kernel listens} */
    public ConnectionInfo connection() {
        return connection;
    }

    /** {@return how the process ended and the end of what it printed, or that it runs} */
    public String state() {
        if (process.isAlive()) {
            return "the kernel's process " + process.pid() + " is running";
        }
        String tail = log().strip();
        return "the kernel died: exit code " + process.exitValue()
                + (tail.isEmpty() ? "" : ", its last words: " + tail);
    }

    /** {@return the end of what the process itself printed} */
    public String log() {
        try (SeekableByteChannel file = Files.newByteChannel(folder.resolve("log.txt"))) {
            // A program that a cell started may have printed more than fits in memory.
            file.position(Math.max(0, file.size() - TAIL));
            byte[] tail = new byte[TAIL];
            int length = Channels.newInputStream(file).readNBytes(tail, 0, TAIL);
            return new String(tail, 0, length, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends the process and those it started, first kindly, and removes its files. */
    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroy();
        boolean interrupted = false;
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        delete(folder);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) {
        for (String name : List.of("connection.json", "log.txt", "")) {
            try {
                Files.deleteIfExists(name.isEmpty() ? folder : folder.resolve(name));
            } catch (IOException e) {
                // What the system still holds open goes when the temporary folder is emptied.
                folder.toFile().deleteOnExit();
            }
        }
    }
}
