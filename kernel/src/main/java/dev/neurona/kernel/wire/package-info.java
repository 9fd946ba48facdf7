/**
 * Connection files, framing and signatures, and the kernel's five sockets, which one thread owns that never waits for a
 * reader. Start at {@link dev.neurona.kernel.wire.KernelSockets}; an {@link dev.neurona.kernel.wire.Exchange} is one
 * request and all that is said because of it.
 */
@NullMarked
package dev.neurona.kernel.wire;

import org.jspecify.annotations.NullMarked;
