/** Names of the IJava kernel that notebooks written for it use, doing the same here. Start at {@link io.github.spencerpark.ijava.IJava};
 * new notebooks use {@code dev.neurona.kernel.display} instead. */
@NullMarked
package io.github.spencerpark.ijava;

import org.jspecify.annotations.NullMarked;
