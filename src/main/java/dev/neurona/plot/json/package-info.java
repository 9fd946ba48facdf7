/**
 * JSON as trees of maps, lists, numbers, strings and booleans: read from the JavaScript that Tablesaw writes, written as
 * strict JSON. Start at {@link dev.neurona.plot.json.Json} and {@link dev.neurona.plot.json.Node}.
 */
@NullMarked
package dev.neurona.plot.json;

import org.jspecify.annotations.NullMarked;
