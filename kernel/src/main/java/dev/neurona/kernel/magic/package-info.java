/**
 * The magics, one class or method each, and the resolution of Maven artifacts. Start at {@link
 * dev.neurona.kernel.magic.Magic} and {@link dev.neurona.kernel.magic.Magics}, which finds and runs them; {@link
 * dev.neurona.kernel.magic.MagicHost} is all they see of the session. README.md lists them.
 */
@NullMarked
package dev.neurona.kernel.magic;

import org.jspecify.annotations.NullMarked;
