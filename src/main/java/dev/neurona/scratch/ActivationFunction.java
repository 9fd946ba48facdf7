package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * The activation functions f and their derivatives f', on single numbers for a plot or a calculation by hand, and on arrays
 * for a network. {@code RELU.layer()} is a layer of one.
 *
 * <p>Both forms are the same function; {@code f(NDArray)} takes the engine's own operation where there is one. None
 * overflows: each stays right for numbers as large as 1000 and as small as -1000. Checklist F-01 to F-13, E-05.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state, which the checker cannot know
public enum ActivationFunction {
    /** 1 / (1 + e^-x), from 0 to 1. Its derivative is at most 1/4, at 0. */
    SIGMOID("sigmoid", x -> 1 / (1 + Math.exp(-x)), x -> sigma(x) * sigma(-x), Elements::sigmoid, x -> {
        NDArray s = Elements.sigmoid(x);
        return s.sub(s.square());
    }),
    /** (e^x - e^-x) / (e^x + e^-x), from -1 to 1. Its derivative is at most 1, at 0. */
    TANH(
            "tanh",
            Math::tanh,
            x -> 1 - Math.tanh(x) * Math.tanh(x),
            NDArray::tanh,
            x -> Elements.oneMinus(x.tanh().square())),
    /** max(0, x). The derivative at 0, where there is none, is taken as 0. */
    RELU("ReLU", x -> Math.max(0, x), x -> x > 0 ? 1 : 0, x -> x.maximum(0), Elements::positive),
    /** x where x is positive, else 0.01 x: never quite dead. */
    LEAKY_RELU(
            "leaky ReLU",
            x -> x > 0 ? x : 0.01 * x,
            x -> x > 0 ? 1 : 0.01,
            x -> x.maximum(x.mul(0.01)),
            x -> Elements.positive(x).mul(0.99).add(0.01)),
    /** x where x is positive, else e^x - 1 (D. Clevert et al., 2015; alpha is 1). */
    ELU(
            "ELU",
            x -> x > 0 ? x : Math.expm1(x),
            x -> x > 0 ? 1 : Math.exp(x),
            x -> NDArrays.where(x.gt(0), x, Stats.expm1(x.minimum(0))),
            x -> x.minimum(0).exp()),
    /**
     * x Phi(x), where Phi(x) = (1 + erf(x / sqrt 2)) / 2 is the normal distribution (D. Hendrycks and K. Gimpel, 2016). Exact, as
     * DJL's is, not the approximation by tanh.
     */
    GELU(
            "GELU",
            x -> x * Stats.normalBelow(x),
            x -> Stats.normalBelow(x) + x * Stats.normalDensity(x),
            x -> x.mul(Elements.normalBelow(x)),
            x -> Elements.normalBelow(x).add(x.mul(Elements.normalDensity(x)))),
    /** x sigma(x), also called swish. */
    SILU("SiLU", x -> x * sigma(x), x -> sigma(x) * (1 + x * sigma(-x)), x -> x.mul(Elements.sigmoid(x)), x -> {
        NDArray s = Elements.sigmoid(x);
        return s.add(x.mul(s).mul(Elements.oneMinus(s)));
    }),
    /** ln(1 + e^x), a smooth ReLU; its derivative is the sigmoid. */
    SOFTPLUS(
            "softplus",
            x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
            ActivationFunction::sigma,
            x -> x.maximum(0).add(Stats.log1p(x.abs().neg().exp())),
            Elements::sigmoid),
    /** e^(-x²), a bell. */
    GAUSSIAN(
            "Gaussian",
            x -> Math.exp(-x * x),
            x -> -2 * x * Math.exp(-x * x),
            x -> x.square().neg().exp(),
            x -> x.square().neg().exp().mul(x).mul(-2)),
    /** x itself: a layer of these is linear. */
    IDENTITY("identity", x -> x, x -> 1, NDArray::duplicate, NDArray::onesLike),
    /** 1 where x is 0 or more, else 0: the threshold of a TLU. Its derivative is 0, so nothing learns through it. */
    STEP("step", x -> x >= 0 ? 1 : 0, x -> 0, x -> x.gte(0).toType(x.getDataType(), false), NDArray::zerosLike);

    private final String title;
    private final DoubleUnaryOperator f;
    private final DoubleUnaryOperator df;
    private final UnaryOperator<NDArray> onArray;
    private final UnaryOperator<NDArray> slopeOfArray;

    ActivationFunction(
            String title,
            DoubleUnaryOperator f,
            DoubleUnaryOperator df,
            UnaryOperator<NDArray> onArray,
            UnaryOperator<NDArray> slopeOfArray) {
        this.title = title;
        this.f = f;
        this.df = df;
        this.onArray = onArray;
        this.slopeOfArray = slopeOfArray;
    }

    /** {@return f(x)} */
    public double f(double x) {
        return f.applyAsDouble(x);
    }

    /** {@return f'(x)} */
    public double df(double x) {
        return df.applyAsDouble(x);
    }

    /** {@return f of each number, in the array's shape} */
    public NDArray f(NDArray x) {
        return Tidy.of(() -> onArray.apply(x));
    }

    /** {@return f' of each number, in the array's shape} */
    public NDArray df(NDArray x) {
        return Tidy.of(() -> slopeOfArray.apply(x));
    }

    /** {@return a layer that applies it to each number} */
    public Layer layer() {
        return new Applied(this);
    }

    /** {@return what it is called in a figure, such as {@code leaky ReLU}} */
    public String title() {
        return title;
    }

    private static double sigma(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
