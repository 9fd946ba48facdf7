package dev.neurona.bench;

import java.util.Locale;

/**
 * What came out for one line of the table.
 *
 * @param row the row's name, as the command takes it
 * @param what what was compared
 * @param sample the ratios, or measures where there is nothing to compare with
 * @param unit {@code x} for a ratio, else the measure's unit
 * @param target the number to reach; NaN for a line that only informs
 * @param atMost whether the target is a greatest value, else a smallest
 * @param detail the times behind the ratio, or how often
 */
public record Finding(
        String row, String what, Sample sample, String unit, double target, boolean atMost, String detail) {
    /** {@return a ratio that should be at most the target, with both sides' medians beside it} */
    public static Finding ratio(String row, String what, Pairs pairs, double target) {
        return new Finding(row, what, pairs.ratios(), "x", target, true, millis(pairs));
    }

    /** {@return a speed in parts of the other side's, which should be at least the target} */
    public static Finding speed(String row, String what, Pairs pairs, double target) {
        return new Finding(row, what, pairs.speeds(), "x", target, false, millis(pairs));
    }

    /** {@return a measure that should be at most the target} */
    public static Finding measure(String row, String what, Sample sample, String unit, double target, String detail) {
        return new Finding(row, what, sample, unit, target, true, detail);
    }

    private static String millis(Pairs pairs) {
        return String.format(
                Locale.ROOT,
                "%.3g ms / %.3g ms, %d rounds",
                pairs.ours().median() / 1e6,
                pairs.theirs().median() / 1e6,
                pairs.ours().values().size());
    }

    /** {@return whether the median reaches the target; a line without one does} */
    public boolean reached() {
        return Double.isNaN(target) || (atMost ? sample.median() <= target : sample.median() >= target);
    }

    /** {@return the line of the table, in Markdown} */
    public String line() {
        String goal = Double.isNaN(target)
                ? "-"
                : (atMost ? "<= " : ">= ") + number(target) + unit + (reached() ? "" : " **missed**");
        return "| %s | %s | %s%s | %s..%s | %s | %s |"
                .formatted(
                        row,
                        what,
                        number(sample.median()),
                        unit,
                        number(sample.min()),
                        number(sample.max()),
                        goal,
                        detail);
    }

    /** {@return the table's head, in Markdown} */
    public static String head() {
        return "| row | what | median | min..max | target | behind it |\n| --- | --- | --- | --- | --- | --- |";
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3g", value);
    }
}
