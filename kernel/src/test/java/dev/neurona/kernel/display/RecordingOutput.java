package dev.neurona.kernel.display;

import dev.neurona.kernel.eval.CellOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A cell's output that is kept for a test to look at. */
public final class RecordingOutput implements CellOutput {
    /** One call of {@link #display}. */
    public record Shown(Bundle bundle, String id, boolean update) {}

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Shown> shown = new ArrayList<>();
    private final List<Boolean> clears = new ArrayList<>();
    private final List<Bundle> pages = new ArrayList<>();

    @Override
    public synchronized void write(Stream stream, byte[] utf8, int offset, int length) {
        (stream == Stream.STDOUT ? out : err).write(utf8, offset, length);
        notifyAll();
    }

    @Override
    public void flush() {}

    @Override
    public synchronized void display(Bundle bundle, String displayId, boolean update) {
        shown.add(new Shown(bundle, displayId, update));
        notifyAll();
    }

    @Override
    public synchronized void clear(boolean wait) {
        clears.add(wait);
    }

    @Override
    public synchronized void page(Bundle bundle) {
        pages.add(bundle);
    }

    @Override
    public String readLine(String prompt, boolean password) throws InputRefused {
        throw new InputRefused();
    }

    public synchronized String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public synchronized String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    public synchronized List<Shown> shown() {
        return List.copyOf(shown);
    }

    public synchronized List<Boolean> clears() {
        return List.copyOf(clears);
    }

    public synchronized List<Bundle> pages() {
        return List.copyOf(pages);
    }

    /** Waits until standard output has the text. */
    public synchronized void awaitOut(String text) throws InterruptedException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!out().contains(text)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("no «" + text + "» in: " + out());
            }
            wait(left);
        }
    }
}
