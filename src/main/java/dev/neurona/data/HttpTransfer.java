package dev.neurona.data;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request for a file, or for the rest of it (RFC 9110, range requests): the answer's body goes into the part. Whether
 * the result is the right file is for others to say.
 */
final class HttpTransfer {
    private static final int PARTIAL = 206;
    private static final int OK = 200;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final long TICK_MILLIS = 200;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private final URI address;
    private final RemoteFile file;
    private final PartFile part;
    private final Downloads settings;
    private final long had;
    private @Nullable DownloadBody body;
    private boolean left;

    HttpTransfer(URI address, RemoteFile file, PartFile part, Downloads settings) throws IOException {
        this.address = address;
        this.file = file;
        this.part = part;
        this.settings = settings;
        this.had = reusable();
    }

    /** {@return whether this request builds on an earlier part} */
    boolean resumes() {
        return had > 0;
    }

    /** {@return whether any byte of a body came} */
    synchronized boolean received() {
        return body != null && body.received();
    }

    /**
     * How much of the part can be kept. The rest may come from another server only if the digest will tell whether the
     * two fit, and from this one also if it can be asked for the same version.
     */
    private long reusable() throws IOException {
        long size = part.size();
        boolean known = file.sha256() != null || part.version(address).isPresent();
        return known && (file.bytes() < 0 || size < file.bytes()) ? size : 0;
    }

    /**
     * Fetches.
     *
     * @throws IOException with words for the student on why this mirror did not give the file
     */
    void run() throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header("User-Agent", "neurona").GET();
        if (had > 0) {
            request.header("Range", "bytes=" + had + "-");
            part.version(address).ifPresent(v -> request.header("If-Range", v));
        }
        HttpResponse<Long> answer = await(CLIENT.sendAsync(request.build(), this::receive));
        int status = answer.statusCode();
        if (status == RANGE_NOT_SATISFIABLE) {
            part.discard();
            throw new IOException("it has no bytes from %d on (416)".formatted(had));
        } else if (status / 100 == 3) {
            throw new IOException("it redirects again and again (%d)".formatted(status));
        } else if (status != OK && status != PARTIAL) {
            throw new IOException("it answered %d%s".formatted(status, meaning(status)));
        }
    }

    private static String meaning(int status) {
        return switch (status) {
            case 401, 403 -> " (not allowed)";
            case 404, 410 -> " (not there)";
            case 429, 503 -> " (too busy)";
            default -> "";
        };
    }

    /** Decides by an answer's head what to do with its body. Runs on a thread of the client. */
    private HttpResponse.BodySubscriber<Long> receive(HttpResponse.ResponseInfo head) {
        int status = head.statusCode();
        if (status != OK && status != PARTIAL) {
            return HttpResponse.BodySubscribers.replacing(0L);
        }
        try {
            long start = status == PARTIAL ? start(head.headers()) : 0;
            requireLength(start, head.headers());
            return open(start, version(head.headers()));
        } catch (IOException e) {
            return new DownloadBodyRefused(e);
        }
    }

    private synchronized DownloadBody open(long start, @Nullable String version) throws IOException {
        if (left) {
            throw new IOException("nobody waits for it any more");
        }
        part.remember(address, version);
        FileChannel out = FileChannel.open(part.path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        out.truncate(start);
        out.position(start);
        DownloadBody made = new DownloadBody(out, start, file.bytes() >= 0 ? file.bytes() : settings.mostBytes());
        body = made;
        return made;
    }

    private long start(HttpHeaders headers) throws IOException {
        Matcher range =
                CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != had) {
            part.discard();
            throw new IOException("it sent another piece than the one asked for, from byte %d".formatted(had));
        }
        return had;
    }

    private void requireLength(long start, HttpHeaders headers) throws IOException {
        long length = headers.firstValueAsLong("Content-Length").orElse(-1);
        if (length < 0) {
            return;
        }
        long whole = start + length;
        if (file.bytes() >= 0 && whole != file.bytes()) {
            String type = headers.firstValue("Content-Type").orElse("").contains("html") ? ", a web page" : "";
            throw new Refusal("it offers %d bytes%s, but the file has %d".formatted(whole, type, file.bytes()));
        }
        if (whole > settings.mostBytes()) {
            throw new Refusal("it offers %s, more than the limit of %s"
                    .formatted(Progress.bytes(whole), Progress.bytes(settings.mostBytes())));
        }
        Disk.requireSpace(part.path, length);
    }

    /** A weak ETag does not say that the bytes are the same, so that If-Range must not have it. */
    private static @Nullable String version(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"))
                .orElse(null);
    }

    private HttpResponse<Long> await(CompletableFuture<HttpResponse<Long>> answer) throws IOException {
        Meter meter = new Meter(settings.progress(), "fetching " + file.name(), "bytes", file.bytes(), had);
        long seen = -1;
        long seenAt = System.nanoTime();
        try {
            while (true) {
                try {
                    HttpResponse<Long> whole = answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
                    meter.at(position());
                    return whole;
                } catch (TimeoutException tick) {
                    if (position() != seen) {
                        seen = position();
                        seenAt = System.nanoTime();
                    } else if (System.nanoTime() - seenAt > settings.patience().toNanos()) {
                        throw new IOException("nothing came for %.3g s"
                                .formatted(settings.patience().toMillis() / 1e3));
                    }
                    meter.at(seen);
                    DataException.stopIfInterrupted("fetching " + file.name());
                }
            }
        } catch (InterruptedException e) {
            throw DataException.interrupted("fetching " + file.name());
        } catch (ExecutionException e) {
            throw reason(e);
        } finally {
            answer.cancel(true);
            leave();
        }
    }

    private synchronized long position() {
        return body == null ? had : body.position();
    }

    /** After this nothing is written any more, so that the lock can be given back. After the end it changes nothing. */
    private synchronized void leave() {
        left = true;
        if (body != null) {
            body.leave();
        }
    }

    /** The client wraps exceptions several times, and its words are about its own insides. */
    private IOException reason(ExecutionException thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                return refusal;
            } else if (t instanceof UnresolvedAddressException) {
                return new IOException("its name is not known: is this machine on the network?");
            } else if (Disk.named(t, part.path) instanceof Disk.FullException full) {
                return full;
            }
        }
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        if (received()) {
            return new IOException("the connection broke after %d bytes".formatted(position()), cause);
        }
        return cause instanceof ConnectException
                ? new IOException("it cannot be reached", cause)
                : new IOException(DataException.words(cause), cause);
    }

    /** What this server offers is not wanted, whatever it would send. */
    static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message);
        }
    }
}
