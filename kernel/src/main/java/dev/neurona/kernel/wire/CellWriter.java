package dev.neurona.kernel.wire;

import com.google.gson.JsonObject;
import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.message.Content;
import dev.neurona.kernel.message.Published;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell's output over the wire. Text is gathered under a lock that is held only to copy it; the waiting for readers
 * that are behind is done before the lock is taken.
 */
final class CellWriter implements TextSink {
    private final Iopub iopub;
    private final Flusher flusher;
    private final StdinChannel stdin;
    private final Parent parent;
    private final boolean allowStdin;
    private final boolean silent;
    private final TextBuffer out = new TextBuffer();
    private final TextBuffer err = new TextBuffer();
    private final List<Bundle> pages = new ArrayList<>();
    private Stream current = Stream.STDOUT;
    private boolean scheduled;
    private boolean replied;
    private long skipped;

    CellWriter(Iopub iopub, Flusher flusher, StdinChannel stdin, Parent parent, boolean allowStdin, boolean silent) {
        this.iopub = iopub;
        this.flusher = flusher;
        this.stdin = stdin;
        this.parent = parent;
        this.allowStdin = allowStdin;
        this.silent = silent;
    }

    @Override
    public void write(Stream stream, byte[] utf8, int offset, int length) throws InterruptedIOException {
        if (length == 0 || silent) {
            return;
        }
        InterruptedIOException interrupt = waitForRoom();
        synchronized (this) {
            if (takes(interrupt != null)) {
                TextBuffer buffer = buffer(stream);
                for (int done = 0; done < length; ) {
                    done += buffer.put(utf8, offset + done, length - done);
                    sendIfFull(buffer);
                }
                schedule();
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
    }

    @Override
    public void write(Stream stream, String text, boolean line) throws InterruptedIOException {
        if (silent || (text.isEmpty() && !line)) {
            return;
        }
        InterruptedIOException interrupt = waitForRoom();
        synchronized (this) {
            if (takes(interrupt != null)) {
                TextBuffer buffer = buffer(stream);
                for (int done = 0; done < text.length(); ) {
                    done = buffer.put(text, done);
                    sendIfFull(buffer);
                }
                if (line) {
                    buffer.put("\n", 0);
                    sendIfFull(buffer);
                }
                schedule();
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
    }

    /** Text of an interrupted thread is taken all the same: the interrupt is not the fault of what it printed. */
    private @Nullable InterruptedIOException waitForRoom() {
        if (iopub.full()) {
            try {
                iopub.awaitRoom();
            } catch (InterruptedIOException e) {
                return e;
            }
        }
        return null;
    }

    /** A thread that prints on and on, interrupted each time, must not fill the memory. */
    private boolean takes(boolean interrupted) {
        if (interrupted && iopub.overfull()) {
            skipped++;
            return false;
        }
        if (skipped > 0) {
            send();
            iopub.publishLost(parent, skipped);
            skipped = 0;
        }
        return true;
    }

    /** The buffer of a stream; what the other holds is sent first, so that both stay in order. */
    private TextBuffer buffer(Stream stream) {
        if (stream != current) {
            send();
            current = stream;
        }
        return of(stream);
    }

    private TextBuffer of(Stream stream) {
        return stream == Stream.STDERR ? err : out;
    }

    private void sendIfFull(TextBuffer buffer) {
        if (buffer.full()) {
            send();
        }
    }

    private void schedule() {
        if (!scheduled && of(current).size() > 0) {
            scheduled = true;
            flusher.later(this);
        }
    }

    /** Publishes the whole characters gathered. */
    synchronized void send() {
        scheduled = false;
        byte[] text = of(current).takeWhole();
        if (text.length > 0) {
            iopub.publish(parent, current, text);
        }
    }

    @Override
    public void flush() {
        // By the sockets' thread: a program that flushes after every character still gets few messages.
        flusher.atOnce(this);
    }

    @Override
    public void display(Bundle bundle, @Nullable String displayId, boolean update) {
        publish(new Published.Display(bundle, displayId, update));
    }

    @Override
    public void clear(boolean wait) {
        publish(new Published.Clear(wait));
    }

    private void publish(Content content) {
        if (silent) {
            return;
        }
        if (waitForRoom() != null) {
            Thread.currentThread().interrupt();
        }
        MessagePublication publication = iopub.publication(parent, content);
        synchronized (this) {
            send();
            iopub.publish(publication);
        }
    }

    @Override
    public void page(Bundle bundle) {
        synchronized (this) {
            if (!replied) {
                pages.add(bundle);
                return;
            }
        }
        // The reply that would have carried it is gone.
        display(bundle, null, false);
    }

    @Override
    public String readLine(String prompt, boolean password) throws InputRefused, InterruptedIOException {
        if (!allowStdin) {
            throw new InputRefused();
        }
        send();
        return stdin.ask(parent, new Published.InputRequest(prompt, password));
    }

    /** Publishes after what was printed so far. */
    void publish(Content content, JsonObject metadata, List<byte[]> binary) {
        synchronized (this) {
            send();
            iopub.publish(parent, content, metadata, binary);
        }
    }

    /** {@return the pages for the reply, which is made now} */
    synchronized List<Bundle> finish() {
        replied = true;
        send();
        // An unfinished character at the very end will not be finished any more.
        for (Stream stream : Stream.values()) {
            byte[] rest = of(stream).takeAll();
            if (rest.length > 0) {
                iopub.publish(parent, stream, rest);
            }
        }
        return List.copyOf(pages);
    }
}
