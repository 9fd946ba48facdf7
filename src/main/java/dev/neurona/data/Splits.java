package dev.neurona.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Deals examples out to several sets; each example goes to one of them. */
final class Splits {
    private Splits() {}

    /** {@return the rows of each part, drawn by chance} */
    static List<int[]> byChance(int n, double[] shares, Random random) {
        requireShares(shares);
        int[] order = Chance.order(n, random);
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        double sum = 0;
        for (double share : shares) {
            sum += share;
            int to = (int) Math.round(sum * n);
            if (to == from) {
                throw new IllegalArgumentException(
                        "%d examples are too few for the shares %s: the part of %s would be empty"
                                .formatted(n, Arrays.toString(shares), share));
            }
            parts.add(Arrays.copyOfRange(order, from, to));
            from = to;
        }
        return parts;
    }

    /** {@return the rows of each part, drawn by chance within each class, so that all parts have the same mixture} */
    static List<int[]> stratified(int[] labels, List<String> classes, double[] shares, Random random) {
        requireShares(shares);
        List<List<Integer>> parts = new ArrayList<>();
        for (int p = 0; p < shares.length; p++) {
            parts.add(new ArrayList<>());
        }
        for (int c = 0; c < classes.size(); c++) {
            int[] rows = ofClass(labels, c);
            if (rows.length > 0) {
                deal(rows, classes.get(c), shares, parts, random);
            }
        }
        List<int[]> mixed = new ArrayList<>();
        for (List<Integer> part : parts) {
            int[] rows = part.stream().mapToInt(Integer::intValue).toArray();
            Chance.shuffle(rows, random);
            mixed.add(rows);
        }
        return mixed;
    }

    private static void deal(int[] rows, String name, double[] shares, List<List<Integer>> parts, Random random) {
        Chance.shuffle(rows, random);
        int from = 0;
        double sum = 0;
        for (int p = 0; p < shares.length; p++) {
            sum += shares[p];
            int to = (int) Math.round(sum * rows.length);
            if (to == from) {
                throw new IllegalArgumentException(
                        "class \"%s\" has %d examples, too few to be in each part of %s: join it with another class or split without stratifying"
                                .formatted(name, rows.length, Arrays.toString(shares)));
            }
            for (int i = from; i < to; i++) {
                parts.get(p).add(rows[i]);
            }
            from = to;
        }
    }

    /** {@return the rows of k equal folds; with labels, each fold gets the same mixture of classes} */
    static List<int[]> folds(int n, int[] labels, int k, Random random) {
        if (k < 2 || k > n) {
            throw new IllegalArgumentException("cannot make %d folds of %d examples: give 2 to %d".formatted(k, n, n));
        }
        Integer[] order = Arrays.stream(Chance.order(n, random)).boxed().toArray(Integer[]::new);
        if (labels.length > 0) {
            Arrays.sort(order, Comparator.comparingInt(row -> labels[row]));
        }
        List<int[]> folds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            int[] fold = new int[(n - f + k - 1) / k];
            for (int i = 0; i < fold.length; i++) {
                fold[i] = order[f + i * k];
            }
            Chance.shuffle(fold, random);
            folds.add(fold);
        }
        return folds;
    }

    /** {@return rows in which each class comes as often as wanted; more often than it has examples by repeating them} */
    static int[] counted(int[] labels, List<String> classes, int[] wanted, Random random) {
        List<Integer> rows = new ArrayList<>();
        for (int c = 0; c < wanted.length; c++) {
            int[] own = ofClass(labels, c);
            if (own.length == 0 && wanted[c] > 0) {
                throw new IllegalArgumentException(
                        "class \"%s\" has no example to draw from".formatted(classes.get(c)));
            }
            for (int i = 0; i < wanted[c]; i++) {
                if (i % own.length == 0) {
                    Chance.shuffle(own, random);
                }
                rows.add(own[i % own.length]);
            }
        }
        int[] mixed = rows.stream().mapToInt(Integer::intValue).toArray();
        Chance.shuffle(mixed, random);
        return mixed;
    }

    private static int[] ofClass(int[] labels, int c) {
        int[] rows = new int[labels.length];
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == c) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static void requireShares(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            if (!(share > 0)) {
                throw new IllegalArgumentException(
                        "a share of %s in %s: each must be greater than 0".formatted(share, Arrays.toString(shares)));
            }
            sum += share;
        }
        if (Math.abs(sum - 1) > 1e-6) {
            throw new IllegalArgumentException("the shares %s add up to %.4g and not to 1: such as 0.6, 0.2, 0.2"
                    .formatted(Arrays.toString(shares), sum));
        }
    }
}
