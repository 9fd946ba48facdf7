package dev.neurona.inspect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import java.util.Locale;

/**
 * Which places of an image speak for a class. Each answer is a map of numbers, row by row, for {@code Plot.heat}; the net is as
 * before afterwards.
 */
public final class Attribution {
    private Attribution() {}

    /**
     * {@return Grad-CAM (Selvaraju and others 2017): where the body's maps speak for a class, {@code [h][w]} of the maps' size, from 0
     * to 1; all 0 where nothing speaks for it}
     *
     * <p>With A[k] the body's maps and s the class's score, {@code w[k] = mean of ds/dA[k]} over the places, and the answer is
     * {@code max(0, sum of w[k] A[k])}, divided by its greatest value.
     *
     * @param body makes maps {@code (1, C, h, w)} of the image
     * @param head makes scores {@code (1, K)} of the maps
     * @param image one image, {@code (1, C, H, W)}
     * @param label the class, from 0
     */
    public static double[][] gradCam(Block body, Block head, NDArray image, int label) {
        requireOneImage(image);
        Pass.requireInitialised(body);
        Pass.requireInitialised(head);
        return Undisturbed.run(() -> gradCamOf(forward(body, image), head, label), head);
    }

    private static double[][] gradCamOf(NDArray output, Block head, int label) {
        NDArray maps = output.stopGradient();
        if (maps.getShape().dimension() != 4) {
            throw new IllegalArgumentException(
                    "Grad-CAM needs maps (1, C, h, w) from the body but got %s: cut the net before it flattens"
                            .formatted(maps.getShape()));
        }
        NDArray gradient = gradient(head, maps, label);
        // DJL takes the mean over one axis at a time.
        NDArray weights = gradient.mean(new int[] {3}).mean(new int[] {2});
        Shape perMap = new Shape(1, maps.getShape().get(1), 1, 1);
        NDArray sum = maps.mul(weights.reshape(perMap)).sum(new int[] {1}).squeeze(0);
        return scaled(rows(sum));
    }

    /**
     * {@return the saliency (Simonyan and others 2014): how much a class's score changes with each pixel, {@code [H][W]}, the greatest
     * {@code |ds/dx|} over the channels}
     *
     * @param net makes scores {@code (1, K)} of the image
     * @param image one image, {@code (1, C, H, W)}
     * @param label the class, from 0
     */
    public static double[][] saliency(Block net, NDArray image, int label) {
        requireOneImage(image);
        Pass.requireInitialised(net);
        return Undisturbed.run(
                () -> {
                    NDArray gradient = gradient(net, image.stopGradient(), label);
                    return rows(gradient.abs().max(new int[] {1}).squeeze(0));
                },
                net);
    }

    /** {@return ds/dx of a class's score s, with x cut off from what made it} */
    private static NDArray gradient(Block net, NDArray x, int label) {
        x.setRequiresGradient(true);
        try (GradientCollector collector = Undisturbed.collector()) {
            NDArray scores = forward(net, x);
            requireLabel(scores.getShape(), label);
            collector.backward(scores.get(0).get(label));
        }
        return x.getGradient();
    }

    /**
     * {@return by how much the class's probability falls when a grey square hides a place (Zeiler and Fergus 2014), one number for each
     * place of the square, row by row}
     *
     * @param net makes scores {@code (N, K)} of images
     * @param image one image, {@code (1, C, H, W)}
     * @param label the class, from 0
     * @param side the square's side in pixels
     * @param step by how many pixels it moves
     * @param grey what it is filled with, such as 0.5
     */
    public static double[][] occlusion(Block net, NDArray image, int label, int side, int step, double grey) {
        requireOneImage(image);
        Pass.requireInitialised(net);
        int height = Math.toIntExact(image.getShape().get(2));
        int width = Math.toIntExact(image.getShape().get(3));
        if (side < 1 || step < 1 || side > height || side > width) {
            throw new IllegalArgumentException("a square of %d pixels moved by %d does not go over an image of %d x %d"
                    .formatted(side, step, height, width));
        }
        double whole = probability(net, image, label)[0];
        double[][] fall = new double[(height - side) / step + 1][];
        for (int i = 0; i < fall.length; i++) {
            fall[i] = row(net, image, label, i * step, side, step, grey);
            for (int j = 0; j < fall[i].length; j++) {
                fall[i][j] = whole - fall[i][j];
            }
        }
        return fall;
    }

    /** {@return the class's probability for each place of the square in a row of places} */
    private static double[] row(Block net, NDArray image, int label, int top, int side, int step, double grey) {
        int places = Math.toIntExact((image.getShape().get(3) - side) / step + 1);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDList hidden = new NDList();
            for (int j = 0; j < places; j++) {
                NDArray one = image.duplicate();
                int left = j * step;
                String square = String.format(Locale.ROOT, ":,:,%d:%d,%d:%d", top, top + side, left, left + side);
                one.set(new NDIndex(square), grey);
                hidden.add(one);
            }
            return probability(net, NDArrays.concat(hidden), label);
        }
    }

    private static double[] probability(Block net, NDArray images, int label) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray scores = forward(net, images);
            requireLabel(scores.getShape(), label);
            float[] p = scores.softmax(1).get(":," + label).toFloatArray();
            double[] doubles = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                doubles[i] = p[i];
            }
            return doubles;
        }
    }

    /**
     * {@return a map resized by bilinear interpolation, to lie over its image}
     *
     * @param map {@code [h][w]}
     * @param height of the result
     * @param width of the result
     */
    public static double[][] resized(double[][] map, int height, int width) {
        double[][] big = new double[height][width];
        for (int i = 0; i < height; i++) {
            double y = place(i, height, map.length);
            int top = (int) y;
            int bottom = Math.min(top + 1, map.length - 1);
            for (int j = 0; j < width; j++) {
                double x = place(j, width, map[0].length);
                int left = (int) x;
                int right = Math.min(left + 1, map[0].length - 1);
                double above = map[top][left] + (x - left) * (map[top][right] - map[top][left]);
                double below = map[bottom][left] + (x - left) * (map[bottom][right] - map[bottom][left]);
                big[i][j] = above + (y - top) * (below - above);
            }
        }
        return big;
    }

    /** {@return where the middle of a pixel lies in a row of fewer pixels} */
    private static double place(int i, int many, int few) {
        return Math.max(0, Math.min(few - 1.0, (i + 0.5) * few / many - 0.5));
    }

    private static NDArray forward(Block net, NDArray x) {
        return Pass.through(net, x, false, (layer, in, out) -> {});
    }

    private static void requireOneImage(NDArray image) {
        if (image.getShape().dimension() != 4 || image.size(0) != 1) {
            throw new IllegalArgumentException(
                    "expected one image (1, C, H, W) but got %s".formatted(image.getShape()));
        }
    }

    private static void requireLabel(Shape scores, int label) {
        if (scores.dimension() != 2 || label < 0 || label >= scores.get(1)) {
            throw new IllegalArgumentException(
                    "class %d is not among the net's outputs %s: classes count from 0".formatted(label, scores));
        }
    }

    private static double[][] rows(NDArray map) {
        float[] values = map.toFloatArray();
        int width = Math.toIntExact(map.getShape().get(1));
        double[][] rows = new double[values.length / width][width];
        for (int i = 0; i < values.length; i++) {
            rows[i / width][i % width] = values[i];
        }
        return rows;
    }

    /** {@return what is positive, in parts of the greatest} */
    private static double[][] scaled(double[][] map) {
        double greatest = 0;
        for (double[] row : map) {
            for (double value : row) {
                greatest = Math.max(greatest, value);
            }
        }
        for (double[] row : map) {
            for (int j = 0; j < row.length; j++) {
                row[j] = greatest == 0 ? 0 : Math.max(0, row[j]) / greatest;
            }
        }
        return map;
    }
}
