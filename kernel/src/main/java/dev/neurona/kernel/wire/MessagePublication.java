package dev.neurona.kernel.wire;

import dev.neurona.kernel.wire.zmtp.Publication;
import java.util.List;

/** A message published as it was written. */
record MessagePublication(List<byte[]> frames) implements Publication {
    @Override
    public byte[] topic() {
        return frames.get(0);
    }

    @Override
    public int size() {
        int size = 0;
        for (byte[] frame : frames) {
            size += frame.length;
        }
        return size;
    }
}
