package dev.neurona.plot;

import java.util.List;

/**
 * The colours of figures. Those of series are Okabe and Ito's, which stay apart for the colour-blind, without the two
 * that are too pale on white; all have at least 3:1 against white and against a dark theme's ground, but for the last.
 */
final class Colours {
    private static final List<String> SERIES =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8c6d1f", "#56b4e9");

    /** White to dark blue: counts, with zero as paper. */
    private static final List<List<Object>> COUNTS = List.of(
            List.of(0, "#f7fbff"),
            List.of(.25, "#c6dbef"),
            List.of(.5, "#6baed6"),
            List.of(.75, "#2171b5"),
            List.of(1, "#08306b"));

    /** From the first series' colour to the second's through grey: which of two classes, and how sure. */
    private static final List<List<Object>> TWO_SIDES =
            List.of(List.of(0, "#7fb8d8"), List.of(.5, "#f2f2f0"), List.of(1, "#eaae7f"));

    /** Pale to blue: the heights of a function, under paths in the series' colours. */
    private static final List<List<Object>> HEIGHTS =
            List.of(List.of(0, "#f3f7fa"), List.of(.5, "#b4d0e4"), List.of(1, "#5b93c2"));

    private Colours() {}

    static List<String> series() {
        return SERIES;
    }

    static String series(int number) {
        return SERIES.get(number % SERIES.size());
    }

    static String sequential() {
        return "Viridis";
    }

    static List<List<Object>> counts() {
        return COUNTS;
    }

    static List<List<Object>> heights() {
        return HEIGHTS;
    }

    static List<List<Object>> twoSides() {
        return TWO_SIDES;
    }
}
