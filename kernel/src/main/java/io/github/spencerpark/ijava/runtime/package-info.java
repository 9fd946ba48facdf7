/** What every cell had under its simple name in IJava; cells still have it, and classes may import it from here. */
@NullMarked
package io.github.spencerpark.ijava.runtime;

import org.jspecify.annotations.NullMarked;
