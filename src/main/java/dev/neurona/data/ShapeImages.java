package dev.neurona.data;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

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

    /** Ten classes: five shapes, each striped and dotted. */
    public static final class Group {
        /** Circles, squares, triangles, stars and crosses. */
        public static final Group A = new Group(
                "A",
                List.of("circle", "square", "triangle", "star", "cross"),
                List.of(Outline.circle(1), Outline.square(), Outline.triangle(), Outline.star(), Outline.cross()));

        /** Hearts, crescents, arrows, lightning bolts and rings. */
        public static final Group B = new Group(
                "B",
                List.of("heart", "crescent", "arrow", "bolt", "ring"),
                List.of(Outline.heart(), Outline.crescent(), Outline.arrow(), Outline.bolt(), Outline.circle(1.1)));

        private final String name;
        private final List<String> shapes;
        private final List<Outline> outlines;

        private Group(String name, List<String> shapes, List<Outline> outlines) {
            this.name = name;
            this.shapes = shapes;
            this.outlines = outlines;
        }

        /** {@return what the classes are called, such as "striped circle"} */
        public List<String> classes() {
            return shapes.stream()
                    .flatMap(shape -> Stream.of("striped " + shape, "dotted " + shape))
                    .toList();
        }

        private ShapeScene scene(int label, Random random) {
            double hole = shapes.get(label / 2).equals("ring") ? 0.5 : -1;
            return new ShapeScene(outlines.get(label / 2), hole, label % 2 == 1, random);
        }

        /** {@return A or B} */
        @Override
        public String toString() {
            return name;
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
