package dev.neurona.pretrained;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A net of which there are weights to load.
 *
 * @param name what files that {@link ImageClassifier#save} writes call it
 * @param builder makes it in a manager, for classes, with weights that are zero
 * @param wanted of the tensors in a file of weights those that it has a place for
 */
record Architecture(
        String name, BiFunction<NDManager, List<String>, ImageClassifier> builder, UnaryOperator<Weights> wanted) {
    ImageClassifier build(NDManager manager, List<String> classes) {
        return builder.apply(manager, classes);
    }

    /** {@return the net, its weights drawn anew (He and others 2015), its biases 0} */
    ImageClassifier create(NDManager manager, List<String> classes, long seed) {
        ImageClassifier net = build(manager, classes);
        Draw.he(net.named().values(), seed);
        return net;
    }

    /** {@return the net with the weights of a file} */
    ImageClassifier load(NDManager manager, Path weights, List<String> classes) throws IOException {
        try (Weights file = Weights.read(manager, weights)) {
            ImageClassifier net = build(manager, classes);
            wanted.apply(file).copyInto(net.named());
            return net;
        }
    }
}
