package dev.neurona.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/**
 * Bytes on their way into an array of {@code float32} from 0 to 1, image by image, with little memory beside the array:
 * one buffer of a few megabytes is used again and again. (Each buffer given to DJL is native memory that only the garbage
 * collector returns, and one of a whole data set would be as large as the array.)
 */
final class PixelArray {
    private static final int BUFFER = 8 << 20;

    private final NDManager manager;
    private final NDArray all;
    private final Shape image;
    private final int bytes;
    private final ByteBuffer buffer;
    private int stored;

    /** @param image the shape of one, {@code (C, H, W)} */
    PixelArray(NDManager manager, int count, Shape image) {
        this(manager, count, image, buffer(count, image));
    }

    /** @param buffer used by nobody else meanwhile */
    PixelArray(NDManager manager, int count, Shape image, ByteBuffer buffer) {
        this.manager = manager;
        this.image = image;
        this.bytes = Math.toIntExact(image.size());
        this.all = manager.create(new Shape(count).addAll(image), DataType.FLOAT32);
        this.buffer = buffer.clear();
    }

    static ByteBuffer buffer(int count, Shape image) {
        long bytes = image.size();
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes * Math.max(1, Math.min(count, BUFFER / bytes))));
    }

    /** Appends an image. */
    void add(byte[] pixels, int from) {
        buffer.put(pixels, from, bytes);
        if (buffer.remaining() < bytes) {
            store();
        }
    }

    private void store() {
        int n = buffer.position() / bytes;
        if (n == 0) {
            return;
        }
        buffer.flip();
        try (NDManager scope = manager.newSubManager()) {
            NDArray whole = scope.create(buffer, new Shape(n).addAll(image), DataType.UINT8);
            NDArray values = whole.toType(DataType.FLOAT32, true).divi(255);
            all.set(new NDIndex(stored + ":" + (stored + n)), values);
        }
        stored += n;
        buffer.clear();
    }

    /** {@return the array} The manager's owner closes it. If fewer images were added than said, it holds those. */
    NDArray finish() {
        store();
        if (stored == all.size(0)) {
            return all;
        }
        try (all;
                NDArray part = all.get("0:" + stored)) {
            return part.duplicate();
        }
    }

    /** Frees the array where it cannot be finished. */
    void discard() {
        all.close();
    }
}
