package dev.neurona.data;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of an {@link ImageSet}, batch by batch, for sets larger than memory. While the engine works on a batch,
 * other threads decode the next two. Each pass over all pictures has an order of its own.
 *
 * <pre>{@code
 * try (ImageStream batches = photos.train().stream(Resize.cropped(224), 32)) {
 *     for (Data batch : batches) {         // x (32, 3, 224, 224), one epoch
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>A batch lives until the next one is asked for: keep numbers of it, not arrays. A picture that cannot be read ends the
 * pass with its name, or with {@link ImageSet#skipUnreadable} the next one takes its place.
 */
public final class ImageStream implements Iterable<Data>, AutoCloseable {
    private final ImageSet set;
    private final NDManager manager;
    private final Resize resize;
    private final int size;
    private final Random random;
    private final ByteBuffer buffer;
    private @Nullable Pass running;
    private boolean closed;

    ImageStream(ImageSet set, NDManager manager, Resize resize, int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("a batch of %d pictures: give 1 or more".formatted(size));
        }
        this.set = set;
        this.manager = manager.newSubManager();
        this.resize = resize;
        this.size = size;
        this.random = new Random(seed);
        this.buffer = PixelArray.buffer(Math.min(size, set.size()), image());
    }

    private Shape image() {
        return new Shape(3, resize.height(), resize.width());
    }

    /** {@return how many batches a pass has, if all pictures can be read} */
    public int batches() {
        return (set.size() + size - 1) / size;
    }

    /** {@return a pass over all pictures; one that still runs is ended} */
    @Override
    public Iterator<Data> iterator() {
        if (closed) {
            throw new IllegalStateException("this stream is closed: make another with ImageSet.stream");
        }
        end();
        Pass pass = new Pass(ImageSet.order(set.size(), random));
        running = pass;
        return pass;
    }

    private void end() {
        if (running != null) {
            running.end();
        }
    }

    /** Ends the pass and frees the batch. */
    @Override
    public void close() {
        closed = true;
        end();
        manager.close();
    }

    private final class Pass implements Iterator<Data> {
        private final Decoding decoding;
        private final List<Decoding.Decoded> ready = new ArrayList<>();
        private final int[] labels = set.labels();
        private @Nullable NDManager batch;
        private boolean any;

        Pass(int[] order) {
            decoding = new Decoding(set, resize, order, 2 * size);
        }

        @Override
        public boolean hasNext() {
            while (ready.size() < size) {
                Decoding.Decoded next = decoding.next();
                if (next == null) {
                    break;
                }
                if (next.fault() == null) {
                    ready.add(next);
                    any = true;
                } else {
                    set.requireReadable(set.fault(next));
                }
            }
            if (ready.isEmpty()) {
                end();
                if (!any) {
                    throw new DataException("none of %s can be read".formatted(set));
                }
            }
            return !ready.isEmpty();
        }

        @Override
        public Data next() {
            if (!hasNext()) {
                throw new NoSuchElementException("this pass over the pictures is over");
            }
            free();
            NDManager mine = manager.newSubManager();
            batch = mine;
            PixelArray pixels = new PixelArray(mine, ready.size(), image(), buffer);
            ready.forEach(decoded -> pixels.add(decoded.pixels(), 0));
            long[] y = IntStream.range(0, ready.size())
                    .mapToLong(i -> labels[ready.get(i).index()])
                    .toArray();
            ready.clear();
            return new Data(pixels.finish(), mine.create(y), List.of(), set.classes());
        }

        private void free() {
            if (batch != null) {
                batch.close();
                batch = null;
            }
        }

        void end() {
            decoding.close();
            free();
        }
    }
}
