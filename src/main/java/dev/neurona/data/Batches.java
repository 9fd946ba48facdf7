package dev.neurona.data;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Examples cut into mini-batches, epoch by epoch (checklist O-04 to O-06). What an epoch holds follows from the seed and
 * the epoch's number alone, so that training which goes on from a checkpoint sees the same batches as training that was
 * never stopped.
 *
 * <pre>{@code
 * Batches batches = Batches.of(train, 64).shuffled(42);
 * try (Batches.Epoch epoch = batches.epoch(1)) {
 *     while (epoch.hasNext()) {
 *         Batches.Batch batch = epoch.next();     // x (64, ...), y (64)
 *     }
 * }
 * }</pre>
 *
 * <p>How it stays out of the way: rows are gathered for many batches at once and cut into views, which costs one copy of
 * some megabytes instead of an indexing operation for every batch; in order, nothing is copied at all.
 */
public final class Batches {
    /** Gathered at once: enough that the calls do not count, small enough to stay in a processor's cache. */
    private static final long BLOCK_BYTES = 4 << 20;

    private final NDArray x;
    private final NDArray y;
    private final int size;
    private final boolean shuffle;
    private final long seed;
    private final boolean dropLast;
    private final @Nullable BiFunction<NDArray, Random, NDArray> augmentation;
    private final @Nullable Device device;

    /**
     * One batch. Its arrays are closed when the next one is asked for.
     *
     * @param x inputs {@code (B, ...)}
     * @param y labels or values {@code (B, ...)}
     */
    public record Batch(NDArray x, NDArray y) {
        /** {@return the number of examples, B} */
        public int size() {
            return Math.toIntExact(x.size(0));
        }
    }

    private Batches(
            NDArray x,
            NDArray y,
            int size,
            boolean shuffle,
            long seed,
            boolean dropLast,
            @Nullable BiFunction<NDArray, Random, NDArray> augmentation,
            @Nullable Device device) {
        this.x = x;
        this.y = y;
        this.size = size;
        this.shuffle = shuffle;
        this.seed = seed;
        this.dropLast = dropLast;
        this.augmentation = augmentation;
        this.device = device;
    }

    /** {@return the examples in their order, {@code size} at a time; the last batch may be smaller} */
    public static Batches of(Data data, int size) {
        return of(data.x(), data.y(), size);
    }

    /**
     * {@return inputs and labels of any shape in their order} Such as windows of a text, {@code (N, T)} both.
     *
     * @param x inputs {@code (N, ...)}; stays open while batches are taken, as does y
     * @param y labels or values {@code (N, ...)}
     * @param size B, how many examples a batch has; more than there are gives one batch of all
     * @throws IllegalArgumentException if there are no examples, x and y do not hold as many, or the size is not positive
     */
    public static Batches of(NDArray x, NDArray y, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a batch of %d examples: give 1 or more".formatted(size));
        }
        if (x.getShape().dimension() == 0 || x.size(0) == 0) {
            throw new IllegalArgumentException("there are no examples in x: its shape is " + x.getShape());
        }
        if (y.getShape().dimension() == 0 || y.size(0) != x.size(0)) {
            throw new IllegalArgumentException("x %s holds %d examples and y %s does not: give one label for each"
                    .formatted(x.getShape(), x.size(0), y.getShape()));
        }
        return new Batches(x, y, size, false, 0, false, null, null);
    }

    /** {@return the same in another order in every epoch, all of which follow from the seed} */
    public Batches shuffled(long seed) {
        return new Batches(x, y, size, true, seed, dropLast, augmentation, device);
    }

    /** {@return the same without a last batch that is smaller than the others} */
    public Batches dropLast() {
        if (size > x.size(0)) {
            throw new IllegalArgumentException(
                    "without its smaller batch nothing is left: there are %d examples for batches of %d"
                            .formatted(x.size(0), size));
        }
        return new Batches(x, y, size, shuffle, seed, true, augmentation, device);
    }

    /**
     * {@return the same with inputs that are changed anew each time they come}
     *
     * @param augmentation takes a batch's inputs {@code (B, ...)} and a source of chance, returns as many of the same shape;
     *     what it makes on the way is freed with the batch
     */
    public Batches augmented(BiFunction<NDArray, Random, NDArray> augmentation, long seed) {
        return new Batches(x, y, size, shuffle, seed, dropLast, augmentation, device);
    }

    /** {@return the same with every batch moved to a device, such as that of the weights} */
    public Batches on(Device device) {
        return new Batches(x, y, size, shuffle, seed, dropLast, augmentation, device);
    }

    /** {@return all inputs {@code (N, ...)}} */
    public NDArray x() {
        return x;
    }

    /** {@return all labels or values {@code (N, ...)}} */
    public NDArray y() {
        return y;
    }

    /** {@return how many batches an epoch has} */
    public int count() {
        long n = x.size(0);
        return Math.toIntExact(dropLast ? n / size : (n + size - 1) / size);
    }

    /** {@return how many examples an epoch has} */
    public int examples() {
        return dropLast ? count() * size : Math.toIntExact(x.size(0));
    }

    /** {@return B, how many examples a batch has} */
    public int size() {
        return size;
    }

    /**
     * {@return the batches of one epoch; close it when done}
     *
     * @param number of the epoch: the same number gives the same batches again
     */
    public Epoch epoch(int number) {
        return new Epoch(number);
    }

    /** The batches of an epoch, one after the other. Only one batch is open at a time. */
    public final class Epoch implements AutoCloseable {
        private final NDManager manager = x.getManager().newSubManager();
        private final int number;
        private final int @Nullable [] order;
        private final int blockBatches;
        private @Nullable NDManager block;
        private @Nullable NDManager changed;
        private @Nullable NDList xs;
        private @Nullable NDList ys;
        private int next;
        private int blockBegin;
        private int blockEnd;

        private Epoch(int number) {
            this.number = number;
            this.order = shuffle ? order(mix(seed, number)) : null;
            long bytes = Math.max(1, (x.size() / x.size(0)) * x.getDataType().getNumOfBytes() * size);
            this.blockBatches = (int) Math.max(1, Math.min(BLOCK_BYTES / bytes, 1 << 10));
        }

        /** {@return whether another batch follows} */
        public boolean hasNext() {
            return next < count();
        }

        /** {@return the next batch; the one before it is closed} */
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the epoch has %d batches and all were taken".formatted(count()));
            }
            if (next >= blockEnd) {
                fill();
            }
            if (changed != null) {
                changed.close();
                changed = null;
            }
            NDList allX = Objects.requireNonNull(xs);
            NDList allY = Objects.requireNonNull(ys);
            NDArray batchX = allX.get(next - blockBegin);
            NDArray batchY = allY.get(next - blockBegin);
            if (augmentation != null) {
                batchX = augment(batchX, augmentation);
            }
            next++;
            return new Batch(batchX, batchY);
        }

        private NDArray augment(NDArray batch, BiFunction<NDArray, Random, NDArray> augmentation) {
            NDManager own = manager.newSubManager();
            changed = own;
            NDArray lent = batch.reshape(batch.getShape());
            lent.attach(own);
            NDArray result = augmentation.apply(lent, new Random(mix(mix(seed, number), ~next)));
            if (!result.getShape().equals(batch.getShape())) {
                throw new IllegalArgumentException("an augmentation must keep the shape: expected %s but got %s"
                        .formatted(batch.getShape(), result.getShape()));
            }
            return result;
        }

        /** Puts the rows of the coming batches together and cuts them. */
        private void fill() {
            if (block != null) {
                block.close();
            }
            NDManager own = manager.newSubManager();
            block = own;
            blockBegin = next;
            blockEnd = Math.min(count(), next + blockBatches);
            int from = blockBegin * size;
            int to = Math.min(blockEnd * size, examples());
            if (order == null) {
                xs = cut(x, from, to, own);
                ys = cut(y, from, to, own);
            } else {
                long[] rows = new long[to - from];
                for (int i = 0; i < rows.length; i++) {
                    rows[i] = order[from + i];
                }
                NDArray index = own.create(rows);
                NDArray indexOfX = index.toDevice(x.getDevice(), false);
                xs = cut(gather(x, indexOfX), 0, rows.length, own);
                ys = cut(gather(y, indexOfX), 0, rows.length, own);
            }
        }

        private NDList cut(NDArray all, int from, int to, NDManager own) {
            NDArray rows = from == 0 && to == all.size(0) ? all : all.get(new NDIndex().addSliceDim(from, to));
            NDArray there = rows.toDevice(device == null ? all.getDevice() : device, false);
            int pieces = (to - from + size - 1) / size;
            long[] ends = new long[pieces - 1];
            for (int i = 0; i < ends.length; i++) {
                ends[i] = (long) (i + 1) * size;
            }
            NDList cut = ends.length == 0 ? new NDList(there.reshape(there.getShape())) : there.split(ends);
            cut.attach(own);
            // A scope around one step must not free the batches of later steps.
            NDScope.unregister(cut);
            if (there != all) {
                there.attach(own);
            }
            if (rows != all) {
                rows.attach(own);
            }
            return cut;
        }

        /** Frees the epoch's batches. */
        @Override
        public void close() {
            manager.close();
        }
    }

    /**
     * Rows of an array by their numbers. The engine's look-up of embeddings is a plain copy of rows, where its indexing
     * works out the place of every single number.
     */
    private static NDArray gather(NDArray all, NDArray rows) {
        NDArray table = all.reshape(all.size(0), -1);
        NDArray found = rows.getNDArrayInternal()
                .embedding(rows, table, SparseFormat.DENSE)
                .singletonOrThrow();
        table.close();
        long[] shape = all.getShape().getShape().clone();
        shape[0] = rows.size(0);
        NDArray shaped = found.reshape(new Shape(shape));
        found.close();
        return shaped;
    }

    private int[] order(long seed) {
        int[] order = new int[Math.toIntExact(x.size(0))];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** {@return a number that hangs together with neither of the two in a simple way} */
    private static long mix(long seed, long number) {
        return new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)).nextLong();
    }
}
