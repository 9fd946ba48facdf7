package dev.neurona.data;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A body nobody wants, for a reason that its request ends with. */
final class DownloadBodyRefused implements HttpResponse.BodySubscriber<Long> {
    private final IOException reason;

    DownloadBodyRefused(IOException reason) {
        this.reason = reason;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return CompletableFuture.failedFuture(reason);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        // Cancelled: what still comes is dropped.
    }

    @Override
    public void onError(Throwable thrown) {
        // The reason is told already.
    }

    @Override
    public void onComplete() {
        // The reason is told already.
    }
}
