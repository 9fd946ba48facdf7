package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.ArrayList;
import java.util.List;

/**
 * Batch normalisation (S. Ioffe and C. Szegedy, 2015, Algorithm 1). Each feature of {@code (N, D)}, or each channel of
 * {@code (N, C, H, W)}, is brought to mean 0 and variance 1 over the batch, then scaled and shifted by what is learned:
 *
 * <pre>
 * mu = mean of x            x^ = (x - mu) / sqrt(var + epsilon)
 * var = mean of (x - mu)²   y  = gamma x^ + beta
 * </pre>
 *
 * <p>In evaluation mu and var are running averages of those seen in training, {@code running = 0.9 running + 0.1 batch}, with
 * the variance of a sample, n / (n - 1) times as large. Checklist W-05. DJL's twin is {@code BatchNorm}.
 */
public final class BatchNormalisation implements Layer {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.9;

    private final Param gamma; // (C)
    private final Param beta; // (C)
    private final NDArray runningMean; // (C)
    private final NDArray runningVariance; // (C)
    private boolean training;
    private final List<NDArray> saved = new ArrayList<>(); // x^ and sqrt(var + epsilon)

    /** Normalises this many features or channels; gamma starts at 1 and beta at 0. */
    public BatchNormalisation(int features) {
        this(Lab.manager(), features);
    }

    /** Normalises this many features or channels, with parameters and running averages in this manager. */
    public BatchNormalisation(NDManager manager, int features) {
        Shape c = new Shape(Inputs.positive("a number of features", features));
        gamma = Param.of("gamma", manager.ones(c));
        beta = Param.of("beta", manager.zeros(c));
        runningMean = Tidy.lasting(manager.zeros(c));
        runningVariance = Tidy.lasting(manager.ones(c));
    }

    @Override
    public NDArray forward(NDArray x) {
        return forward(x, false);
    }

    @Override
    public NDArray forward(NDArray x, boolean training) {
        int[] axes = axes(x);
        this.training = training;
        try (Tidy tidy = new Tidy(saved)) {
            NDArray mean = training ? Stats.mean(x, axes) : column(runningMean, x); //             (1, C, 1, 1)
            NDArray variance = training ? Stats.variance(x, axes) : column(runningVariance, x); // (1, C, 1, 1)
            if (training) {
                remember(mean, variance, x.size() / features());
            }
            NDArray s = tidy.save(variance.add(EPSILON).sqrt());
            NDArray normal = tidy.save(x.sub(mean).div(s)); //                   x^, in x's shape
            return tidy.keep(normal.mul(column(gamma.value(), x)).add(column(beta.value(), x)));
        }
    }

    @Override
    public NDArray backward(NDArray dy) {
        if (!training && !saved.isEmpty()) {
            throw new IllegalStateException(this + ": backward after an evaluation: call forward(x, true) to train");
        }
        NDArray s = Inputs.saved(this, saved.isEmpty() ? null : saved.get(0));
        NDArray normal = Inputs.saved(this, saved.get(1));
        Inputs.gradient(this, dy, normal.getShape());
        int[] axes = axes(dy);
        try (Tidy tidy = new Tidy()) {
            beta.grad().addi(dy.sum(axes)); //               (N, C, H, W) -> (C)
            gamma.grad().addi(dy.mul(normal).sum(axes)); //  (N, C, H, W) -> (C)
            NDArray dNormal = dy.mul(column(gamma.value(), dy));
            // x moves y directly, and by way of the mean and of the variance of the whole batch
            NDArray byMean = Stats.mean(dNormal, axes); //                         (1, C, 1, 1)
            NDArray byVariance = Stats.mean(dNormal.mul(normal), axes); //         (1, C, 1, 1)
            return tidy.keep(dNormal.sub(byMean).sub(normal.mul(byVariance)).div(s));
        }
    }

    private void remember(NDArray mean, NDArray variance, long n) {
        if (n < 2) {
            throw new IllegalArgumentException(
                    this + ": one value has no variance: train on batches of 2 or more, or call forward(x, false)");
        }
        Shape c = runningMean.getShape();
        runningMean.muli(MOMENTUM).addi(mean.reshape(c).mul(1 - MOMENTUM));
        runningVariance.muli(MOMENTUM).addi(variance.reshape(c).mul((1 - MOMENTUM) * n / (n - 1)));
    }

    /** {@return all axes but that of the channels} */
    private int[] axes(NDArray x) {
        int dimensions = x.getShape().dimension();
        if ((dimensions != 2 && dimensions != 4) || x.size(1) != features()) {
            throw Inputs.wrong(
                    this,
                    "x (N, %d) or (N, %1$d, H, W)".formatted(features()),
                    x,
                    "look at what the layer before gives");
        }
        return dimensions == 2 ? new int[] {0} : new int[] {0, 2, 3};
    }

    /** {@return one number a channel, so shaped that it meets x's channels: (C) to (1, C) or (1, C, 1, 1)} */
    private static NDArray column(NDArray perChannel, NDArray x) {
        NDArray wide = perChannel.toType(x.getDataType(), false);
        return x.getShape().dimension() == 2 ? wide.reshape(1, -1) : wide.reshape(1, -1, 1, 1);
    }

    private long features() {
        return runningMean.size();
    }

    @Override
    public List<Param> params() {
        return List.of(gamma, beta);
    }

    /** {@return the mean that evaluation uses, {@code (C)}} */
    public NDArray runningMean() {
        return runningMean;
    }

    /** {@return the variance that evaluation uses, {@code (C)}} */
    public NDArray runningVariance() {
        return runningVariance;
    }

    /** {@return {@code BatchNormalisation(64)}} */
    @Override
    public String toString() {
        return "BatchNormalisation(%d)".formatted(features());
    }
}
