/** Nets that were trained elsewhere. */
@NullMarked
package dev.neurona.pretrained;

import org.jspecify.annotations.NullMarked;
