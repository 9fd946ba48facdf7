package dev.neurona.plot.picture;

/**
 * A mark on an axis.
 *
 * @param at where, in the axis' own coordinate
 * @param label what it says; empty for a mark without words
 */
record Tick(double at, String label) {}
