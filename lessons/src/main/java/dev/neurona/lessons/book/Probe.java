package dev.neurona.lessons.book;

/**
 * A hidden check of a practice. A value is drawn where the marks are counted, by a seed of its own for each student; it goes
 * into the student's process as data; what the student's code makes of it comes back as data, and is judged against what
 * the reference solution makes of the same. So neither the expected value nor the judging is in the student's process.
 *
 * @param about what it tests, for the student who reads how the marks came about
 * @param type the Java type of what is given, such as {@code float[][]}
 * @param given body of a method of {@code long seed} that draws it
 * @param ask body of a method of {@code given}, run in the student's session after the notebook
 * @param truth body of a method of {@code seed} and {@code given} for what is right, run with the reference solution; empty if
 *     that is what the reference solution answers
 * @param measure body of a method of {@code seed}, {@code given} and {@code answer}, {@link dev.neurona.check.Numbers}, that
 *     makes of an answer what is judged, away from the student's code; empty if that is the answer itself
 * @param weight how much it counts among the exercise's probes
 */
public record Probe(
        int line,
        Judging judging,
        Wording about,
        String type,
        String given,
        String ask,
        String truth,
        String measure,
        double weight) {
    /** Ways to judge. */
    public enum Kind {
        /** Each number within an absolute tolerance. */
        NEAR,
        /** At least this part of the entries equal. */
        SHARE,
        /** A number, at least this. */
        ATLEAST,
        /** A number, at most this. */
        ATMOST
    }

    /**
     * How an answer is judged.
     *
     * @param drawn tolerance or limit where the notebook worked with drawn data
     * @param real tolerance or limit where it worked with real data
     */
    public record Judging(Kind kind, double drawn, double real) {}
}
