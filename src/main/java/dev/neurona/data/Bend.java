package dev.neurona.data;

import java.util.Random;

/**
 * How a whole drawing is bent, the same for all its strokes: its upper or left part made larger at the cost of the other,
 * a gentle wave across it, and then width, slant and rotation.
 *
 * <pre>
 *     u = 100 (x / 100)^p + wave(v)       x' = a u + b v
 *     v = 100 (y / 100)^q + wave(u)       y' = c u + d v
 * </pre>
 */
final class Bend {
    private final double p;
    private final double q;
    private final Wave across;
    private final Wave along;
    private final double a;
    private final double b;
    private final double c;
    private final double d;

    private record Wave(double height, double frequency, double phase) {
        static Wave draw(Random random) {
            return new Wave(
                    3.5 * random.nextGaussian(),
                    2 * Math.PI * Chance.between(0.003, 0.011, random),
                    2 * Math.PI * random.nextDouble());
        }

        double at(double t) {
            return height * Math.sin(frequency * t + phase);
        }
    }

    /** Draws a bend by chance: people mostly write narrower than high and lean to the right. */
    Bend(Random random) {
        p = Math.exp(0.2 * random.nextGaussian());
        q = Math.exp(0.22 * random.nextGaussian());
        across = Wave.draw(random);
        along = Wave.draw(random);
        double width = 0.86 * Math.exp(0.25 * random.nextGaussian());
        double slant = 0.16 + 0.27 * random.nextGaussian();
        double turn = Math.toRadians(7 * random.nextGaussian());
        // the rotation by turn times the matrix (width, -slant; 0, 1), for y points down
        a = Math.cos(turn) * width;
        b = -Math.cos(turn) * slant - Math.sin(turn);
        c = Math.sin(turn) * width;
        d = Math.cos(turn) - Math.sin(turn) * slant;
    }

    Stroke of(Stroke stroke) {
        double[] x = new double[stroke.size()];
        double[] y = new double[stroke.size()];
        for (int i = 0; i < x.length; i++) {
            double right = power(stroke.x()[i], p);
            double down = power(stroke.y()[i], q);
            double u = right + across.at(down);
            double v = down + along.at(right);
            x[i] = a * u + b * v;
            y[i] = c * u + d * v;
        }
        return new Stroke(x, y, stroke.sharp());
    }

    private static double power(double t, double power) {
        return t <= 0 || t >= 100 ? t : 100 * Math.pow(t / 100, power);
    }
}
