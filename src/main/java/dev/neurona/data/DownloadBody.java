package dev.neurona.data;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer's body to a file as it comes, at most so many bytes. Unlike a body read as a stream it can be left at
 * any moment: the thread that waits for it never reads from the network itself.
 */
final class DownloadBody implements HttpResponse.BodySubscriber<Long> {
    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private final FileChannel file;
    private final long mostBytes;
    private Flow.@Nullable Subscription subscription;
    private final long start;
    private volatile long position;
    private boolean left;

    /** @param file at the place where the body begins; closed at its end, however that comes */
    DownloadBody(FileChannel file, long start, long mostBytes) {
        this.file = file;
        this.start = start;
        this.position = start;
        this.mostBytes = mostBytes;
    }

    /** {@return whether anything came} */
    boolean received() {
        return position > start;
    }

    /** {@return how long the file is so far} */
    long position() {
        return position;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return end;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (left) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (left) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                if (position + buffer.remaining() > mostBytes) {
                    throw new HttpTransfer.Refusal("it is longer than %s".formatted(Progress.bytes(mostBytes)));
                }
                while (buffer.hasRemaining()) {
                    position += file.write(buffer);
                }
            }
            if (subscription != null) {
                subscription.request(1);
            }
        } catch (IOException e) {
            onError(e);
            leave();
        }
    }

    @Override
    public synchronized void onError(Throwable thrown) {
        close();
        end.completeExceptionally(thrown);
    }

    @Override
    public synchronized void onComplete() {
        close();
        end.complete(position);
    }

    /** Takes no more; nothing is written after this returns. */
    synchronized void leave() {
        left = true;
        if (subscription != null) {
            subscription.cancel();
        }
        close();
        end.cancel(false);
    }

    private void close() {
        try {
            file.close();
        } catch (IOException e) {
            end.completeExceptionally(e);
        }
    }
}
