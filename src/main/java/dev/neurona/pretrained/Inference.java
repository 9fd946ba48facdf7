package dev.neurona.pretrained;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained net made ready to answer quickly: the same answers with less work than {@code block.forward}.
 *
 * <ul>
 *   <li>Batch normalisation after a convolution is folded into its weights: {@code y = a (w x + b) + c} is
 *       {@code (a w) x + (a b + c)}.
 *   <li>What a layer leaves is freed as soon as the next layers have read it, so that the next layer works in memory that is
 *       still in the processor's cache.
 *   <li>Folded filters lie in memory as the engine works with them, which otherwise turns them round at each call.
 *   <li>Dropout is left out, and no gradient is kept, whatever the thread's gradient mode is.
 * </ul>
 *
 * <p>It is a snapshot where batch normalisation was folded: training the net afterwards does not reach it; make a new one.
 *
 * <pre>{@code try (Inference fast = Inference.of(net)) { NDArray scores = fast.forward(images); } }</pre>
 */
public final class Inference implements AutoCloseable {
    private final NDManager manager;
    private final ParameterStore store;
    private final Step plan;

    private Inference(NDManager manager, Block net) {
        this.manager = manager;
        this.store = new WithoutGradient(manager);
        this.plan = step(net);
    }

    /**
     * {@return the net, made ready} Close it to free the folded weights; the net keeps its own.
     *
     * @throws IllegalArgumentException if the net is not initialised
     */
    public static Inference of(Block net) {
        // Not isInitialized(): a sequence put together of trained blocks says no until it has run once.
        if (net.getParameters().values().stream().anyMatch(parameter -> !parameter.isInitialized())) {
            throw new IllegalArgumentException("the net has no weights yet: initialise, load or train it first");
        }
        Device device = net.getParameters().isEmpty()
                ? null
                : net.getParameters().valueAt(0).getArray().getDevice();
        NDManager manager = device == null ? NDManager.newBaseManager() : NDManager.newBaseManager(device);
        try {
            return new Inference(manager, net);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /**
     * {@return the net's output, in the manager of the input}
     *
     * @param x what the net takes, such as images {@code (N, C, H, W)}
     */
    public NDArray forward(NDArray x) {
        NDArray y;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray last = plan.apply(x);
            y = last == x ? x.duplicate() : last;
            NDScope.unregister(y);
        }
        NDScope.register(y);
        return y;
    }

    /** Frees the folded weights. */
    @Override
    public void close() {
        manager.close();
    }

    /** A piece of work on one array. It leaves its input alone; what it makes on the way is freed. */
    @FunctionalInterface
    private interface Step {
        NDArray apply(NDArray x);
    }

    private Step step(Block block) {
        if (block instanceof SequentialBlock sequence && !sequence.isReturnIntermediate()) {
            return inTurn(sequence.getChildren().values());
        }
        if (block instanceof Branches branches) {
            return sideBySide(branches);
        }
        return block instanceof Dropout ? x -> x : whole(block);
    }

    private Step inTurn(List<Block> blocks) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean normalised = i + 1 < blocks.size() && isBatchNorm(blocks.get(i + 1));
            if (normalised && blocks.get(i) instanceof Conv2d convolution) {
                steps.add(folded(convolution, blocks.get(++i)));
            } else {
                steps.add(step(blocks.get(i)));
            }
        }
        return x -> {
            NDArray now = x;
            for (Step step : steps) {
                NDArray next = step.apply(now);
                if (next != now && now != x) {
                    now.close();
                }
                now = next;
            }
            return now;
        };
    }

    private Step sideBySide(Branches branches) {
        List<Step> steps =
                branches.getChildren().values().stream().map(this::step).toList();
        return x -> {
            List<NDList> outputs = new ArrayList<>();
            for (Step step : steps) {
                outputs.add(new NDList(step.apply(x)));
            }
            NDArray y = branches.join(outputs).singletonOrThrow();
            for (NDList output : outputs) {
                NDArray one = output.singletonOrThrow();
                if (one != x && one != y) {
                    one.close();
                }
            }
            return y;
        };
    }

    private Step whole(Block block) {
        return x -> block.forward(store, new NDList(x), false).singletonOrThrow();
    }

    private static boolean isBatchNorm(Block block) {
        return block instanceof BatchNorm2d || block instanceof BatchNorm;
    }

    private Step folded(Conv2d convolution, Block norm) {
        Parameter weights = parameter(convolution, Parameter.Type.WEIGHT);
        try (NDManager work = manager.newSubManager()) {
            ParameterStore passing = new WithoutGradient(work);
            Affine affine = Affine.of(norm, work);
            NDArray weight = passing.getValue(weights, work.getDevice(), false)
                    .mul(affine.scale().reshape(-1, 1, 1, 1));
            NDArray bias = affine.shift();
            if (convolution.isIncludeBias()) {
                Parameter biases = parameter(convolution, Parameter.Type.BIAS);
                bias = bias.add(
                        passing.getValue(biases, work.getDevice(), false).mul(affine.scale()));
            }
            return convolution(convolution, keep(ChannelsLast.of(weight)), keep(bias));
        }
    }

    private static Step convolution(Conv2d like, NDArray weight, NDArray bias) {
        Shape stride = like.getStride();
        Shape padding = like.getPadding();
        Shape dilation = like.getDilation();
        int groups = like.getGroups();
        return x -> Conv2d.conv2d(x, weight, bias, stride, padding, dilation, groups)
                .singletonOrThrow();
    }

    private NDArray keep(NDArray array) {
        array.attach(manager);
        // Whoever makes this ready inside a scope of his own keeps it.
        NDScope.unregister(array);
        return array;
    }

    static Parameter parameter(Block block, Parameter.Type type) {
        return block.getDirectParameters().values().stream()
                .filter(parameter -> parameter.getType() == type)
                .findFirst()
                .orElseThrow();
    }
}
