/**
 * A client of any Jupyter kernel: starts it or connects to it, speaks all five channels, and runs notebooks headless.
 * Start at {@link dev.neurona.kernel.client.KernelClient}.
 */
@NullMarked
package dev.neurona.kernel.client;

import org.jspecify.annotations.NullMarked;
