/**
 * The commands of the command line: {@code run}, {@code install}, {@code lab}, {@code doctor}. The kernel's own jar has
 * them, and the lessons' command line takes them over with its library added. Start at {@link
 * dev.neurona.kernel.cli.Commands}.
 */
@NullMarked
package dev.neurona.kernel.cli;

import org.jspecify.annotations.NullMarked;
