package dev.neurona.lessons.grade.sandbox;

import com.google.gson.JsonArray;
import dev.neurona.lessons.grade.sandbox.Rerun.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One start of a sandbox, watched from outside until it ends or has to be ended. */
final class Attempt {
    /**
     * How long an interrupted step may take to end. The kernel gives up a thread that it cannot stop after 3 s, and such
     * a thread goes on for ever: before that its whole process is ended.
     */
    static final Duration GRACE = Duration.ofMillis(2500);

    /** What kernel and client may take to start on a busy machine. */
    private static final Duration START = Duration.ofSeconds(150);

    /** After this beyond a step's time whoever keeps the time inside has been stopped itself. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int WAIT_MILLIS = 10;
    private static final long BESIDES_OUTPUT = 4L << 20;

    private final Ledger ledger;
    private final Limits limits;
    private final long deadline;
    private final Iterator<Step> coming;
    private final byte[] lastWords = new byte[2000];
    private int lastWordsLength;

    private boolean ready;
    private @Nullable Step current;
    private @Nullable Step previous;

    /**
     * @param ledger told what becomes of each step
     * @param deadline of the whole, as {@link System#nanoTime} tells it
     */
    Attempt(Ledger ledger, Limits limits, long deadline) {
        this.ledger = ledger;
        this.limits = limits;
        this.deadline = deadline;
        this.coming = ledger.left().iterator();
    }

    /**
     * Runs in a room what the ledger still wants.
     *
     * @throws IOException if nothing could be run there
     */
    void run(Room room, Interior interior, String nonce) throws IOException, InterruptedException {
        Request request = interior.request(nonce, room, limits, ledger.left());
        Process process = room.start(interior.command(room, limits));
        send(request, process.getOutputStream());
        long answers = request.steps().size() * (6L * limits.answer() + 10 * Frame.MESSAGE);
        long most = 2 * limits.output() + Math.min(answers, 16L * limits.answer()) + BESIDES_OUTPUT;
        int longest = (int) Math.min(Integer.MAX_VALUE / 4, limits.output() + 6L * limits.answer() + BESIDES_OUTPUT);
        ResultStream results = new ResultStream(process.getInputStream(), nonce, most, longest);
        try {
            watch(process, results, room);
        } catch (ResultStream.Broken broken) {
            died(Reason.STREAM, String.valueOf(broken.getMessage()));
        }
        if (!ready) {
            throw new IOException("the sandbox does not run: "
                    + new String(lastWords, 0, lastWordsLength, StandardCharsets.UTF_8)
                            .strip()
                            .replace('\n', ' '));
        }
    }

    /** It stays open: the end of its standard input ends what runs inside. */
    private static void send(Request request, OutputStream in) {
        Thread sender = new Thread(
                () -> {
                    try {
                        in.write(request.line().getBytes(StandardCharsets.UTF_8));
                        in.flush();
                    } catch (IOException gone) {
                        // Its end is noticed by whoever reads.
                    }
                },
                "sandbox-request");
        sender.setDaemon(true);
        sender.start();
    }

    private void watch(Process process, ResultStream results, Room room)
            throws IOException, InterruptedException, ResultStream.Broken {
        long heard = System.nanoTime();
        long looked = heard;
        while (true) {
            // Asked before reading: what a process wrote before its end is still there to read.
            boolean alive = process.isAlive();
            Frame frame = results.next();
            keepLastWords(process.getErrorStream());
            long now = System.nanoTime();
            if (frame != null) {
                heard = now;
                if (taken(frame)) {
                    return;
                }
            } else if (!alive) {
                died(process.exitValue() == Inside.OUT_OF_MEMORY ? Reason.STREAM : Reason.ENDED, "");
                return;
            }
            if (now - deadline >= 0 || now - heard >= patience()) {
                ended(Ending.TIME, "", "");
                return;
            }
            // A step that has just ended is looked after before the next one can be blamed for what it left behind.
            if (frame instanceof Frame.Ended || now - looked >= LOOK_NANOS) {
                Optional<Reason> passed = room.passed();
                if (passed.isPresent()) {
                    died(passed.get(), "");
                    return;
                }
                looked = System.nanoTime();
            }
            if (frame == null) {
                process.waitFor(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private long patience() {
        return (ready ? limits.cell().plus(GRACE).plus(SLACK) : START).toNanos();
    }

    /** {@return whether it was the last frame} */
    private boolean taken(Frame frame) throws ResultStream.Broken {
        if (frame instanceof Frame.Ready started && !ready) {
            ready = true;
            ledger.started(started.languageInfo());
        } else if (frame instanceof Frame.Begun begun && ready && current == null && coming.hasNext()) {
            current = coming.next();
            if (current.number() != begun.step()) {
                throw new ResultStream.Broken("out of order");
            }
        } else if (frame instanceof Frame.Ended ended && current != null && current.number() == ended.step()) {
            if (ended.lost()) {
                ledger.lost(ended, previous);
                return true;
            }
            ledger.ended(ended);
            previous = current;
            current = null;
        } else if (frame instanceof Frame.Late late && previous != null) {
            ledger.late(late);
        } else if (frame instanceof Frame.Done && ready && current == null && !coming.hasNext()) {
            return true;
        } else {
            throw new ResultStream.Broken("out of order");
        }
        return false;
    }

    private void died(Reason reason, String detail) {
        ended(Ending.KILLED, reason.key(), detail);
    }

    /** Whatever ran last has done it: the step that runs, or the one that ended just before. */
    private void ended(Ending ending, String name, String message) {
        Step guilty = current != null ? current : previous;
        if (guilty != null && (current != null || coming.hasNext())) {
            ledger.lost(
                    new Frame.Ended(guilty.number(), ending, name, message, "", new JsonArray(), 0, false, true),
                    current == null ? null : previous);
        }
    }

    private void keepLastWords(InputStream err) throws IOException {
        byte[] some = new byte[lastWords.length];
        while (err.available() > 0) {
            int length = err.read(some, 0, Math.min(some.length, err.available()));
            if (length > 0 && lastWordsLength < lastWords.length) {
                int kept = Math.min(length, lastWords.length - lastWordsLength);
                System.arraycopy(some, 0, lastWords, lastWordsLength, kept);
                lastWordsLength += kept;
            }
        }
    }
}
