package dev.neurona.data;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pictures decoded by several threads and handed out in order. Only so many are ahead of the one handed out, so that
 * memory stays small however many there are.
 */
final class Decoding implements AutoCloseable {
    /** A picture as {@code (3, H, W)} bytes, or why there is none. */
    static final class Decoded {
        private final int index;
        private final byte[] pixels;
        private final @Nullable String fault;

        Decoded(int index, byte[] pixels, @Nullable String fault) {
            this.index = index;
            this.pixels = pixels;
            this.fault = fault;
        }

        /** {@return its row in the set} */
        int index() {
            return index;
        }

        byte[] pixels() {
            return pixels;
        }

        /** {@return null if it was read; then there are pixels} */
        @Nullable String fault() {
            return fault;
        }
    }

    private static final byte[] NONE = {};
    private static final int AHEAD_OF_EACH_THREAD = 4;

    private final ImageSet set;
    private final Resize resize;
    private final int[] order;
    private final int ahead;
    private final ThreadPoolExecutor threads;
    private final ArrayDeque<Future<Decoded>> running = new ArrayDeque<>();
    private int begun;

    /**
     * @param order the rows to decode
     * @param atLeastAhead how many pictures to have ready, if that is more than the threads need
     */
    Decoding(ImageSet set, Resize resize, int[] order, int atLeastAhead) {
        this.set = set;
        this.resize = resize;
        this.order = order;
        int n = Runtime.getRuntime().availableProcessors();
        ahead = Math.max(atLeastAhead, AHEAD_OF_EACH_THREAD * n);
        threads = new ThreadPoolExecutor(n, n, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "neurona-pictures");
            thread.setDaemon(true);
            return thread;
        });
        // A stream left without being closed keeps no threads.
        threads.allowCoreThreadTimeOut(true);
        fill();
    }

    private void fill() {
        while (running.size() < ahead && begun < order.length) {
            int index = order[begun++];
            running.add(threads.submit(() -> decode(index)));
        }
    }

    private Decoded decode(int index) {
        try {
            byte[] file = Files.readAllBytes(set.file(index));
            return new Decoded(index, resize.apply(ImageDecoder.decode(file)), null);
        } catch (IOException e) {
            return new Decoded(index, NONE, DataException.words(e));
        } catch (OutOfMemoryError e) {
            return new Decoded(index, NONE, "there is not enough memory to decode it");
        }
    }

    /**
     * {@return the next picture, null after the last}
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    @Nullable Decoded next() {
        Future<Decoded> first = running.poll();
        if (first == null) {
            return null;
        }
        try {
            Decoded decoded = first.get();
            fill();
            return decoded;
        } catch (InterruptedException e) {
            throw DataException.interrupted("reading pictures");
        } catch (ExecutionException e) {
            throw new IllegalStateException("decoding a picture failed in a way that was not foreseen", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
