package dev.neurona.train;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A bar drawn over itself some times a second, and a line that stays for each epoch. */
final class BarProgress implements TrainingProgress {
    private static final Phrases WORDS = Phrases.of(BarProgress.class);
    private static final long PAUSE = 100_000_000;
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final LongSupplier clock;
    private int epochs;
    private int batches;
    private long notBefore;
    private int drawn;

    BarProgress(PrintStream out) {
        this(out, System::nanoTime);
    }

    BarProgress(PrintStream out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
    }

    /** From Java 22 on a console need not be a terminal, and says so by a method that 17 does not have. */
    static boolean inTerminal() {
        if (System.getenv("CI") != null) {
            return false;
        }
        return Optional.ofNullable(System.console())
                .map(BarProgress::isTerminal)
                .orElse(false);
    }

    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public void begin(int epochs, int batches) {
        this.epochs = epochs;
        this.batches = batches;
        this.notBefore = clock.getAsLong() + PAUSE;
    }

    @Override
    public void batch(int epoch, int batch, double loss) {
        long now = clock.getAsLong();
        if (now - notBefore >= 0) {
            int full = (int) ((long) batch * WIDTH / batches);
            String bar = "=".repeat(full) + " ".repeat(WIDTH - full);
            draw(WORDS.say("bar", epoch, epochs, bar, batch, batches, Spoken.number("%.4g", loss)));
            notBefore = clock.getAsLong() + PAUSE;
        }
    }

    /** Spaces wipe what a longer line left; not every terminal knows escapes. */
    private void draw(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        out.flush();
        drawn = line.length();
    }

    @Override
    public void epoch(int epoch, Map<String, Double> values) {
        draw(LineProgress.line(epoch, epochs, values));
        out.println();
        drawn = 0;
    }

    @Override
    public void end(History history) {
        if (drawn > 0) {
            draw("");
            out.print("\r");
            drawn = 0;
        }
        if (history.stop() != History.Stop.FINISHED) {
            out.println(history.remark());
        }
    }
}
