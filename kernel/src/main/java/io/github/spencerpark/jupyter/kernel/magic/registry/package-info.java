/** IJava's way to register magics, done with {@link dev.neurona.kernel.magic.Magics}. */
@NullMarked
package io.github.spencerpark.jupyter.kernel.magic.registry;

import org.jspecify.annotations.NullMarked;
