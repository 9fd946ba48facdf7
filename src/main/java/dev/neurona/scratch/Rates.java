package dev.neurona.scratch;

/** What optimisers ask of their settings. */
final class Rates {
    private Rates() {}

    /** {@return the share of the past that is kept, from 0 to below 1} */
    static double below1(String name, double beta) {
        if (!(beta >= 0 && beta < 1)) {
            throw new IllegalArgumentException(
                    "%s of %s: give 0 or more and below 1; 0.9 averages about 10 steps".formatted(name, beta));
        }
        return beta;
    }
}
