package dev.neurona.data;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Small colour pictures of one shape with a texture, 32 by 32 pixels. A class is a shape and its texture; place, size,
 * rotation, colours, background and noise change from picture to picture and mean nothing.
 *
 * <p>There are two groups of ten classes. No shape of one is in the other, so that a network trained on the one can be
 * carried over to the other.
 *
 * @see Data#shapes(int)
 */
public final class ShapeImages {
    static final int SIDE = 32;

    private ShapeImages() {}

    /** Ten classes. */
    public enum Group {
        /** Circles, squares, triangles, stars and crosses, striped or dotted. */
        A(
                List.of("circle", "square", "triangle", "star", "cross"),
                List.of(Outline.circle(1), Outline.regular(4), Outline.regular(3), Outline.star(), Outline.cross())),
        /** Hearts, crescents, arrows, lightning bolts and rings, striped or dotted. */
        B(
                List.of("heart", "crescent", "arrow", "bolt", "ring"),
                List.of(Outline.heart(), Outline.crescent(), Outline.arrow(), Outline.bolt(), Outline.circle(1.1)));

        private final List<String> shapes;
        private final List<Outline> outlines;

        Group(List<String> shapes, List<Outline> outlines) {
            this.shapes = shapes;
            this.outlines = outlines;
        }

        /** {@return what the classes are called, such as "striped circle"} */
        public List<String> classes() {
            List<String> classes = new ArrayList<>();
            for (String shape : shapes) {
                for (ShapeScene.Texture texture : ShapeScene.Texture.values()) {
                    classes.add(texture.name().toLowerCase(Locale.ROOT) + " " + shape);
                }
            }
            return classes;
        }

        private ShapeScene scene(int label, Random random) {
            int textures = ShapeScene.Texture.values().length;
            String shape = shapes.get(label / textures);
            return new ShapeScene(
                    outlines.get(label / textures),
                    shape.equals("ring") ? 0.5 : -1,
                    ShapeScene.Texture.values()[label % textures],
                    random);
        }
    }

    /**
     * {@return n pictures of a group's classes, x {@code (N, 3, 32, 32)}, as many of each class}
     *
     * @param manager owns the arrays
     * @param seed what the pictures follow from
     */
    public static Data of(NDManager manager, int n, Group group, long seed) {
        Chance.requireExamples(n);
        List<String> classes = group.classes();
        long[] labels = Chance.balanced(n, classes.size(), Chance.of(seed, "shapes " + group));
        int size = 3 * SIDE * SIDE;
        float[] pixels = new float[Math.multiplyExact(n, size)];
        for (int i = 0; i < n; i++) {
            Random random = Chance.of(seed, "shape " + group, i);
            group.scene((int) labels[i], random).draw(pixels, i * size, random);
        }
        return new Data(
                manager.create(pixels, new Shape(n, 3, SIDE, SIDE)), manager.create(labels), List.of(), classes);
    }
}
