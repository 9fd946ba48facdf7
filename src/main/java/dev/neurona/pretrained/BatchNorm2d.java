package dev.neurona.pretrained;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Batch normalisation of {@code (N, C, H, W)} over N, H and W, or of {@code (N, C)} over N (Ioffe and Szegedy 2015):
 * {@code y = gamma (x - mu) / sqrt(sigma^2 + epsilon) + beta}.
 *
 * <p>It differs from DJL's block in two ways. Frozen, it takes its running mean and variance also while the rest of the net
 * trains, and leaves them as they are; DJL's goes on changing them, so that a frozen body drifts. And it does not swap an axis
 * with itself twice at each call.
 */
final class BatchNorm2d extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final float EPSILON = 1e-5f;

    /** What the running statistics keep of themselves at each batch. */
    private static final float MOMENTUM = 0.9f;

    /** The axis argument that makes the engine normalise axis 1 without swapping. */
    private static final int CHANNELS = -1;

    private final Parameter gamma;
    private final Parameter beta;
    private final Parameter mean;
    private final Parameter variance;

    BatchNorm2d(long channels) {
        super(VERSION);
        gamma = parameter("gamma", Parameter.Type.GAMMA, channels);
        beta = parameter("beta", Parameter.Type.BETA, channels);
        mean = parameter("runningMean", Parameter.Type.RUNNING_MEAN, channels);
        variance = parameter("runningVar", Parameter.Type.RUNNING_VAR, channels);
    }

    private Parameter parameter(String name, Parameter.Type type, long channels) {
        boolean learned = type == Parameter.Type.GAMMA || type == Parameter.Type.BETA;
        return addParameter(Parameter.builder()
                .setName(name)
                .setType(type)
                .optShape(new Shape(channels))
                .optRequiresGrad(learned)
                .build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        Device device = x.getDevice();
        return BatchNorm.batchNorm(
                x,
                store.getValue(mean, device, training),
                store.getValue(variance, device, training),
                store.getValue(gamma, device, training),
                store.getValue(beta, device, training),
                CHANNELS,
                MOMENTUM,
                EPSILON,
                training && gamma.requiresGradient());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }
}
