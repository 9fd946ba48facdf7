package dev.neurona.kernel.client;

import dev.neurona.kernel.message.InputReply;
import dev.neurona.kernel.message.MalformedMessage;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Published;
import dev.neurona.kernel.wire.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request on its way: what was answered and published for it so far, and a way to wait for the rest. */
public final class Execution {
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final KernelClient client;
    private final Message request;
    private final ExecuteOptions options;
    private final List<Message> published = new ArrayList<>();
    private final List<Message> questions = new ArrayList<>();
    private @Nullable Message reply;
    private boolean idle;
    private @Nullable String death;
    private long deathAt;

    Execution(KernelClient client, Message request, ExecuteOptions options) {
        this.client = client;
        this.request = request;
        this.options = options;
    }

    /** {@return the id of the request} */
    public String id() {
        return request.header().id();
    }

    synchronized void received(Channel channel, Message message) {
        switch (channel) {
            case SHELL, CONTROL -> reply = message;
            case STDIN -> questions.add(message);
            case IOPUB -> {
                published.add(message);
                idle |= message.type().equals(Published.Status.TYPE)
                        && message.content()
                                .get("execution_state")
                                .getAsString()
                                .equals("idle");
            }
            case HEARTBEAT -> {
                // An echo belongs to no request.
            }
        }
        notifyAll();
        if (channel == Channel.IOPUB) {
            options.published().accept(message);
        }
    }

    synchronized void died(String how) {
        if (death == null) {
            death = how;
            deathAt = System.nanoTime();
        }
        notifyAll();
    }

    synchronized boolean finished() {
        return reply != null && idle;
    }

    /** {@return what was published so far, in order} */
    public synchronized List<Message> published() {
        return List.copyOf(published);
    }

    /**
     * Waits for the reply and for the idle after it, answering the cell's questions meanwhile.
     *
     * @throws KernelTimeout if they do not come in the time of the options
     * @throws KernelDied if the kernel's process ends first
     * @throws InterruptedException if this thread is interrupted; the cell goes on
     */
    public Result await() throws InterruptedException {
        return await(options.timeout());
    }

    /** Waits as {@link #await()} does, for another time. */
    public Result await(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Message question;
            synchronized (this) {
                while (!finished() && questions.isEmpty()) {
                    waitFor(deadline, "the cell to end");
                }
                if (questions.isEmpty() && reply != null) {
                    return new Result(reply, published);
                }
                question = questions.remove(0);
            }
            answer(question);
        }
    }

    /** Waits for the reply alone. */
    public synchronized Message awaitReply(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (reply == null) {
            waitFor(deadline, "a reply");
        }
        return reply;
    }

    /** Waits until something published for the request, or a question it asks, is as wanted. */
    public synchronized Message awaitMessage(java.util.function.Predicate<Message> wanted, Duration timeout)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < published.size(); seen++) {
                if (wanted.test(published.get(seen))) {
                    return published.get(seen);
                }
            }
            for (Message question : questions) {
                if (wanted.test(question)) {
                    return question;
                }
            }
            waitFor(deadline, "a message");
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the callers loop until what they wait for is there
    private void waitFor(long deadline, String what) throws InterruptedException {
        long left = deadline - System.nanoTime();
        if (death != null) {
            // Its last messages may still be between two threads here.
            left = Math.min(left, deathAt + LAST_WORDS.toNanos() - System.nanoTime());
        }
        if (left <= 0) {
            if (death != null) {
                throw new KernelDied(death);
            }
            throw new KernelTimeout("the kernel did not answer " + request.type() + " in time: waited for " + what);
        }
        // Rounded up, so that the rest of a millisecond is waited for and not spun through.
        wait(left / 1_000_000 + 1);
    }

    private void answer(Message question) {
        Function<Published.InputRequest, String> input = options.input();
        try {
            String line = input == null ? "" : input.apply(Published.InputRequest.from(question.content()));
            client.send(
                    Channel.STDIN,
                    client.message(new InputReply(line), question.header().json()));
        } catch (MalformedMessage e) {
            throw new IllegalStateException("the kernel sent a broken input_request: " + e.getMessage(), e);
        }
    }

    /** {@return the request} */
    public Message request() {
        return request;
    }
}
