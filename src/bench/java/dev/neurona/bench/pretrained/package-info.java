/** What pretrained nets reach on real photos, and how fast they answer. */
@NullMarked
package dev.neurona.bench.pretrained;

import org.jspecify.annotations.NullMarked;
