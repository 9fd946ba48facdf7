package dev.neurona.lessons.grade.sandbox;

import com.google.gson.JsonParseException;
import dev.neurona.kernel.client.ClientKernel;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.KernelCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What runs in a sandbox: reads a {@link Request}, starts the kernel beside itself, and tells what becomes of each step
 * on its standard output. It ends with its standard input, that is with whoever started it.
 */
final class Inside {
    /** How the virtual machine exits that is told to exit for want of memory. */
    static final int OUT_OF_MEMORY = 3;

    /** Messages of up to a megabyte: a cell that prints without end waits for us and does not fill our memory. */
    private static final int READ_AHEAD = 16;

    private Inside() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream results = System.out;
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int code = 0;
        try {
            Request request = Request.parse(String.valueOf(in.readLine()));
            endWith(in);
            run(request, results);
        } catch (IOException | JsonParseException failed) {
            System.err.println(failed.getMessage());
            code = 1;
        }
        // Threads, the kernel and its files go with the sandbox.
        Runtime.getRuntime().halt(code);
    }

    private static void run(Request request, PrintStream results) throws IOException, InterruptedException {
        Distribution distribution = new Distribution(
                request.classPath().stream().map(Path::of).toList(),
                request.jvmOptions(),
                request.environment(),
                folder -> {},
                false);
        Path home = Path.of(request.home());
        ClientKernel kernel = ClientKernel.start(KernelCommand.of(distribution).asKernelSpec(home), home, READ_AHEAD);
        new InsideSession(request, kernel, frame -> write(request.nonce(), frame, results)).run();
    }

    private static void write(String nonce, Frame frame, PrintStream results) {
        byte[] line = (nonce + " " + frame.json() + "\n").getBytes(StandardCharsets.UTF_8);
        results.write(line, 0, line.length);
        results.flush();
    }

    private static void endWith(BufferedReader in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (in.read() >= 0) {
                            Thread.onSpinWait();
                        }
                    } catch (IOException gone) {
                        // As good as an end.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "end-with-starter");
        watch.setDaemon(true);
        watch.start();
    }

    /** {@return options for the virtual machine this runs in, which is small and short-lived} */
    static List<String> jvmOptions(long heap) {
        return List.of(
                "-Xmx" + (heap >> 20) + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8");
    }
}
