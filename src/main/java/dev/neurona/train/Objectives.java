package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;

/**
 * What training makes small. All are means over everything in the batch and take the net's outputs as they come, without
 * softmax or sigmoid (logits). {@link Fit} chooses one by the data where none is given, and computes these in one call;
 * elsewhere they are DJL losses like any other. Any other DJL {@code Loss} works in {@link Fit} too.
 */
public final class Objectives {
    private Objectives() {}

    /**
     * {@return {@code -ln p[y]} with {@code p = softmax(z)}} (checklist S-05) Logits {@code (N, C)} and labels {@code (N)} of
     * int64; or logits {@code (N, T, V)} and labels {@code (N, T)}, where every token is an example.
     */
    public static Loss crossEntropy() {
        return new Known("cross-entropy", Objectives::crossEntropy);
    }

    /**
     * {@return {@code -(y ln p + (1 - y) ln(1 - p))} with {@code p = sigmoid(z)}} (checklist L-05) Logits {@code (N, K)} and
     * {@code (N, K)} of zeros and ones, one answer for each of K questions; for two classes logits {@code (N, 1)} and
     * labels {@code (N)}.
     */
    public static Loss binaryCrossEntropy() {
        return new Known("binary cross-entropy", Objectives::binaryCrossEntropy);
    }

    /** {@return {@code (z - y)^2}} (checklist L-09) Without the one half of DJL's L2Loss. */
    public static Loss squaredError() {
        return new Known(
                "squared error",
                (z, y) -> z.sub(y.reshape(z.getShape())).square().mean());
    }

    /** {@return {@code |z - y|}}, which minds outliers less than {@link #squaredError} */
    public static Loss absoluteError() {
        return new Known(
                "absolute error", (z, y) -> z.sub(y.reshape(z.getShape())).abs().mean());
    }

    private static NDArray crossEntropy(NDArray z, NDArray y) {
        long classes = z.size(z.getShape().dimension() - 1);
        NDArray logP = z.reshape(-1, classes).logSoftmax(1);
        return logP.gather(y.reshape(-1, 1).toType(DataType.INT64, false), 1)
                .mean()
                .neg();
    }

    /** {@code max(z, 0) - z y + ln(1 + e^-|z|)} is the same, and no exponential in it is too large. */
    private static NDArray binaryCrossEntropy(NDArray z, NDArray y) {
        NDArray t = y.reshape(z.getShape()).toType(DataType.FLOAT32, false);
        return Activation.relu(z)
                .sub(z.mul(t))
                .add(Activation.softPlus(z.abs().neg()))
                .mean();
    }

    /** {@return how {@link Script} is to compute a loss: itself, or from the value it is given} */
    static String kind(Loss loss) {
        return loss instanceof Known known ? known.kind : "given";
    }

    private interface Formula {
        NDArray of(NDArray z, NDArray y);
    }

    /** A loss that step.py knows by name. */
    private static final class Known extends Loss {
        private final String kind;
        private final Formula formula;

        Known(String kind, Formula formula) {
            super(kind);
            this.kind = kind;
            this.formula = formula;
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            return formula.of(predictions.head(), labels.head());
        }
    }
}
