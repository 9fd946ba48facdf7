/** IJava's way to register how a type is shown, done with {@link dev.neurona.kernel.display.Renderers}. */
@NullMarked
package io.github.spencerpark.jupyter.kernel.display;

import org.jspecify.annotations.NullMarked;
