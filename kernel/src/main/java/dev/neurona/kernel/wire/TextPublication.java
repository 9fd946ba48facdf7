package dev.neurona.kernel.wire;

import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.wire.zmtp.Publication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Printed text of one cell, made a message when it is sent: the printing thread only copies bytes. */
final class TextPublication implements Publication.Losable {
    private final Iopub iopub;
    private final Parent parent;
    private final CellOutput.Stream stream;
    private final int size;
    private byte @Nullable [] text;
    private @Nullable List<byte[]> frames;

    TextPublication(Iopub iopub, Parent parent, CellOutput.Stream stream, byte[] text) {
        this.iopub = iopub;
        this.parent = parent;
        this.stream = stream;
        this.text = text;
        this.size = text.length;
    }

    @Override
    public byte[] topic() {
        return iopub.topic("stream");
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public List<byte[]> frames() {
        List<byte[]> made = frames;
        byte[] raw = text;
        if (made == null && raw != null) {
            made = iopub.frames("stream", parent, JsonText.stream(stream, raw));
            frames = made;
            text = null;
        }
        if (made == null) {
            throw new IllegalStateException("text without bytes and without frames");
        }
        return made;
    }

    @Override
    public Object owner() {
        return parent;
    }

    @Override
    public long lines() {
        byte[] raw = text;
        if (raw == null) {
            // Made a message for another reader already: every end of line is two characters there.
            byte[] content = frames().get(frames().size() - 1);
            return Math.max(1, JsonText.escapedLines(content));
        }
        long lines = 0;
        for (byte b : raw) {
            lines += b == '\n' ? 1 : 0;
        }
        return Math.max(1, lines);
    }

    @Override
    public Publication lost(long lines) {
        return iopub.lost(parent, lines);
    }
}
