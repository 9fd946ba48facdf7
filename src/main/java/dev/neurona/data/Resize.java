package dev.neurona.data;

import java.util.Arrays;

/**
 * How pictures of all sizes become pictures of one size.
 *
 * <pre>{@code
 * Resize.squashed(64, 64)      // every picture to 64 x 64, whatever its proportions
 * Resize.cropped(224)          // the short side to 224, then the square in the middle
 * Resize.cropped(256, 224)     // the short side to 256, then the 224 x 224 in the middle: usual for ImageNet
 * }</pre>
 *
 * <p>Values in between are bilinear. Where a picture shrinks, the filter grows with it, so that every pixel of the
 * original counts and fine patterns do not turn into wrong ones (antialiasing). Along one side, with
 * {@code s = old / new} and {@code r = max(s, 1)}, the new pixel i is the mean of the old pixels j with the weights
 *
 * <pre>{@code w(i, j) = max(0, 1 - |j + 1/2 - s (i + 1/2)| / r)}</pre>
 *
 * divided by their sum: first along the rows, then along the columns. The result is rounded to whole numbers from 0 to
 * 255. This is what Pillow's and torchvision's bilinear resizing of images does (at most 1/255 apart), and not what
 * {@code interpolate} without antialiasing does.
 *
 * @param shortSide the length to bring the short side to; 0 to bring both sides to theirs
 * @param height H of the result
 * @param width W of the result
 */
public record Resize(int shortSide, int height, int width) {
    /** @throws IllegalArgumentException if a side is not positive, or the crop is larger than what it is cut from */
    public Resize {
        if (height < 1 || width < 1 || shortSide < 0) {
            throw new IllegalArgumentException(
                    "cannot resize to %d x %d: give sides of 1 or more".formatted(height, width));
        }
        if (shortSide != 0 && shortSide < Math.max(height, width)) {
            throw new IllegalArgumentException(
                    "a short side of %d is too short to cut %d x %d from".formatted(shortSide, height, width));
        }
    }

    /** {@return resizing of both sides, whatever the proportions} */
    public static Resize squashed(int height, int width) {
        return new Resize(0, height, width);
    }

    /** {@return resizing of the short side, and then the square in the middle} */
    public static Resize cropped(int side) {
        return new Resize(side, side, side);
    }

    /** {@return resizing of the short side, and then a smaller square in the middle} */
    public static Resize cropped(int shortSide, int side) {
        return new Resize(shortSide, side, side);
    }

    /** {@return the picture as {@code (3, H, W)}: all of red, all of green, all of blue, 0 to 255} */
    byte[] apply(Pixels picture) {
        int h = height;
        int w = width;
        if (shortSide > 0) {
            boolean upright = picture.width() <= picture.height();
            h = upright ? longSide(picture.height(), picture.width()) : shortSide;
            w = upright ? shortSide : longSide(picture.width(), picture.height());
        }
        Weights rows = Weights.of(picture.height(), h, middle(h, height), height);
        Weights columns = Weights.of(picture.width(), w, middle(w, width), width);
        return columnsThenRows(picture, columns, rows);
    }

    private int longSide(int longer, int shorter) {
        return Math.max(1, (int) ((long) longer * shortSide / shorter));
    }

    private static int middle(int whole, int part) {
        return (int) Math.rint((whole - part) / 2.0);
    }

    private byte[] columnsThenRows(Pixels picture, Weights columns, Weights rows) {
        int first = rows.first();
        int count = rows.last() - first;
        float[] narrow = new float[count * width * 3];
        for (int row = 0; row < count; row++) {
            columns.alongRow(picture.rgb(), (first + row) * picture.width() * 3, narrow, row * width * 3);
        }
        return rows.alongColumns(narrow, first, width);
    }

    /** For each new pixel along one side, which old ones it is the mean of. */
    private static final class Weights {
        /** The first old pixel of each. */
        private final int[] from;

        /** The weights of that one and those after it; they sum to 1. */
        private final float[][] weight;

        private Weights(int[] from, float[][] weight) {
            this.from = from;
            this.weight = weight;
        }

        /** @param offset the first new pixel wanted, of {@code count} */
        static Weights of(int oldSize, int newSize, int offset, int count) {
            double s = (double) oldSize / newSize;
            double r = Math.max(s, 1);
            int[] from = new int[count];
            float[][] weight = new float[count][];
            for (int i = 0; i < count; i++) {
                double centre = s * (offset + i + 0.5);
                int low = Math.max(0, (int) Math.floor(centre - r + 0.5));
                int high = Math.min(oldSize, (int) Math.floor(centre + r + 0.5));
                double[] w = new double[high - low];
                double sum = 0;
                for (int j = low; j < high; j++) {
                    w[j - low] = Math.max(0, 1 - Math.abs(j + 0.5 - centre) / r);
                    sum += w[j - low];
                }
                from[i] = low;
                weight[i] = new float[w.length];
                for (int j = 0; j < w.length; j++) {
                    weight[i][j] = (float) (w[j] / sum);
                }
            }
            return new Weights(from, weight);
        }

        int first() {
            return from[0];
        }

        int last() {
            return from[from.length - 1] + weight[weight.length - 1].length;
        }

        void alongRow(byte[] rgb, int row, float[] out, int outRow) {
            for (int i = 0; i < from.length; i++) {
                float[] w = weight[i];
                int at = row + from[i] * 3;
                float red = 0;
                float green = 0;
                float blue = 0;
                for (float share : w) {
                    red += share * (rgb[at] & 0xff);
                    green += share * (rgb[at + 1] & 0xff);
                    blue += share * (rgb[at + 2] & 0xff);
                    at += 3;
                }
                out[outRow + 3 * i] = red;
                out[outRow + 3 * i + 1] = green;
                out[outRow + 3 * i + 2] = blue;
            }
        }

        /** {@return {@code (3, H, W)}} */
        byte[] alongColumns(float[] rows, int firstRow, int width) {
            int height = from.length;
            int plane = height * width;
            byte[] out = new byte[3 * plane];
            float[] sum = new float[width * 3];
            for (int i = 0; i < height; i++) {
                Arrays.fill(sum, 0.5f);
                for (int j = 0; j < weight[i].length; j++) {
                    float share = weight[i][j];
                    int row = (from[i] - firstRow + j) * sum.length;
                    for (int k = 0; k < sum.length; k++) {
                        sum[k] += share * rows[row + k];
                    }
                }
                for (int k = 0; k < sum.length; k++) {
                    out[k % 3 * plane + i * width + k / 3] = (byte) Math.min(255, (int) sum[k]);
                }
            }
            return out;
        }
    }
}
