package dev.neurona.kernel.wire;

import dev.neurona.kernel.message.Header;
import dev.neurona.kernel.message.InputReply;
import dev.neurona.kernel.message.MalformedMessage;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Published;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the front end that runs a cell for a line. */
final class StdinChannel {
    private final Framing framing;
    private final String session;
    private final String username;
    private final Consumer<List<byte[]>> sender;
    private final Consumer<String> log;
    /** One question at a time, whoever asks. */
    private final ReentrantLock asking = new ReentrantLock(true);

    private @Nullable Question question;

    private static final class Question {
        private final String id;
        private final List<byte[]> asked;
        private @Nullable String answer;

        private Question(String id, List<byte[]> asked) {
            this.id = id;
            this.asked = asked;
        }
    }

    /** @param sender of frames on the stdin socket */
    StdinChannel(
            Framing framing, String session, String username, Consumer<List<byte[]>> sender, Consumer<String> log) {
        this.framing = framing;
        this.session = session;
        this.username = username;
        this.sender = sender;
        this.log = log;
    }

    /** Asks the sender of the request and waits for the line. */
    String ask(Parent parent, Published.InputRequest request) throws InterruptedIOException {
        try {
            asking.lockInterruptibly();
            try {
                return answer(parent, request);
            } finally {
                asking.unlock();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while waiting for input");
        }
    }

    private synchronized String answer(Parent parent, Published.InputRequest request) throws InterruptedException {
        Header header = Header.of(request.type(), session, username);
        Question asked = new Question(header.id(), parent.identities());
        question = asked;
        try {
            Message message = new Message(
                    parent.identities(),
                    header,
                    parent.header(),
                    new com.google.gson.JsonObject(),
                    request.json(),
                    List.of());
            sender.accept(framing.frames(message));
            while (asked.answer == null) {
                wait();
            }
            return asked.answer;
        } finally {
            question = null;
        }
    }

    /** Takes a message of the stdin socket. A reply nobody waits for, or to an earlier question, is dropped. */
    synchronized void received(Message message) throws MalformedMessage {
        if (!message.type().equals(InputReply.TYPE)) {
            throw new MalformedMessage("unknown message type " + message.type());
        }
        Question asked = question;
        // Some clients send no parent with a reply; then it is for the question that is open.
        boolean fits = asked != null
                && (message.parentId().isEmpty() || message.parentId().equals(asked.id))
                && sameSender(message.identities(), asked.asked);
        if (asked == null || !fits) {
            log.accept("stdin: a reply to no open question was dropped");
            return;
        }
        asked.answer = InputReply.from(message.content()).value();
        notifyAll();
    }

    private static boolean sameSender(List<byte[]> one, List<byte[]> other) {
        return !one.isEmpty() && !other.isEmpty() && Arrays.equals(one.get(0), other.get(0));
    }
}
