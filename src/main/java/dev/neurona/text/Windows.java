package dev.neurona.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pieces of a text of T tokens each, and for each token the one that follows: what a language model learns from. The
 * target of a window is its input shifted by one.
 *
 * <pre>
 *     text     t h e   h e n
 *     input    t h e _            T = 4
 *     target   h e _ h
 * </pre>
 */
public final class Windows {
    private final int[] ids;
    private final int[] starts;
    private final int length;

    private Windows(int[] ids, int[] starts, int length) {
        this.ids = ids;
        this.starts = starts;
        this.length = length;
    }

    /**
     * {@return windows that begin every so many tokens} With {@code step = length} they follow each other without overlap.
     * Tokens at the end that fill no window are left out.
     *
     * @param length T, how many tokens a window has
     * @param step from the beginning of one window to that of the next
     * @throws IllegalArgumentException if the text is shorter than a window and one more
     */
    public static Windows of(int[] ids, int length, int step) {
        long enough = enough(ids, length, 1);
        if (step < 1) {
            throw new IllegalArgumentException("a step of %d: give 1 or more".formatted(step));
        }
        int count = (int) ((ids.length - enough) / step) + 1;
        return new Windows(
                ids.clone(), IntStream.range(0, count).map(i -> i * step).toArray(), length);
    }

    /**
     * {@return windows for a model that remembers from batch to batch} The text is cut into {@code batch} long streams;
     * windows {@code 0} to {@code batch - 1} are the first of each stream, and window {@code i + batch} goes on where
     * window {@code i} ended. Take them in order, without shuffling, and row by row a state can be carried over
     * (truncated backpropagation through time).
     *
     * @param batch N, how many windows a batch has
     */
    public static Windows streams(int[] ids, int length, int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch of %d: give 1 or more".formatted(batch));
        }
        enough(ids, length, batch);
        int stream = (ids.length - 1) / batch;
        int[] starts = IntStream.range(0, stream / length)
                .flatMap(part -> IntStream.range(0, batch).map(row -> row * stream + part * length))
                .toArray();
        return new Windows(ids.clone(), starts, length);
    }

    private static long enough(int[] ids, int length, int windows) {
        if (length < 1) {
            throw new IllegalArgumentException("a window of %d tokens: give 1 or more".formatted(length));
        }
        long needed = (long) length * windows + 1;
        if (ids.length < needed) {
            throw new IllegalArgumentException(
                    "the text has %d tokens, but %d window(s) of %d and the token that follows need %d: choose shorter windows or a longer text"
                            .formatted(ids.length, windows, length, needed));
        }
        return needed;
    }

    /** {@return how many windows there are} */
    public int size() {
        return starts.length;
    }

    /** {@return the T tokens of a window} */
    public int[] input(int window) {
        return Arrays.copyOfRange(ids, starts[window], starts[window] + length);
    }

    /** {@return the token after each of a window's} */
    public int[] target(int window) {
        return Arrays.copyOfRange(ids, starts[window] + 1, starts[window] + 1 + length);
    }

    /** {@return all inputs as {@code (N, T)} of int64; the manager's owner closes it} */
    public NDArray inputs(NDManager manager) {
        return array(manager, 0);
    }

    /** {@return all targets as {@code (N, T)} of int64; the manager's owner closes it} */
    public NDArray targets(NDManager manager) {
        return array(manager, 1);
    }

    private NDArray array(NDManager manager, int shift) {
        long[] all = new long[Math.multiplyExact(starts.length, length)];
        for (int w = 0; w < starts.length; w++) {
            for (int t = 0; t < length; t++) {
                all[w * length + t] = ids[starts[w] + t + shift];
            }
        }
        return manager.create(all, new Shape(starts.length, length));
    }
}
