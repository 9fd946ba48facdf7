package dev.neurona.kernel.magic;

import dev.neurona.kernel.eval.CellOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Carries what a command prints to where it is wanted, on a thread of its own, as it is printed. */
final class Pump {
    /** Takes text as bytes of UTF-8. */
    @FunctionalInterface
    interface Sink {
        void write(byte[] utf8, int length) throws IOException;
    }

    private final InputStream in;
    private final Sink sink;
    private final Thread thread = new Thread(this::run, "command-output");
    private final AtomicLong carried = new AtomicLong();

    private Pump(InputStream in, Sink sink) {
        this.in = in;
        this.sink = sink;
    }

    static Pump start(InputStream in, Sink sink) {
        Pump pump = new Pump(in, sink);
        pump.thread.setDaemon(true);
        pump.thread.start();
        return pump;
    }

    static Sink to(CellOutput output, CellOutput.Stream stream) {
        return (utf8, length) -> output.write(stream, utf8, 0, length);
    }

    /**
     * Waits for the end of the output of a command that has ended. A process it left in the background may hold the pipe
     * open for ever, so an output that is silent is not waited for; what comes later is carried all the same.
     */
    void awaitSilence(int millis) throws InterruptedException {
        long before;
        do {
            before = carried.get();
            thread.join(millis);
        } while (thread.isAlive() && carried.get() != before);
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        try (in) {
            Charset charset = charset();
            if (charset.equals(StandardCharsets.UTF_8)) {
                byte[] buffer = new byte[16 * 1024];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    carry(buffer, n);
                }
                return;
            }
            Reader reader = new InputStreamReader(in, charset);
            char[] buffer = new char[8 * 1024];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                byte[] utf8 = new String(buffer, 0, n).getBytes(StandardCharsets.UTF_8);
                carry(utf8, utf8.length);
            }
        } catch (IOException closed) {
            // The process was ended, or its reader has gone: there is nobody left to tell.
            Thread.currentThread().interrupt();
        }
    }

    private void carry(byte[] utf8, int length) throws IOException {
        sink.write(utf8, length);
        carried.addAndGet(length);
    }

    /** What commands write in. The "ASCII" of a bare environment is UTF-8 in fact. */
    private static Charset charset() {
        String name = System.getProperty("native.encoding", "UTF-8");
        Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }
}
