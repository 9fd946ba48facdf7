package dev.neurona.inspect;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import java.util.Optional;

/** What a layer's weights say its input must be. The engine's own words name matrices, not layers. */
final class Expected {
    private Expected() {}

    /**
     * Tells at which layer a shape broke.
     *
     * @throws IllegalArgumentException if the layer's weights do not fit the input
     */
    static void require(Layer layer, Shape input) {
        wanted(layer.block(), input).ifPresent(wanted -> {
            throw new IllegalArgumentException("layer %s expected %s but got %s: %s"
                    .formatted(
                            layer.label(), wanted, Summary.symbolic(input, input.get(0)), hint(layer.block(), input)));
        });
    }

    private static Optional<String> wanted(Block block, Shape input) {
        int axes = input.dimension();
        if (block instanceof Linear && isInitialised(block)) {
            long features = weight(block, Parameter.Type.WEIGHT).get(1);
            return axes == 0 || input.get(axes - 1) == features
                    ? Optional.empty()
                    : Optional.of("(N, %d)".formatted(features));
        }
        if (block instanceof Convolution convolution && isInitialised(block)) {
            Shape weight = weight(block, Parameter.Type.WEIGHT);
            long channels = weight.get(1) * convolution.getGroups();
            String rest = weight.dimension() == 4 ? ", H, W" : weight.dimension() == 3 ? ", W" : ", D, H, W";
            return axes == weight.dimension() && input.get(1) == channels
                    ? Optional.empty()
                    : Optional.of("(N, %d%s)".formatted(channels, rest));
        }
        if (block instanceof BatchNorm && isInitialised(block) && axes == 2) {
            long features = weight(block, Parameter.Type.GAMMA).get(0);
            return input.get(1) == features ? Optional.empty() : Optional.of("(N, %d)".formatted(features));
        }
        return Optional.empty();
    }

    private static String hint(Block block, Shape input) {
        if (block instanceof Linear) {
            return input.dimension() > 2
                    ? "is Blocks.batchFlattenBlock() missing before it?"
                    : "its weights were made for inputs of another size";
        }
        return input.dimension() == 4 || input.dimension() == 2
                ? "its weights were made for another number of channels"
                : "give images as (N, C, H, W)";
    }

    private static boolean isInitialised(Block block) {
        return block.getDirectParameters().values().stream().allMatch(Parameter::isInitialized);
    }

    private static Shape weight(Block block, Parameter.Type type) {
        return block.getDirectParameters().values().stream()
                .filter(parameter -> parameter.getType() == type)
                .findFirst()
                .orElseThrow()
                .getArray()
                .getShape();
    }
}
