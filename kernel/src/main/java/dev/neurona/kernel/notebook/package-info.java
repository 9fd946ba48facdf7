/**
 * The .ipynb model (nbformat 4.5), read and written without changing what it does not know. Start at {@link
 * dev.neurona.kernel.notebook.Notebook}.
 */
@NullMarked
package dev.neurona.kernel.notebook;

import org.jspecify.annotations.NullMarked;
