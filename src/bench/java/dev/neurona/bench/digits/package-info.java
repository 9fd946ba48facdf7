/** How well generated digits stand in for real ones. Start from {@link dev.neurona.bench.digits.DigitsOnMnist}. */
@NullMarked
package dev.neurona.bench.digits;

import org.jspecify.annotations.NullMarked;
