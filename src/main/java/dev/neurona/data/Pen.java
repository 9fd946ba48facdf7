package dev.neurona.data;

import java.util.List;
import java.util.Random;

/**
 * A round pen on rough paper. A pixel is as dark as it lies deep in the ink: half as dark on the outline, going from 0 to
 * 1 across it over the width of an edge.
 */
final class Pen {
    /** Height and width of a picture in pixels. */
    static final int SIDE = 28;

    /** Pixels between two bumps of the paper. */
    private static final float BUMPS = 3.2f;

    private static final int BUMPS_ACROSS = (int) (SIDE / BUMPS) + 2;

    private final double radius;
    private final double edge;
    private final double ink;
    private final double pressure;
    private final double phase;
    private final float[] bumpX;
    private final float[] bumpY;
    private final float[] picture = new float[SIDE * SIDE];

    /** Takes a pen by chance: how thick, how sharp, how black, how evenly pressed. */
    Pen(Random random) {
        radius = Math.min(3.2, Math.max(0.55, 1.15 * Math.exp(0.32 * random.nextGaussian())));
        edge = Chance.between(0.9, 1.8, random);
        ink = Chance.between(0.95, 1.45, random);
        pressure = Chance.between(0, 0.22, random);
        phase = Chance.between(0, 2 * Math.PI, random);
        bumpX = bumps(random);
        bumpY = bumps(random);
    }

    /** {@return half the width of its lines, in pixels} */
    double radius() {
        return radius;
    }

    /** {@return how far the paper leads the pen astray at each pixel: random at the bumps, in between by proportion} */
    private static float[] bumps(Random random) {
        float[] heights = new float[BUMPS_ACROSS * BUMPS_ACROSS];
        double most = Chance.between(0, 0.45, random);
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (float) (most * random.nextGaussian());
        }
        float[] bumps = new float[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            int j = (int) (y / BUMPS);
            float v = y / BUMPS - j;
            for (int x = 0; x < SIDE; x++) {
                int i = (int) (x / BUMPS);
                float u = x / BUMPS - i;
                int at = j * BUMPS_ACROSS + i;
                float above = (1 - u) * heights[at] + u * heights[at + 1];
                float below = (1 - u) * heights[at + BUMPS_ACROSS] + u * heights[at + BUMPS_ACROSS + 1];
                bumps[y * SIDE + x] = (1 - v) * above + v * below;
            }
        }
        return bumps;
    }

    /** {@return the picture of these lines, row by row, 0 for paper to 1 for ink} Places are in pixels. */
    float[] draw(List<Stroke> lines, Random random) {
        for (Stroke line : lines) {
            for (int i = 0; i + 1 < line.size(); i++) {
                double r = radius * (1 + pressure * Math.sin(phase + 3 * Math.PI * i / line.size()));
                segment(line.x()[i], line.y()[i], line.x()[i + 1], line.y()[i + 1], r);
            }
        }
        double grain = Chance.between(0, 0.06, random);
        for (int i = 0; i < picture.length; i++) {
            if (picture[i] > 0) {
                double inked = ink * picture[i] * (1 + grain * random.nextGaussian());
                picture[i] = (float) Math.min(1, Math.max(0, inked));
            }
        }
        return picture;
    }

    /** Inks the pixels near a straight line; each keeps the darkest of all that passed over it. */
    private void segment(double x0, double y0, double x1, double y1, double r) {
        double reach = r + edge + 1;
        int fromX = (int) Math.max(0, Math.min(x0, x1) - reach);
        int toX = (int) Math.min(SIDE - 1, Math.max(x0, x1) + reach);
        int fromY = (int) Math.max(0, Math.min(y0, y1) - reach);
        int toY = (int) Math.min(SIDE - 1, Math.max(y0, y1) + reach);
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = Math.max(1e-9, dx * dx + dy * dy);
        for (int py = fromY; py <= toY; py++) {
            for (int px = fromX; px <= toX; px++) {
                int at = py * SIDE + px;
                double ux = px + 0.5 + bumpX[at] - x0;
                double uy = py + 0.5 + bumpY[at] - y0;
                double t = Math.min(1, Math.max(0, (ux * dx + uy * dy) / length2));
                double vx = ux - t * dx;
                double vy = uy - t * dy;
                double depth = (r - Math.sqrt(vx * vx + vy * vy)) / edge + 0.5;
                if (depth > picture[at]) {
                    picture[at] = (float) Math.min(1, depth);
                }
            }
        }
    }
}
