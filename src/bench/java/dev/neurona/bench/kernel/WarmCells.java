package dev.neurona.bench.kernel;

import dev.neurona.bench.Finding;
import dev.neurona.bench.Pairs;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code 1+1} over and over. Both sessions begin together and age together, in blocks of ten by turns, so that neither
 * is older than the other by more than a block. A second comparison begins JShell anew for every fifty cells while our
 * session goes on: it is against a JShell that is never let age.
 */
final class WarmCells implements Row {
    private static final int BLOCK = 10;
    private static final int WARM_UP = 500;
    private static final String CELL = "1+1";

    @Override
    public void run(Setting setting, Consumer<Finding> findings) throws Exception {
        try (OwnSession ours = new OwnSession();
                BareSession theirs = new BareSession()) {
            for (int i = 0; i < WARM_UP; i++) {
                ours.run(CELL);
                theirs.run(List.of(CELL));
            }
        }
        int blocks = setting.of(100);
        try (OwnSession ours = new OwnSession();
                BareSession theirs = new BareSession()) {
            begin(ours);
            theirs.run(List.of(CELL));
            Pairs together = Pairs.of(blocks, () -> ours(ours), () -> theirs(theirs));
            findings.accept(Finding.ratio(
                    "warm", "1+1 over " + blocks * BLOCK + " cells, against bare JShell as old", together, 0.7));
        }
        try (OwnSession ours = new OwnSession()) {
            begin(ours);
            Pairs young = new Pairs();
            for (int i = 0; i < blocks / 5; i++) {
                try (BareSession theirs = new BareSession()) {
                    theirs.run(List.of(CELL));
                    for (int j = 0; j < 5; j++) {
                        young.round(() -> ours(ours), () -> theirs(theirs));
                    }
                }
            }
            findings.accept(Finding.ratio("warm", "the same, against bare JShell never older than 50", young, 0.7));
        }
    }

    /** What opens in the background is open after this. */
    private static void begin(OwnSession session) {
        session.run("int settled = 0;");
        session.run(CELL);
    }

    private static double ours(OwnSession session) {
        double time = 0;
        for (int i = 0; i < BLOCK; i++) {
            time += session.time(CELL);
        }
        return time / BLOCK;
    }

    private static double theirs(BareSession session) {
        double time = 0;
        for (int i = 0; i < BLOCK; i++) {
            time += session.time(List.of(CELL));
        }
        return time / BLOCK;
    }
}
