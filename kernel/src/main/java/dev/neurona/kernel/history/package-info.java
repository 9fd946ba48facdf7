/** What was run, kept between runs and shared by kernels. Start at {@link dev.neurona.kernel.history.History}. */
@NullMarked
package dev.neurona.kernel.history;

import org.jspecify.annotations.NullMarked;
