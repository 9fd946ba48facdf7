/**
 * Records for the protocol's messages, JSON both ways. Nothing here does I/O. Start at {@link
 * dev.neurona.kernel.message.Message}; what messages contain is in {@link dev.neurona.kernel.message.Request}, {@link
 * dev.neurona.kernel.message.Reply}, {@link dev.neurona.kernel.message.Published} and {@link
 * dev.neurona.kernel.message.CommContent}.
 */
@NullMarked
package dev.neurona.kernel.message;

import org.jspecify.annotations.NullMarked;
