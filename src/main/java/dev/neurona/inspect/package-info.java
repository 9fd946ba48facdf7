/**
 * Looking into nets of DJL blocks: what layers they have, what flows forward and back through them, and what in an image made
 * them decide. Start from {@link dev.neurona.inspect.Inspect}. Results are plain numbers and tables, ready for a figure.
 */
@NullMarked
package dev.neurona.inspect;

import org.jspecify.annotations.NullMarked;
