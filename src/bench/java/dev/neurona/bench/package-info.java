/**
 * Benchmarks: how the two sides of a comparison are timed in turn and told as ratios. Start from {@link
 * dev.neurona.bench.Pairs}; the rows themselves are in the packages below, one for each part of the project.
 */
@NullMarked
package dev.neurona.bench;

import org.jspecify.annotations.NullMarked;
