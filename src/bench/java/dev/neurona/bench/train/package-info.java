/**
 * The training benchmarks: the same net, data, batch size, optimiser and number of threads in plain DJL, in {@link
 * dev.neurona.train.Fit} and in PyTorch. Start from {@link dev.neurona.bench.train.TrainBench}.
 */
@NullMarked
package dev.neurona.bench.train;

import org.jspecify.annotations.NullMarked;
