/**
 * Figures in notebooks. Make one with {@link dev.neurona.plot.Plot}, or with Tablesaw's own builders: either way it is a
 * Tablesaw {@code Figure}, which {@link dev.neurona.plot.FigureRenderer} shows as one bundle: plotly's JSON, an
 * interactive box that keeps a drawn picture where scripts do not run, and plain text. A curve that grows while a cell
 * runs is a {@link dev.neurona.plot.LiveFigure}.
 */
@NullMarked
package dev.neurona.plot;

import org.jspecify.annotations.NullMarked;
