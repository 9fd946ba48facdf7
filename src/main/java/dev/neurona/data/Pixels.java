package dev.neurona.data;

/** A decoded picture: red, green and blue of each pixel, 0 to 255, row by row. */
final class Pixels {
    private final int height;
    private final int width;
    private final byte[] rgb;

    /** @param rgb {@code height * width * 3} bytes, not copied */
    Pixels(int height, int width, byte[] rgb) {
        this.height = height;
        this.width = width;
        this.rgb = rgb;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    byte[] rgb() {
        return rgb;
    }

    /**
     * {@return the picture as it was meant to be seen} Cameras store what the sensor saw and note in EXIF how they were
     * held.
     *
     * @param orientation EXIF's number: 1 upright, 3 upside down, 6 and 8 turned by a quarter, the others mirrored
     */
    Pixels upright(int orientation) {
        if (orientation <= 1 || orientation > 8) {
            return this;
        }
        boolean turned = orientation >= 5;
        int h = turned ? width : height;
        int w = turned ? height : width;
        byte[] out = new byte[rgb.length];
        for (int i = 0; i < h; i++) {
            for (int j = 0; j < w; j++) {
                int from = source(orientation, i, j) * 3;
                System.arraycopy(rgb, from, out, (i * w + j) * 3, 3);
            }
        }
        return new Pixels(h, w, out);
    }

    /** Which stored pixel is seen in row i and column j. */
    private int source(int orientation, int i, int j) {
        int bottom = height - 1;
        int right = width - 1;
        return switch (orientation) {
            case 2 -> i * width + right - j;
            case 3 -> (bottom - i) * width + right - j;
            case 4 -> (bottom - i) * width + j;
            case 5 -> j * width + i;
            case 6 -> (bottom - j) * width + i;
            case 7 -> (bottom - j) * width + right - i;
            case 8 -> j * width + right - i;
            default -> i * width + j;
        };
    }
}
