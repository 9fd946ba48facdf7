package dev.neurona.pretrained;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;

/**
 * What is learned and what stays: freezing parts of a net.
 *
 * <p>A frozen parameter gets no gradient and no step of the optimiser. Batch normalisation has more that moves: its running mean
 * and variance, which DJL's block changes with every training batch, frozen or not. Put a frozen body that has some into
 * {@link Frozen}, or use this package's nets, whose batch normalisation stands still when frozen.
 */
public final class Transfer {
    private Transfer() {}

    /** Lets the block's parameters stay as they are while others learn. */
    public static void freeze(Block block) {
        block.freezeParameters(true);
    }

    /**
     * Lets the block's parameters learn, but for the running statistics of batch normalisation, which are counted, not learned:
     * DJL's {@code freezeParameters(false)} makes them want gradients too, and then training mode fails.
     */
    public static void unfreeze(Block block) {
        block.freezeParameters(false, Transfer::learned);
    }

    /** {@return how many numbers the block learns now} */
    public static long trainable(Block block) {
        return block.getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .mapToLong(Transfer::size)
                .sum();
    }

    /** {@return how many numbers the block could learn: running statistics do not count} */
    public static long parameters(Block block) {
        return block.getParameters().values().stream()
                .filter(Transfer::learned)
                .mapToLong(Transfer::size)
                .sum();
    }

    private static long size(Parameter parameter) {
        return parameter.getArray().size();
    }

    static boolean learned(Parameter parameter) {
        return parameter.getType() != Parameter.Type.RUNNING_MEAN && parameter.getType() != Parameter.Type.RUNNING_VAR;
    }
}
