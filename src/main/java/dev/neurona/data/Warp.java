package dev.neurona.data;

/**
 * Where the pixels of a changed image come from: the pixel at (x, y) from the middle is what was at
 * {@code (a x + b y + e, c x + d y + f)} from the middle, taken from its four neighbours by proportion.
 *
 * @param zeros whether 0 comes in from outside, else what is at the border
 */
record Warp(double a, double b, double c, double d, double e, double f, boolean zeros) {
    static final Warp NONE = new Warp(1, 0, 0, 1, 0, 0, false);

    static Warp shift(int right, int down) {
        return new Warp(1, 0, 0, 1, -right, -down, false);
    }

    /** Turns to the right, for a positive angle in radians. */
    static Warp rotate(double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Warp(cos, sin, -sin, cos, 0, 0, false);
    }

    static Warp scale(double by) {
        return new Warp(1 / by, 0, 0, 1 / by, 0, 0, false);
    }

    static Warp mirrored(boolean leftToRight) {
        return leftToRight ? new Warp(-1, 0, 0, 1, 0, 0, false) : new Warp(1, 0, 0, -1, 0, 0, false);
    }

    Warp onZeros() {
        return new Warp(a, b, c, d, e, f, true);
    }

    void apply(float[] from, float[] to, int channels, int h, int w) {
        double middleX = (w - 1) / 2.0;
        double middleY = (h - 1) / 2.0;
        for (int py = 0; py < h; py++) {
            for (int px = 0; px < w; px++) {
                double x = px - middleX;
                double y = py - middleY;
                double u = a * x + b * y + e + middleX;
                double v = c * x + d * y + f + middleY;
                for (int channel = 0; channel < channels; channel++) {
                    to[(channel * h + py) * w + px] = at(from, channel * h * w, u, v, h, w);
                }
            }
        }
    }

    private float at(float[] from, int start, double u, double v, int h, int w) {
        int x = (int) Math.floor(u);
        int y = (int) Math.floor(v);
        double right = u - x;
        double down = v - y;
        double above = (1 - right) * pixel(from, start, x, y, h, w) + right * pixel(from, start, x + 1, y, h, w);
        double below =
                (1 - right) * pixel(from, start, x, y + 1, h, w) + right * pixel(from, start, x + 1, y + 1, h, w);
        return (float) ((1 - down) * above + down * below);
    }

    private float pixel(float[] from, int start, int x, int y, int h, int w) {
        boolean outside = x < 0 || x >= w || y < 0 || y >= h;
        if (outside && zeros) {
            return 0;
        }
        return from[start + Math.min(h - 1, Math.max(0, y)) * w + Math.min(w - 1, Math.max(0, x))];
    }
}
