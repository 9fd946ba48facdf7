package dev.neurona.data;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Who is told how far long work is: fetching, unpacking, reading images. {@link #here} suits a notebook and a terminal.
 * It is called on the thread that asked for the work.
 */
@FunctionalInterface
public interface Progress {
    /** Takes note of a step. It comes often, so it should be quick. */
    void step(Step step);

    /**
     * How far the work is.
     *
     * @param what the work, such as {@code "fetching train-images-idx3-ubyte.gz"}
     * @param done how much is done
     * @param total how much there is, -1 where nobody knows
     * @param unit what is counted: {@code "bytes"}, {@code "images"}...
     * @param doneBefore how much of it an earlier, interrupted run had done
     * @param seconds since this run began
     */
    record Step(String what, long done, long total, String unit, long doneBefore, double seconds) {
        /** {@return whether this is the last step} */
        public boolean finished() {
            return done == total;
        }

        /** {@return units in a second, in this run; 0 at its beginning} */
        public double rate() {
            return seconds <= 0 ? 0 : (done - doneBefore) / seconds;
        }

        /** {@return about how many seconds are left; NaN where that cannot be said} */
        public double secondsLeft() {
            return total < 0 || rate() <= 0 ? Double.NaN : (total - done) / rate();
        }

        /** {@return all of it in one line} */
        public String line() {
            StringBuilder line = new StringBuilder(what).append(": ");
            if (total > 0) {
                String share = unit.equals("bytes") ? bytes(done) : String.valueOf(done);
                line.append("%s of %s (%d %%)".formatted(share, amount(total), Math.round(100.0 * done / total)));
            } else {
                line.append(amount(done));
            }
            if (rate() > 0) {
                line.append(", ").append(amount(Math.round(rate()))).append("/s");
            }
            double left = secondsLeft();
            if (!finished() && !Double.isNaN(left)) {
                line.append(
                        left < 90
                                ? ", %d s left".formatted(Math.round(left))
                                : ", %d min left".formatted(Math.round(left / 60)));
            }
            return line.toString();
        }

        private String amount(long n) {
            return unit.equals("bytes") ? bytes(n) : n + " " + unit;
        }
    }

    /** {@return a size for people: {@code 9.9 MB}; a megabyte is a million bytes} */
    static String bytes(long n) {
        if (n < 1000) {
            return n + " bytes";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = n / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    /** {@return what tells nobody} */
    static Progress silent() {
        return step -> {};
    }

    /** {@return what prints a line a second, and nothing at all for work that takes less} */
    static Progress lines(PrintStream out) {
        return new ProgressLines(System::nanoTime, (line, first) -> out.println(line));
    }

    /** {@return what suits the place: one changing line in a notebook's cell, otherwise a printed line a second} */
    static Progress here() {
        return new ProgressLines(System::nanoTime, new ProgressPlace());
    }
}
