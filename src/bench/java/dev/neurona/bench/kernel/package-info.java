/** The kernel's rows: {@link dev.neurona.bench.kernel.KernelBench} runs them and says what each measures. */
@NullMarked
package dev.neurona.bench.kernel;

import org.jspecify.annotations.NullMarked;
