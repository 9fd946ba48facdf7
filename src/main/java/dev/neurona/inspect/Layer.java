package dev.neurona.inspect;

import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer of a net: a block that is neither a sequence of blocks nor a set of parallel ones.
 *
 * @param index its number in the net, from 1, in the order in which data pass
 * @param path where it is, such as {@code 02Fire/03Branches/01Conv2d}; DJL numbers the parts of each block from 01
 * @param type what it does: the block's class, or the name of a function, such as {@code ReLU}
 * @param block the block itself
 */
record Layer(int index, String path, String type, Block block) {
    /** {@return the net's layers in order} */
    static List<Layer> of(Block net) {
        List<Layer> layers = new ArrayList<>();
        collect(net, "", layers);
        return layers;
    }

    private static void collect(Block block, String path, List<Layer> layers) {
        if (isContainer(block)) {
            for (Pair<String, Block> child : block.getChildren()) {
                collect(child.getValue(), path + (path.isEmpty() ? "" : "/") + name(child), layers);
            }
        } else {
            layers.add(new Layer(layers.size() + 1, path, type(block), block));
        }
    }

    private static String name(Pair<String, Block> child) {
        return child.getKey().substring(0, 2) + type(child.getValue());
    }

    static boolean isContainer(Block block) {
        boolean joins = block instanceof SequentialBlock sequence && !sequence.isReturnIntermediate();
        return (joins || block instanceof ParallelBlock) && !block.getChildren().isEmpty();
    }

    static String type(Block block) {
        if (block instanceof LambdaBlock lambda) {
            // A method reference given without a name has a class name that no one would recognise.
            String name = lambda.getName();
            return name.contains("$$") || name.equals(LambdaBlock.DEFAULT_NAME) ? "function" : name;
        }
        return block.getClass().getSimpleName();
    }

    /** {@return its number and type: {@code 3 Linear}} */
    String label() {
        return index + " " + type;
    }
}
