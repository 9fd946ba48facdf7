/**
 * Training nets of DJL blocks. Start from {@link dev.neurona.train.Fit}, which runs the loop and returns a {@link
 * dev.neurona.train.History}; {@link dev.neurona.train.Optimizers}, {@link dev.neurona.train.Objectives} and {@link
 * dev.neurona.train.LearningRate} make what it takes. {@link dev.neurona.train.RangeTest} and {@link
 * dev.neurona.train.Search} choose hyperparameters, {@link dev.neurona.train.Gradients} is for loops of one's own.
 */
@NullMarked
package dev.neurona.train;

import org.jspecify.annotations.NullMarked;
