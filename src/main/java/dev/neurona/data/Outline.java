package dev.neurona.data;

import java.util.function.IntFunction;

/** A closed outline of straight lines around the origin, about as large as a circle of radius 1; y points down. */
final class Outline {
    private final double[] x;
    private final double[] y;

    private Outline(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** {@return an outline through points at these angles, measured from the right over the bottom, and radii} */
    static Outline polar(int corners, IntFunction<double[]> angleAndRadius) {
        double[] x = new double[corners];
        double[] y = new double[corners];
        for (int i = 0; i < corners; i++) {
            double[] at = angleAndRadius.apply(i);
            x[i] = at[1] * Math.cos(at[0]);
            y[i] = at[1] * Math.sin(at[0]);
        }
        return new Outline(x, y);
    }

    /** {@return an outline through points given as x and y in turn} */
    static Outline of(double... xy) {
        double[] x = new double[xy.length / 2];
        double[] y = new double[xy.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = xy[2 * i];
            y[i] = xy[2 * i + 1];
        }
        return new Outline(x, y);
    }

    static Outline circle(double radius) {
        return polar(28, i -> new double[] {2 * Math.PI * i / 28, radius});
    }

    static Outline triangle() {
        return polar(3, i -> new double[] {2 * Math.PI * i / 3 - Math.PI / 2, 1.15});
    }

    static Outline square() {
        return of(-0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85);
    }

    static Outline star() {
        return polar(10, i -> new double[] {Math.PI * i / 5 - Math.PI / 2, i % 2 == 0 ? 1.2 : 0.5});
    }

    static Outline cross() {
        return of(
                -0.35, -1.1, 0.35, -1.1, 0.35, -0.35, 1.1, -0.35, 1.1, 0.35, 0.35, 0.35, 0.35, 1.1, -0.35, 1.1, -0.35,
                0.35, -1.1, 0.35, -1.1, -0.35, -0.35, -0.35);
    }

    static Outline heart() {
        double[] x = new double[30];
        double[] y = new double[30];
        for (int i = 0; i < 30; i++) {
            double t = 2 * Math.PI * i / 30;
            x[i] = 1.1 * Math.pow(Math.sin(t), 3);
            y[i] = -(13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t)) / 15;
        }
        return new Outline(x, y);
    }

    /** A circle of radius 1.1 without a smaller one that lies to its right. */
    static Outline crescent() {
        double[] x = new double[30];
        double[] y = new double[30];
        for (int i = 0; i < 15; i++) {
            double out = Math.PI / 3 + 2 * Math.PI * 2 / 3 * i / 14;
            x[i] = 1.1 * Math.cos(out);
            y[i] = 1.1 * Math.sin(out);
            double in = Math.PI / 3 + 2 * Math.PI * 2 / 3 * (14 - i) / 14;
            x[15 + i] = 0.36 + 0.8 * Math.cos(in) * 0.9;
            y[15 + i] = 1.1 * Math.sin(in) * 0.9;
        }
        return new Outline(x, y);
    }

    static Outline arrow() {
        return of(0, -1.2, 0.95, -0.1, 0.35, -0.1, 0.35, 1.1, -0.35, 1.1, -0.35, -0.1, -0.95, -0.1);
    }

    static Outline bolt() {
        return of(0.25, -1.2, -0.75, 0.2, -0.1, 0.2, -0.35, 1.2, 0.75, -0.3, 0.1, -0.3, 0.6, -1.2);
    }

    /** {@return how far the farthest corner is from the middle} */
    double reach() {
        double reach = 0;
        for (int i = 0; i < x.length; i++) {
            reach = Math.max(reach, Math.hypot(x[i], y[i]));
        }
        return reach;
    }

    /** {@return how far a place lies outside, negative inside} */
    double outside(double px, double py) {
        double nearest = Double.POSITIVE_INFINITY;
        boolean inside = false;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            double dx = x[j] - x[i];
            double dy = y[j] - y[i];
            double ux = px - x[i];
            double uy = py - y[i];
            double t = Math.min(1, Math.max(0, (ux * dx + uy * dy) / (dx * dx + dy * dy)));
            double vx = ux - t * dx;
            double vy = uy - t * dy;
            nearest = Math.min(nearest, vx * vx + vy * vy);
            // a ray to the right crosses the outline an odd number of times from inside
            if (y[i] > py != y[j] > py && px < dx * uy / dy + x[i]) {
                inside = !inside;
            }
        }
        return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
    }
}
