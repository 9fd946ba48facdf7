/**
 * The pieces of deep learning written out on arrays, forward and backward, to be read. Start with
 * {@link dev.neurona.scratch.Dense}, which is a whole layer on one screen; {@link dev.neurona.scratch.Layer} is what you
 * write yourself in a notebook, {@link dev.neurona.scratch.Grad} tells whether you got it right, and
 * {@link dev.neurona.scratch.Value} is backpropagation on single numbers.
 *
 * <pre>{@code
 * var net = new Chain(new Dense(2, 16), RELU.layer(), new Dense(16, 2));
 * var adam = Optim.adam(0.01);
 * for (int step = 0; step < 200; step++) {
 *     try (var tidy = new Tidy()) {                              // frees what the step makes
 *         NDArray logits = net.forward(x, true);                 // forward
 *         Cost cost = Losses.softmaxCrossEntropy(logits, y);     // loss, and its gradient
 *         net.backward(cost.gradient());                         // backward
 *         adam.step(net.params());                               // update, and gradients back to zero
 *     }
 * }
 * }</pre>
 *
 * <p>One notation everywhere: N examples, D features in, K features or classes out, C channels, F filters, H rows, W
 * columns, T times, V words. A comment beside a line shows the shape it makes. Everything works on {@code float32} and on
 * {@code float64}; a result lives in the manager of the array it was made of.
 *
 * <p><b>Memory.</b> A layer frees what it no longer needs at once, and what it saved for {@code backward} at its next
 * {@code forward}; its result and the gradient it returns belong to the caller. Inside a {@link dev.neurona.scratch.Tidy}
 * (or DJL's {@code NDScope}) all of that is freed at the end of the block. Parameters, the memory of optimisers, running
 * averages and carried states outlive every block.
 */
@NullMarked
package dev.neurona.scratch;

import org.jspecify.annotations.NullMarked;
