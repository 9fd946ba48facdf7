package dev.neurona.lessons.grade.sandbox;

import dev.neurona.lessons.book.Wording;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Runs a job in rooms of an enclosure. Every start gets a new room; after a step that ended the session the others are
 * run again without it, a number of times and within the time of the whole.
 */
final class EnclosedSandbox implements Sandbox {
    /** As many steps of one notebook may end the session. */
    private static final int STARTS = 16;

    private final Enclosure enclosure;
    private final Interior interior;
    private final SecureRandom random = new SecureRandom();

    EnclosedSandbox(Enclosure enclosure, Interior interior) {
        this.enclosure = enclosure;
        this.interior = interior;
    }

    @Override
    public Rerun run(Job job) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long deadline = begin + job.limits().whole().toNanos();
        Ledger ledger = new Ledger(job);
        Limits limits = job.limits();
        for (int start = 0; start < STARTS && !ledger.left().isEmpty() && System.nanoTime() - deadline < 0; start++) {
            try (Room room = enclosure.open(interior, limits)) {
                new Attempt(ledger, limits, deadline).run(room, interior, nonce());
                limits = limits.withProcessor(limits.processor().minus(room.processor()));
            } catch (IOException failed) {
                if (start == 0) {
                    throw failed;
                }
                // It did run before: what was reached counts.
                break;
            }
            if (limits.processor().isNegative()) {
                break;
            }
        }
        return ledger.rerun((System.nanoTime() - begin) / 1e9);
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public Wording description() {
        return enclosure.description();
    }
}
