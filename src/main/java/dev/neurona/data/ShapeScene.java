package dev.neurona.data;

import java.util.Random;

/** One picture of {@link ShapeImages}: where the shape lies and what colours everything has. */
final class ShapeScene {
    private static final int SIDE = ShapeImages.SIDE;

    /** No shape of size 1 has a point as far from its middle. */
    private static final double REACH = 1.4;

    private final Outline outline;
    private final double hole;
    private final boolean dotted;
    private final double size;
    private final double middleX;
    private final double middleY;
    private final double cos;
    private final double sin;
    private final double period;
    private final double phase;
    private final double grainCos;
    private final double grainSin;
    private final float[][] colours;

    /**
     * Draws a scene by chance.
     *
     * @param hole the radius of a round hole in the middle, negative for none
     * @param dotted whether its texture is dots, else stripes
     */
    ShapeScene(Outline outline, double hole, boolean dotted, Random random) {
        this.outline = outline;
        this.hole = hole;
        this.dotted = dotted;
        size = Chance.between(8.5, 11.5, random);
        middleX = SIDE / 2.0 + Chance.between(-3, 3, random);
        middleY = SIDE / 2.0 + Chance.between(-3, 3, random);
        double angle = Math.toRadians(Chance.between(-25, 25, random));
        cos = Math.cos(angle);
        sin = Math.sin(angle);
        period = Chance.between(4.2, 6.2, random);
        phase = Chance.between(0, period, random);
        double grain = Chance.between(0, Math.PI, random);
        grainCos = Math.cos(grain);
        grainSin = Math.sin(grain);
        colours = colours(random);
    }

    /** {@return two dark colours of the background, then a bright one of the shape and any other for its texture} */
    private static float[][] colours(Random random) {
        float[][] colours = {
            colour(0, 0.5, random), colour(0, 0.5, random), colour(0.45, 1, random), colour(0, 1, random)
        };
        while (apart(colours[2], colours[0]) < 0.7 || apart(colours[2], colours[1]) < 0.7) {
            colours[2] = colour(0.45, 1, random);
        }
        while (apart(colours[3], colours[2]) < 0.6) {
            colours[3] = colour(0, 1, random);
        }
        return colours;
    }

    private static float[] colour(double darkest, double brightest, Random random) {
        float[] colour = new float[3];
        for (int c = 0; c < 3; c++) {
            colour[c] = (float) Chance.between(darkest, brightest, random);
        }
        return colour;
    }

    private static double apart(float[] a, float[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /** Writes the picture, channel by channel, into an array from a place on. */
    void draw(float[] pixels, int from, Random random) {
        double noise = Chance.between(0, 0.04, random);
        double slopeX = random.nextGaussian();
        double slopeY = random.nextGaussian();
        for (int py = 0; py < SIDE; py++) {
            for (int px = 0; px < SIDE; px++) {
                double shade = 0.5 + (slopeX * (px - SIDE / 2.0) + slopeY * (py - SIDE / 2.0)) / (1.5 * SIDE);
                double inside = inside(px + 0.5 - middleX, py + 0.5 - middleY);
                double second = inside > 0 ? texture(px, py) : 0;
                for (int c = 0; c < 3; c++) {
                    double back = mix(colours[0][c], colours[1][c], Math.min(1, Math.max(0, shade)));
                    double front = mix(colours[2][c], colours[3][c], second);
                    double value = mix(back, front, inside) + noise * random.nextGaussian();
                    pixels[from + (c * SIDE + py) * SIDE + px] = (float) Math.min(1, Math.max(0, value));
                }
            }
        }
    }

    /** {@return 1 inside the shape, 0 outside, in between within half a pixel of its outline} */
    private double inside(double x, double y) {
        if (x * x + y * y > REACH * REACH * size * size) {
            return 0;
        }
        double u = (cos * x + sin * y) / size;
        double v = (cos * y - sin * x) / size;
        double outside = Math.max(outline.outside(u, v), hole - Math.hypot(u, v));
        return Math.min(1, Math.max(0, 0.5 - outside * size));
    }

    /** {@return how much of the shape's second colour a pixel has} */
    private double texture(int px, int py) {
        double u = grainCos * px + grainSin * py + phase;
        double v = grainCos * py - grainSin * px;
        double across = wave(u);
        // a stripe is where one wave is high, a dot where two are
        double height = dotted ? (across + wave(v)) / 2 - 0.35 : across;
        return Math.min(1, Math.max(0, 0.5 + 2 * height));
    }

    private double wave(double t) {
        return Math.cos(2 * Math.PI * t / period);
    }

    private static double mix(double a, double b, double part) {
        return (1 - part) * a + part * b;
    }
}
