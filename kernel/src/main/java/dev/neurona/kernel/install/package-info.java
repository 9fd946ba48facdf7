/** Writes the kernelspec and its class-data archive, removes them, and looks for what is wrong with them. */
@NullMarked
package dev.neurona.kernel.install;

import org.jspecify.annotations.NullMarked;
