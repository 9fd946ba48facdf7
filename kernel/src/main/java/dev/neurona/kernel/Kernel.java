package dev.neurona.kernel;

import dev.neurona.kernel.display.Comms;
import dev.neurona.kernel.eval.Interpreter;
import dev.neurona.kernel.message.CommContent;
import dev.neurona.kernel.message.Content;
import dev.neurona.kernel.message.MalformedMessage;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Reply;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.ConnectionInfo;
import dev.neurona.kernel.wire.Exchange;
import dev.neurona.kernel.wire.KernelSockets;
import dev.neurona.kernel.wire.StreamRouter;
import dev.neurona.kernel.wire.zmtp.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A running kernel. Four threads: one owns the sockets, one runs cells in turn, one answers questions about code while a
 * cell runs, one answers the control channel while both are at work.
 */
public final class Kernel implements AutoCloseable {
    // Together less than the five seconds after which Jupyter kills a kernel that was asked to end.
    private static final long LAST_CELL_MILLIS = 500;
    private static final long CLOSE_MILLIS = 1000;
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Interpreter interpreter;
    private final KernelOptions options;
    private final KernelSockets sockets;
    private final StatusBoard statuses = new StatusBoard();
    private final CommBoard comms;
    private final Answers answers;
    private final CellRunner cells;
    private final StreamRouter streams;
    private final ExecutorService questions = thread("kernel-questions");
    private final ExecutorService control = thread("kernel-control");
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Kernel(ConnectionInfo connection, Interpreter interpreter, KernelOptions options) throws IOException {
        this.interpreter = interpreter;
        this.options = options;
        this.sockets = new KernelSockets(connection, options.limits(), this::received, options.log());
        this.comms = new CommBoard(sockets::publish, options.log());
        this.answers = new Answers(connection, interpreter, options.history(), comms);
        this.cells = new CellRunner(
                interpreter,
                statuses,
                options.history(),
                task -> inOrder(questions, task),
                sockets::afterArrived,
                options.log());
        this.streams = StreamRouter.install();
    }

    /**
     * Starts a kernel; it runs on threads of its own.
     *
     * @throws IOException if a port of the connection is taken
     */
    public static Kernel start(ConnectionInfo connection, Interpreter interpreter, KernelOptions options)
            throws IOException {
        return start(connection, interpreter, options, null);
    }

    static Kernel start(
            ConnectionInfo connection,
            Interpreter interpreter,
            KernelOptions options,
            EventLoop.@Nullable Ticker ticker)
            throws IOException {
        Kernel kernel = new Kernel(connection, interpreter, options);
        Comms.connect(kernel.comms);
        if (ticker != null) {
            kernel.sockets.add(ticker);
        }
        kernel.cells.start();
        kernel.sockets.start();
        return kernel;
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Called on the sockets' thread: sorts, and leaves the work to others. */
    private void received(Exchange exchange) throws MalformedMessage {
        Message message = exchange.request();
        boolean urgent = exchange.channel() == dev.neurona.kernel.wire.Channel.CONTROL;
        Supplier<Content> answer = answers.to(message);
        if (answer != null) {
            inOrder(urgent ? control : questions, () -> answer(exchange, answer));
            return;
        }
        switch (message.type()) {
            case Request.Execute.TYPE -> cells.add(exchange, Request.Execute.from(message.content()));
            case CommContent.Open.TYPE -> {
                CommContent.Open content = CommContent.Open.from(message.content());
                cells.add(exchange, () -> comms.opened(content, message));
            }
            case CommContent.Tell.TYPE -> {
                CommContent.Tell content = CommContent.Tell.from(message.content());
                cells.add(exchange, () -> comms.told(content, message));
            }
            case CommContent.Close.TYPE -> {
                CommContent.Close content = CommContent.Close.from(message.content());
                cells.add(exchange, () -> comms.closed(content, message));
            }
            case Request.Plain.INTERRUPT -> inOrder(control, () -> interrupted(exchange));
            case Request.Shutdown.TYPE -> {
                Request.Shutdown request = Request.Shutdown.from(message.content());
                inOrder(control, () -> shutDown(exchange, request));
            }
            default -> throw new MalformedMessage("unknown message type " + message.type());
        }
    }

    private void inOrder(ExecutorService executor, Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (Throwable e) {
                    options.log().accept("a request could not be answered: " + e);
                }
            });
        } catch (RejectedExecutionException e) {
            options.log().accept("a request came after the end");
        }
    }

    private void answer(Exchange exchange, Supplier<Content> answer) {
        statuses.during(exchange, () -> {
            Content reply;
            try {
                reply = answer.get();
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                options.log().accept(exchange.request().type() + " failed: " + e);
                String type = exchange.request().type().replaceFirst("_request$", "_reply");
                reply = new Reply.Refused(type, e.getClass().getName(), String.valueOf(e.getMessage()));
            }
            exchange.reply(reply);
        });
    }

    private void interrupted(Exchange exchange) {
        statuses.during(exchange, () -> {
            exchange.reply(new Reply.Plain("interrupt_reply", new com.google.gson.JsonObject()));
            interrupt();
        });
    }

    /** Stops the running cell; does nothing if none runs. */
    public void interrupt() {
        try {
            cells.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shutDown(Exchange exchange, Request.Shutdown request) {
        Reply reply = new Reply.Shutdown(request.restart());
        statuses.during(exchange, () -> {
            exchange.reply(reply);
            exchange.publish(reply);
        });
        Thread end = new Thread(this::close, "kernel-end");
        end.setDaemon(true);
        end.start();
    }

    /** Waits until the kernel has ended: it was asked to, or was closed. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /**
     * Ends the kernel: the running cell is stopped, history is written, what cells printed is sent, processes that cells
     * started are ended. Each of these has a limited time.
     */
    @Override
    public void close() {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        try {
            cells.end(LAST_CELL_MILLIS);
            questions.shutdown();
            within(CLOSE_MILLIS, interpreter::close);
            if (!questions.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                options.log().accept("a question was not answered to its end");
            }
            sockets.close(LINGER);
            if (!sockets.awaitClosed(LINGER.plusSeconds(1))) {
                options.log().accept("the sockets did not close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            control.shutdown();
            Comms.connect(null);
            streams.close();
            ended.countDown();
        }
    }

    /** Closing the interpreter may mean waiting for code of the user's. */
    private void within(long millis, Runnable work) throws InterruptedException {
        Thread worker = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Throwable e) {
                        options.log().accept("closing the interpreter failed: " + e);
                    }
                },
                "kernel-close");
        worker.setDaemon(true);
        worker.start();
        worker.join(millis);
    }
}
