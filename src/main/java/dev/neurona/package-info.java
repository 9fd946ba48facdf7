/**
 * The library of the lessons. A notebook starts with {@link dev.neurona.Lab}; figures are in {@code plot}. Notebooks need no
 * import for any of it ({@link dev.neurona.LessonImports}).
 */
@NullMarked
package dev.neurona;

import org.jspecify.annotations.NullMarked;
