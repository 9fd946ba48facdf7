/**
 * The server's half of ZeroMQ's wire protocol (ZMTP 3, RFC 23; CurveZMQ, RFC 26): a router and a publisher on one thread.
 * Why not JeroMQ's: its publisher knows only all readers together, so one that stalls either stops the others or loses
 * messages without anyone knowing which; an interrupt of a thread inside it, or one OutOfMemoryError, ends it. The client
 * of this project is built on JeroMQ, so that each is tested against the other. Start at {@link
 * dev.neurona.kernel.wire.zmtp.EventLoop}.
 */
@NullMarked
package dev.neurona.kernel.wire.zmtp;

import org.jspecify.annotations.NullMarked;
