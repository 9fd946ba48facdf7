package dev.neurona.kernel.client;

import com.google.gson.JsonObject;
import dev.neurona.kernel.client.CellRun.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cell between its request and its end, which is the reply together with the idle status. */
final class RunningCell {
    private final CellRun.Place place;
    private final boolean mayFail;
    private final NotebookRunner.Options options;
    private final String request;
    private final long begin = System.nanoTime();
    private @Nullable JsonObject reply;
    private boolean idle;
    private @Nullable JsonObject error;
    private @Nullable Status cutShort;
    private long cutOrReplied;

    RunningCell(CellRun.Place place, boolean mayFail, NotebookRunner.Options options, String request) {
        this.place = place;
        this.mayFail = mayFail;
        this.options = options;
        this.request = request;
    }

    String request() {
        return request;
    }

    /** {@return whether the kernel has told that the cell ended} */
    boolean answered() {
        return reply != null;
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    void accept(RunnableKernel.Event event) {
        if (!event.parent().equals(request)) {
            return;
        }
        switch (event.type()) {
            case "execute_reply" -> {
                reply = event.content();
                cutOrReplied = System.nanoTime();
            }
            case "error" -> error = event.content();
            case "status" ->
                idle |= Transcript.string(event.content(), "execution_state", "")
                        .equals("idle");
            default -> {}
        }
    }

    boolean overtime() {
        return !options.timeout().isZero()
                && reply == null
                && System.nanoTime() - begin > options.timeout().toNanos();
    }

    /** Asks the kernel, once, to stop the cell. */
    void interrupt(RunnableKernel kernel, boolean byUser) throws IOException {
        if (cutShort == null && reply == null) {
            cutShort = byUser ? Status.STOPPED : Status.TIMED_OUT;
            cutOrReplied = System.nanoTime();
            kernel.interrupt();
        }
    }

    /**
     * {@return how the cell ended, or null while it runs}
     *
     * @param death how the kernel's process ended, or null
     */
    @Nullable CellRun ended(@Nullable String death) {
        if (reply != null && idle) {
            return byReply(reply);
        }
        if (death != null) {
            return end(
                    Status.KERNEL_DIED, "KernelDied", "the kernel ended while it ran this cell: " + death, List.of());
        }
        boolean waitedLong = (reply != null || cutShort != null)
                && System.nanoTime() - cutOrReplied > options.grace().toNanos();
        if (!waitedLong) {
            return null;
        }
        return reply != null ? byReply(reply) : cut("and did not stop when interrupted: the kernel was ended");
    }

    private CellRun byReply(JsonObject reply) {
        String status = Transcript.string(reply, "status", "error");
        if (cutShort != null) {
            return cut("and was interrupted");
        }
        if (status.equals("ok")) {
            return end(Status.OK, "", "", List.of());
        }
        // The published error is what the reader of the notebook sees; a reply may come without its traceback.
        JsonObject report = error != null ? error : reply;
        return end(
                mayFail ? Status.ALLOWED_ERROR : Status.FAILED,
                Transcript.string(report, "ename", status),
                Transcript.string(report, "evalue", ""),
                Transcript.traceback(report));
    }

    private CellRun cut(String outcome) {
        return cutShort == Status.STOPPED
                ? end(Status.STOPPED, "Stopped", "stopped by the user", List.of())
                : end(Status.TIMED_OUT, "Timeout", "ran longer than " + limit() + " " + outcome, List.of());
    }

    private String limit() {
        Duration timeout = options.timeout();
        return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() / 1000.0 + " s";
    }

    private CellRun end(Status status, String ename, String evalue, List<String> traceback) {
        return new CellRun(place, status, seconds(), ename, evalue, traceback);
    }
}
