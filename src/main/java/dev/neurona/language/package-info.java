/**
 * In which language the library speaks: {@link dev.neurona.language.Spoken}. What it says in figures and lines is in files
 * {@code words_en.properties} and {@code words_es.properties}, one pair for each package that speaks, which
 * {@link dev.neurona.language.Phrases} reads; what exercises say is in {@code check}. Columns of tables, names of curves and
 * everything else that a program asks for by its name are English everywhere.
 */
@NullMarked
package dev.neurona.language;

import org.jspecify.annotations.NullMarked;
