package dev.neurona.scratch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A number that remembers how it was made, so that it can tell how it depends on each number it was made of: backpropagation
 * on its smallest example.
 *
 * <pre>{@code
 * Value x = Value.of(2, "x"), w = Value.of(-3, "w");
 * Value y = x.times(w).tanh();
 * y.backward();
 * w.grad();                       // dy/dw = x (1 - tanh²(x w))
 * }</pre>
 *
 * <p>Each operation notes its operands and how the gradient of its result goes back to them, by the chain rule: local
 * derivative times gradient of the result. The idea of the class is that of A. Karpathy's micrograd.
 */
public final class Value {
    private double data;
    private double grad;
    private String label;
    private final String op;
    private final List<Value> parents;
    private Runnable back = () -> {};

    private Value(double data, String label, String op, Value... parents) {
        this.data = data;
        this.label = label;
        this.op = op;
        this.parents = List.of(parents);
    }

    /** {@return a number to start from} */
    public static Value of(double data) {
        return new Value(data, "", "");
    }

    /** {@return a number to start from, with a name} */
    public static Value of(double data, String label) {
        return new Value(data, label, "");
    }

    /** {@return this + other} */
    public Value plus(Value other) {
        Value y = new Value(data + other.data, "", "+", this, other);
        y.back = () -> {
            grad += y.grad; // adds: a number used twice gets two gradients
            other.grad += y.grad;
        };
        return y;
    }

    /** {@return this · other} */
    public Value times(Value other) {
        Value y = new Value(data * other.data, "", "*", this, other);
        y.back = () -> {
            grad += other.data * y.grad;
            other.grad += data * y.grad;
        };
        return y;
    }

    /** {@return this to the power of n, a fixed number} */
    public Value pow(double n) {
        return unary(
                "^" + (n == (long) n ? "" + (long) n : "" + n),
                Math.pow(data, n),
                n == 0 ? 0 : n * Math.pow(data, n - 1));
    }

    /** {@return e to the power of this} */
    public Value exp() {
        return unary("exp", Math.exp(data), Math.exp(data));
    }

    /** {@return the natural logarithm} */
    public Value log() {
        return unary("log", Math.log(data), 1 / data);
    }

    /** {@return tanh of this} */
    public Value tanh() {
        return apply(ActivationFunction.TANH);
    }

    /** {@return max(0, this)} */
    public Value relu() {
        return apply(ActivationFunction.RELU);
    }

    /** {@return sigmoid of this} */
    public Value sigmoid() {
        return apply(ActivationFunction.SIGMOID);
    }

    /** {@return any activation function of this} */
    public Value apply(ActivationFunction f) {
        return unary(f.title(), f.f(data), f.df(data));
    }

    /** {@return this + number} */
    public Value plus(double number) {
        return plus(of(number));
    }

    /** {@return this · number} */
    public Value times(double number) {
        return times(of(number));
    }

    /** {@return -this} */
    public Value negated() {
        return times(-1);
    }

    /** {@return this - other} */
    public Value minus(Value other) {
        return plus(other.negated());
    }

    /** {@return this / other} */
    public Value over(Value other) {
        return times(other.pow(-1));
    }

    private Value unary(String op, double result, double slope) {
        Value y = new Value(result, "", op, this);
        y.back = () -> grad += slope * y.grad;
        return y;
    }

    /**
     * Works out the gradient of this number with respect to every number it was made of. Gradients of earlier calls are
     * set to zero first.
     */
    public void backward() {
        List<Value> order = ancestors();
        order.forEach(v -> v.grad = 0);
        grad = 1;
        for (int i = order.size() - 1; i >= 0; i--) {
            order.get(i).back.run(); // each result before its operands
        }
    }

    /** {@return every number this one was made of, and this one last; operands before results} */
    public List<Value> ancestors() {
        List<Value> order = new ArrayList<>();
        Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Value> done = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Value> path = new ArrayDeque<>(List.of(this)); // a stack of our own: a sum of 10,000 numbers is that deep
        while (!path.isEmpty()) {
            Value v = path.peek();
            if (seen.add(v)) {
                v.parents.stream().filter(parent -> !seen.contains(parent)).forEach(path::push);
            } else if (done.add(path.pop())) { // all it was made of is in order; it may be on the stack twice
                order.add(v);
            }
        }
        return order;
    }

    /** {@return the number} */
    public double data() {
        return data;
    }

    /** Sets the number, as a step of gradient descent does. Numbers made of it stay as they are: make them again. */
    public void data(double number) {
        data = number;
    }

    /** {@return the gradient of the number whose {@link #backward} was called last with respect to this one} */
    public double grad() {
        return grad;
    }

    /** {@return what it is called, empty unless named} */
    public String label() {
        return label;
    }

    /** {@return this number, now called that} */
    public Value named(String name) {
        label = name;
        return this;
    }

    /** {@return the operation that made it, such as {@code +} or {@code tanh}; empty for a number to start from} */
    public String op() {
        return op;
    }

    /** {@return the operands it was made of, in their order} */
    public List<Value> parents() {
        return parents;
    }

    /** {@return {@code w = -3.0000, grad 0.0013}} */
    @Override
    public String toString() {
        return "%s%.4f, grad %.4f".formatted(label.isEmpty() ? "" : label + " = ", data, grad);
    }
}
