package dev.neurona.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Work that only one thread of one process may do at a time. A file's lock belongs to the whole process, so that threads
 * need one of their own before it. The lock's file stays: deleting it would let two in.
 */
final class Locked {
    private static final ConcurrentHashMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private Locked() {}

    /** @param what the work, for the message of an interrupt */
    static <T> T run(Path lockFile, String what, Supplier<T> work) {
        Path key = lockFile.toAbsolutePath().normalize();
        ReentrantLock threads = THREADS.computeIfAbsent(key, k -> new ReentrantLock());
        try {
            threads.lockInterruptibly();
        } catch (InterruptedException e) {
            throw DataException.interrupted("waiting for another thread: " + what);
        }
        try (FileChannel channel = FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(channel, what);
            return work.get();
        } catch (IOException e) {
            throw new DataException(
                    "cannot write in %s (%s): free it, or name another cache folder in NEURONA_CACHE"
                            .formatted(key.getParent(), DataException.words(e)),
                    e);
        } finally {
            threads.unlock();
        }
    }

    /** Keeps other processes out until the channel is closed. */
    private static void lock(FileChannel channel, String what) {
        try {
            channel.lock();
        } catch (FileLockInterruptionException e) {
            throw DataException.interrupted("waiting for another process: " + what);
        } catch (IOException noLocks) {
            // Some network file systems have no locks. Renaming is atomic there too, so a clash costs time, not data.
        }
    }
}
