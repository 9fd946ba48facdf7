package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Compares a layer's backward with central differences of its forward. */
final class LayerCheck {
    private static final int MOST = 100;
    private static final double FLOOR = 1e-4; // gradients of the loss below this are zero but for rounding

    private final Layer layer;
    private final NDManager manager;
    private final long seed;
    private final DataType type;

    private LayerCheck(Layer layer, NDManager manager, long seed, DataType type) {
        this.layer = layer;
        this.manager = manager;
        this.seed = seed;
        this.type = type;
    }

    static GradCheck of(Layer layer, Shape input, long seed) {
        try (NDManager manager = Lab.manager().newSubManager();
                NDArray x = Initial.normal(1).draw(manager, input, seed)) {
            return of(layer, x, seed);
        }
    }

    static GradCheck of(Layer layer, NDArray input, long seed) {
        try (NDManager manager = input.getManager().newSubManager()) {
            try {
                return new LayerCheck(layer, manager, seed, DataType.FLOAT64).run(input);
            } catch (RuntimeException inDouble) {
                try {
                    return new LayerCheck(layer, manager, seed, DataType.FLOAT32).run(input);
                } catch (RuntimeException e) {
                    e.addSuppressed(inDouble);
                    throw e;
                }
            }
        }
    }

    /** Works with copies of the parameters in the wanted type, and puts the old ones back. */
    private GradCheck run(NDArray input) {
        List<Param> params = layer.params();
        List<NDArray> values = params.stream().map(Param::value).toList();
        List<NDArray> grads = params.stream().map(Param::grad).toList();
        try {
            for (Param p : params) {
                NDArray copy = own(p.value());
                p.swap(copy, copy.zerosLike());
            }
            return compare(own(input));
        } finally {
            for (int i = 0; i < params.size(); i++) {
                params.get(i).swap(values.get(i), grads.get(i));
            }
        }
    }

    private NDArray own(NDArray array) {
        NDArray copy = Elements.copy(array, array.getDataType().isFloating() ? type : array.getDataType());
        copy.attach(manager);
        return copy;
    }

    private GradCheck compare(NDArray x) {
        NDArray y = forward(x);
        NDArray r = own(Initial.normal(1).draw(manager, y.getShape(), ~seed));
        NDArray dx = layer.backward(r); // of the loss sum r y, the gradient with respect to y is r
        if (!dx.getShape().equals(x.getShape())) {
            throw new IllegalArgumentException("backward gave a gradient of shape %s for an input of shape %s"
                    .formatted(dx.getShape(), x.getShape()));
        }
        Supplier<NDArray> loss = () -> forward(x).mul(r).sum();
        List<GradCheck.Part> parts = new ArrayList<>();
        if (x.getDataType().isFloating()) {
            parts.add(part("x", loss, x, Differences.numbers(dx)));
        }
        for (Param p : layer.params()) {
            parts.add(part(p.name(), loss, p.value(), Differences.numbers(p.grad())));
        }
        return new GradCheck(parts, type);
    }

    private NDArray forward(NDArray x) {
        layer.seed(seed);
        return layer.forward(x, true);
    }

    private GradCheck.Part part(String name, Supplier<NDArray> loss, NDArray w, double[] gradient) {
        int[] places = new Random(seed)
                .ints(0, gradient.length)
                .distinct()
                .limit(Math.min(MOST, gradient.length))
                .toArray();
        double[] numeric = Differences.of(loss, w, Differences.epsilon(type), places);
        double[] analytic = new double[places.length];
        int worst = 0;
        for (int i = 0; i < places.length; i++) {
            analytic[i] = gradient[places[i]];
            if (!(Math.abs(analytic[i] - numeric[i]) <= Math.abs(analytic[worst] - numeric[worst]))) {
                worst = i;
            }
        }
        return new GradCheck.Part(
                name,
                Differences.relativeError(analytic, numeric, FLOOR),
                places[worst],
                analytic[worst],
                numeric[worst]);
    }
}
