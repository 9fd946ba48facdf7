/**
 * What notebooks and libraries code against: MIME bundles, renderers, display handles, and the small API a cell uses to
 * show things. Cells use {@link dev.neurona.kernel.display.Display}; libraries write a {@link
 * dev.neurona.kernel.display.Renderer}, or let their types be {@link dev.neurona.kernel.display.Displayable}. How a value is
 * written as text is in {@link dev.neurona.kernel.display.Texts}. This is
 * the only package of the kernel that other modules may see from a notebook.
 */
@NullMarked
package dev.neurona.kernel.display;

import org.jspecify.annotations.NullMarked;
