package dev.neurona.data;

import java.util.Arrays;
import java.util.Random;

/** What a pen draws without being lifted: the points it passes through, smoothly, except where it turns sharply. */
final class Stroke {
    /** Straight pieces between two points of a curve. */
    private static final int PIECES = 7;

    private final double[] x;
    private final double[] y;
    private final boolean[] sharp;

    /** Points to the right and down, and whether the pen turns sharply at each. */
    Stroke(double[] x, double[] y, boolean[] sharp) {
        this.x = x;
        this.y = y;
        this.sharp = sharp;
    }

    /** {@return a stroke from {@code "x,y x,y! x,y"}} */
    static Stroke parse(String text) {
        String[] words = text.strip().split("\\s+", -1);
        double[] x = new double[words.length];
        double[] y = new double[words.length];
        boolean[] sharp = new boolean[words.length];
        for (int i = 0; i < words.length; i++) {
            sharp[i] = words[i].endsWith("!");
            String[] numbers = words[i].replace("!", "").split(",", 2);
            x[i] = Double.parseDouble(numbers[0]);
            y[i] = Double.parseDouble(numbers[1]);
        }
        return new Stroke(x, y, sharp);
    }

    int size() {
        return x.length;
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    boolean[] sharp() {
        return sharp;
    }

    /** {@return the stroke between this one, at t = 0, and another of as many points, at t = 1} */
    Stroke towards(Stroke other, double t) {
        double[] newX = new double[size()];
        double[] newY = new double[size()];
        for (int i = 0; i < size(); i++) {
            newX[i] = (1 - t) * x[i] + t * other.x[i];
            newY[i] = (1 - t) * y[i] + t * other.y[i];
        }
        return new Stroke(newX, newY, sharp);
    }

    /** {@return the same with every point moved a little, each by itself} */
    Stroke trembled(double by, Random random) {
        double[] newX = new double[size()];
        double[] newY = new double[size()];
        for (int i = 0; i < size(); i++) {
            newX[i] = x[i] + by * random.nextGaussian();
            newY[i] = y[i] + by * random.nextGaussian();
        }
        return new Stroke(newX, newY, sharp);
    }

    /** {@return the same with its sharp turns made smooth} */
    Stroke rounded() {
        return new Stroke(x, y, new boolean[size()]);
    }

    /** {@return the same, beginning or ending a little sooner, as a pen set down late or lifted early leaves it} */
    Stroke cut(Random random) {
        int from = (int) (0.1 * size() * Math.pow(random.nextDouble(), 2));
        int to = size() - (int) (0.1 * size() * Math.pow(random.nextDouble(), 2));
        return new Stroke(
                Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to), Arrays.copyOfRange(sharp, from, to));
    }

    /**
     * {@return the curve as a row of short straight lines} Between two points it is a cubic whose direction at each is
     * that from the point before to the point after (Catmull and Rom 1974); at a sharp turn and at the ends it sets out
     * straight towards the next point.
     */
    Stroke curve() {
        int n = (size() - 1) * PIECES + 1;
        double[] curveX = new double[n];
        double[] curveY = new double[n];
        for (int i = 0; i + 1 < size(); i++) {
            int before = i == 0 || sharp[i] ? i : i - 1;
            int after = i + 2 == size() || sharp[i + 1] ? i + 1 : i + 2;
            for (int k = 0; k < PIECES; k++) {
                double t = (double) k / PIECES;
                curveX[i * PIECES + k] = cubic(x[before], x[i], x[i + 1], x[after], t);
                curveY[i * PIECES + k] = cubic(y[before], y[i], y[i + 1], y[after], t);
            }
        }
        curveX[n - 1] = x[size() - 1];
        curveY[n - 1] = y[size() - 1];
        return new Stroke(curveX, curveY, new boolean[n]);
    }

    private static double cubic(double p0, double p1, double p2, double p3, double t) {
        double m1 = (p2 - p0) / 2;
        double m2 = (p3 - p1) / 2;
        double a = 2 * (p1 - p2) + m1 + m2;
        double b = 3 * (p2 - p1) - 2 * m1 - m2;
        return ((a * t + b) * t + m1) * t + p1;
    }
}
