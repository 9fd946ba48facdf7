package dev.neurona.kernel.magic.maven;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.CellOutput;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/** One line in the cell that says what is being downloaded, and in the end what came of it. */
final class Progress extends AbstractTransferListener {
    private static final long BETWEEN_UPDATES = 100_000_000;

    private final CellOutput output;
    private final String id = UUID.randomUUID().toString();
    private final Map<String, long[]> underway = new LinkedHashMap<>();
    private boolean shown;
    private boolean ended;
    private long lastUpdate;
    private long bytes;
    private int files;

    Progress(CellOutput output) {
        this.output = output;
    }

    /** Ends the downloads that are under way, at their next piece. */
    synchronized void cancel() {
        ended = true;
    }

    /** Puts what came of it in the line's place. */
    synchronized void end(String text) {
        ended = true;
        output.display(Bundle.of(text), id, shown);
        shown = true;
    }

    /** Takes the line away, if there is one: an error follows. */
    synchronized void fail() {
        if (shown && !ended) {
            output.display(Bundle.of(""), id, true);
        }
        ended = true;
    }

    /** {@return what was downloaded, for the last line; empty if nothing was} */
    synchronized String downloaded() {
        return files == 0 ? "" : " (downloaded " + size(bytes) + ")";
    }

    @Override
    public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        checkCancelled();
    }

    @Override
    public synchronized void transferStarted(TransferEvent event) throws TransferCancelledException {
        checkCancelled();
        underway.put(name(event), new long[] {0, event.getResource().getContentLength()});
        update();
    }

    @Override
    public synchronized void transferProgressed(TransferEvent event) throws TransferCancelledException {
        checkCancelled();
        long[] state = underway.get(name(event));
        if (state != null) {
            state[0] = event.getTransferredBytes();
        }
        update();
    }

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
        underway.remove(name(event));
        bytes += event.getTransferredBytes();
        files++;
        update();
    }

    @Override
    public synchronized void transferFailed(TransferEvent event) {
        underway.remove(name(event));
    }

    private synchronized void checkCancelled() throws TransferCancelledException {
        if (ended) {
            throw new TransferCancelledException("the cell was interrupted");
        }
    }

    private static String name(TransferEvent event) {
        String path = event.getResource().getResourceName();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void update() {
        long now = System.nanoTime();
        if (ended || underway.isEmpty() || (shown && now - lastUpdate < BETWEEN_UPDATES)) {
            return;
        }
        lastUpdate = now;
        StringBuilder line = new StringBuilder("downloading ");
        String separator = "";
        for (Map.Entry<String, long[]> entry : underway.entrySet()) {
            long done = entry.getValue()[0];
            long all = entry.getValue()[1];
            line.append(separator).append(entry.getKey());
            line.append(all > 0 ? " (" + size(done) + " of " + size(all) + ")" : " (" + size(done) + ")");
            separator = ", ";
        }
        line.append(files > 0 ? "; " + files + " done" : "");
        output.display(Bundle.of(line.toString()), id, shown);
        shown = true;
    }

    /** {@return bytes in a unit a person can read} */
    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }
}
