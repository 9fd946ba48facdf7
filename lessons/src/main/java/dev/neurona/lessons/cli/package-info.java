/**
 * The command line of the course. Start at {@link dev.neurona.lessons.cli.Neurona}; a new subcommand is one class and one
 * line there.
 */
@NullMarked
package dev.neurona.lessons.cli;

import org.jspecify.annotations.NullMarked;
