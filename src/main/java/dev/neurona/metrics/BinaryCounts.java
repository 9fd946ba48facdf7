package dev.neurona.metrics;

/**
 * The four outcomes of a yes-or-no question, counted, and the rates made of them.
 *
 * <p>A rate of nothing is defined as 0: precision when nothing was predicted positive, recall when nothing was positive,
 * the false positive rate when nothing was negative, F1 when there is no positive on either side. A classifier that never
 * says yes thus has precision 0, which keeps it from looking good.
 *
 * @param truePositives positive, and found
 * @param falsePositives negative, but taken for positive: a false alarm
 * @param falseNegatives positive, but missed
 * @param trueNegatives negative, and left alone
 */
public record BinaryCounts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    public BinaryCounts {
        if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
            throw new IllegalArgumentException("counts cannot be negative, but got TP %d, FP %d, FN %d, TN %d"
                    .formatted(truePositives, falsePositives, falseNegatives, trueNegatives));
        }
    }

    /** {@return how many there are in all} */
    public long total() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /** {@return the part that was answered rightly, {@code (TP + TN) / all}} With rare positives it says very little. */
    public double accuracy() {
        return ratio(truePositives + trueNegatives, total());
    }

    /** {@return the part of the alarms that are true, {@code TP / (TP + FP)}} */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /** {@return the part of the positives that is found, {@code TP / (TP + FN)}} Also called true positive rate: the y axis of a {@link Roc}. */
    public double recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /** {@return the harmonic mean of precision and recall, {@code 2 TP / (2 TP + FP + FN)}} */
    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /** {@return the part of the negatives that raise a false alarm, {@code FP / (FP + TN)}} The x axis of a {@link Roc}. */
    public double falsePositiveRate() {
        return ratio(falsePositives, falsePositives + trueNegatives);
    }

    /** {@return the rates together} */
    public Scores scores() {
        return new Scores(precision(), recall(), f1(), falsePositiveRate());
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
