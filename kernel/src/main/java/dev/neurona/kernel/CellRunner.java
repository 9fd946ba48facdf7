package dev.neurona.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.eval.CellScope;
import dev.neurona.kernel.eval.Interpreter;
import dev.neurona.kernel.eval.Outcome;
import dev.neurona.kernel.history.History;
import dev.neurona.kernel.message.BundleJson;
import dev.neurona.kernel.message.Json;
import dev.neurona.kernel.message.Published;
import dev.neurona.kernel.message.Reply;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs cells, one after the other, and what else must wait its turn among them. When one fails, those that wait are
 * answered with {@code aborted}, until a mark that was put behind them.
 */
final class CellRunner {
    /** How much of a value is kept in the history. */
    private static final int OUTPUT_KEPT = 2000;

    /** Between two tries to stop a cell that is just beginning. */
    private static final long AGAIN_MILLIS = 5;

    private static final int TRIES = 200;

    private static final int RESERVE = 2 << 20;
    private static final Outcome.Failed NO_MEMORY = new Outcome.Failed(
            OutOfMemoryError.class.getName(),
            "no memory is left",
            List.of("No memory is left. Set variables that hold much to null, or restart the kernel."),
            false);

    private final Interpreter interpreter;
    private final StatusBoard statuses;
    private final History history;
    private final Consumer<Runnable> later;
    private final Consumer<Runnable> afterArrived;
    private final Consumer<String> log;
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "kernel-cells");
    private final Object state = new Object();
    private @Nullable CellScope running;
    private boolean interrupted;
    private boolean aborting;
    private volatile boolean ending;
    private int count;
    private byte @Nullable [] reserve = new byte[RESERVE];

    /**
     * @param later runs what nobody waits for, in order
     * @param afterArrived runs something after all requests that have arrived by now were {@link #add added}
     */
    CellRunner(
            Interpreter interpreter,
            StatusBoard statuses,
            History history,
            Consumer<Runnable> later,
            Consumer<Runnable> afterArrived,
            Consumer<String> log) {
        this.interpreter = interpreter;
        this.statuses = statuses;
        this.history = history;
        this.later = later;
        this.afterArrived = afterArrived;
        this.log = log;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Adds a cell to those that wait. */
    void add(Exchange exchange, Request.Execute request) {
        queue.add(() -> cell(exchange, request));
    }

    /** Adds a call of the user's code that is not a cell: of a comm's listener. */
    void add(Exchange exchange, Runnable callback) {
        queue.add(() -> callback(exchange, callback));
    }

    private void work() {
        while (!ending) {
            try {
                queue.take().run();
            } catch (InterruptedException e) {
                log.accept("the thread that runs cells was interrupted; it goes on");
            } catch (OutOfMemoryError e) {
                // Even a word about it may be too much; this thread has to live on.
                reserve = null;
            } catch (Throwable e) {
                log.accept("a cell could not be answered: " + e);
            }
        }
    }

    private void cell(Exchange exchange, Request.Execute request) {
        statuses.begin(exchange);
        try {
            if (aborting || ending) {
                exchange.reply(new Reply.Aborted(), Json.of("status", Reply.ABORTED));
            } else {
                refill();
                run(exchange, request);
            }
        } catch (OutOfMemoryError e) {
            reserve = null;
            if (!request.silent()) {
                exchange.publish(new Published.CellError(NO_MEMORY.name(), NO_MEMORY.message(), NO_MEMORY.traceback()));
            }
            abortWaiting();
            exchange.reply(new Reply.Failed(count, NO_MEMORY, new JsonArray()));
        } catch (RuntimeException | StackOverflowError e) {
            notShown(exchange, request, e);
        } finally {
            statuses.end(exchange);
        }
    }

    /** A value may be such that it cannot be sent: text that is no JSON, a map that has itself in it. */
    private void notShown(Exchange exchange, Request.Execute request, Throwable thrown) {
        log.accept("a cell's value could not be sent: " + thrown);
        Outcome.Failed failed = new Outcome.Failed(
                thrown.getClass().getName(),
                String.valueOf(thrown.getMessage()),
                List.of("The cell's value cannot be shown: " + thrown),
                false);
        if (!request.silent()) {
            exchange.publish(new Published.CellError(failed.name(), failed.message(), failed.traceback()));
        }
        abortWaiting();
        exchange.reply(new Reply.Failed(count, failed, new JsonArray()));
    }

    /** Keeps what an answer needs when a cell has left no memory at all. */
    private void refill() {
        if (reserve == null) {
            reserve = new byte[RESERVE];
        }
    }

    private void run(Exchange exchange, Request.Execute request) {
        boolean counts = request.storeHistory() && !request.code().isBlank();
        int number = counts ? ++count : request.silent() ? count : count + 1;
        if (!request.silent()) {
            exchange.publish(new Published.Input(request.code(), number));
        }
        CellOutput output = exchange.output(request.allowStdin(), request.silent());
        CellScope scope = new CellScope(number, output);
        Outcome outcome;
        JsonObject expressions = new JsonObject();
        boolean stopped;
        begin(scope);
        try {
            outcome = evaluate(request.code(), scope, output);
            if (outcome instanceof Outcome.Done) {
                request.userExpressions()
                        .forEach((name, code) -> expressions.add(name, expression(interpreter.evaluate(code, scope))));
            }
        } finally {
            stopped = end();
        }
        JsonArray payload = payload(exchange.endOutput());
        String text = null;
        if (outcome instanceof Outcome.Failed failed) {
            if (!request.silent()) {
                exchange.publish(new Published.CellError(failed.name(), failed.message(), failed.traceback()));
            }
            if (stopped || failed.interrupted() || (request.stopOnError() && !request.silent())) {
                abortWaiting();
            }
            exchange.reply(new Reply.Failed(number, failed, payload));
        } else {
            Bundle result = outcome instanceof Outcome.Done done ? done.result() : null;
            if (result != null && !request.silent()) {
                exchange.publish(new Published.Result(result, number));
                text = result.text();
            }
            if (stopped) {
                abortWaiting();
            }
            exchange.reply(new Reply.Executed(number, payload, expressions));
        }
        if (counts) {
            String kept = text == null || text.length() <= OUTPUT_KEPT ? text : text.substring(0, OUTPUT_KEPT);
            later.accept(() -> history.add(number, request.code(), kept));
        }
    }

    private Outcome evaluate(String code, CellScope scope, CellOutput output) {
        try {
            HelpCell help = HelpCell.of(code).orElse(null);
            if (help == null) {
                return interpreter.execute(code, scope);
            }
            Bundle page = interpreter.inspect(help.name(), help.name().length(), help.detail());
            if (page == null) {
                byte[] text = ("nothing is known of '" + help.name() + "'\n").getBytes(StandardCharsets.UTF_8);
                output.write(CellOutput.Stream.STDERR, text, 0, text.length);
            } else {
                output.page(page);
            }
            return new Outcome.Done(null);
        } catch (Throwable e) {
            // The interpreter reports what cells throw; this is its own failure, and the kernel must outlive it.
            log.accept("the interpreter failed: " + e);
            return new Outcome.Failed(
                    e.getClass().getName(),
                    String.valueOf(e.getMessage()),
                    List.of("The kernel failed to run this cell: " + e),
                    false);
        }
    }

    private static JsonObject expression(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return Json.of(
                    "status", Reply.ERROR,
                    "ename", failed.name(),
                    "evalue", failed.message(),
                    "traceback", failed.traceback());
        }
        Bundle value = outcome instanceof Outcome.Done done ? done.result() : null;
        return Json.of(
                "status", Reply.OK,
                "data", value == null ? new JsonObject() : BundleJson.data(value),
                "metadata", value == null ? new JsonObject() : BundleJson.metadata(value));
    }

    private static JsonArray payload(List<Bundle> pages) {
        JsonArray payload = new JsonArray();
        for (Bundle page : pages) {
            payload.add(Json.of("source", "page", "data", BundleJson.data(page), "start", 0));
        }
        return payload;
    }

    /** From now on waiting cells are aborted, until the mark that is put behind all that have arrived. */
    private void abortWaiting() {
        aborting = true;
        afterArrived.accept(() -> queue.add(() -> aborting = false));
    }

    private void callback(Exchange exchange, Runnable callback) {
        statuses.begin(exchange);
        try {
            if (!ending) {
                CellOutput output = exchange.output(false, false);
                CellScope scope = new CellScope(count, output);
                begin(scope);
                try {
                    if (interpreter.call(callback, scope) instanceof Outcome.Failed failed) {
                        tell(output, failed);
                    }
                } finally {
                    end();
                }
                exchange.endOutput();
            }
        } finally {
            statuses.end(exchange);
        }
    }

    private void tell(CellOutput output, Outcome.Failed failed) {
        String report = "a comm's listener failed: " + String.join("\n", failed.traceback()) + "\n";
        byte[] text = report.getBytes(StandardCharsets.UTF_8);
        try {
            output.write(CellOutput.Stream.STDERR, text, 0, text.length);
        } catch (java.io.InterruptedIOException e) {
            log.accept("a comm's listener failed and was interrupted: " + failed.message());
        }
    }

    private void begin(CellScope scope) {
        synchronized (state) {
            running = scope;
            interrupted = false;
        }
    }

    /** {@return whether the cell was asked to stop} */
    private boolean end() {
        synchronized (state) {
            running = null;
            state.notifyAll();
            return interrupted;
        }
    }

    /** Stops what runs now, if anything, and has the waiting cells aborted. Returns when it was asked to stop. */
    void interrupt() throws InterruptedException {
        synchronized (state) {
            CellScope scope = running;
            if (scope == null) {
                return;
            }
            interrupted = true;
            // The cell may be on its way into the interpreter or out of it; but the control channel cannot wait for
            // ever.
            for (int tries = 0; tries < TRIES && running == scope && !interpreter.interrupt(); tries++) {
                state.wait(AGAIN_MILLIS);
            }
        }
    }

    /** Runs no more cells: those that wait are aborted. */
    void end(long millis) throws InterruptedException {
        ending = true;
        interrupt();
        queue.add(() -> {});
        thread.join(millis);
        for (Runnable waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.run();
        }
    }
}
