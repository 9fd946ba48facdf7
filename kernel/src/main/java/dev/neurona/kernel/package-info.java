/**
 * The kernel as a whole: requests in, answers out, and the life of its process. Start at {@link
 * dev.neurona.kernel.Kernel}, which knows the protocol and nothing of Java; {@link dev.neurona.kernel.eval.Interpreter}
 * knows Java and nothing of the protocol.
 */
@NullMarked
package dev.neurona.kernel;

import org.jspecify.annotations.NullMarked;
