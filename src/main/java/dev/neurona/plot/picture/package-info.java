/**
 * Draws a figure's JSON as a still SVG picture, in Java alone: no fonts are asked of the machine, no window system, no
 * browser. It is what readers see where scripts do not run. Start at {@link dev.neurona.plot.picture.Picture}.
 *
 * <p>A picture is an {@code <img>}, so it cannot see the colours of the page around it. It therefore brings its own pale
 * card, on which contrasts are known: text reads at 7:1 or better whatever the theme, and colours of cells and lines
 * mean the same on every page. Series differ by dash, marker or hatching as well as by colour.
 */
@NullMarked
package dev.neurona.plot.picture;

import org.jspecify.annotations.NullMarked;
