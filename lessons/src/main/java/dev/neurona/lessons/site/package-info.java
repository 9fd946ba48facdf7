/**
 * The course as pages to read without Jupyter: each notebook becomes one HTML file that needs neither network nor scripts.
 * Formulas are made HTML and MathML while the page is written. Start at {@link dev.neurona.lessons.site.Site}.
 */
@NullMarked
package dev.neurona.lessons.site;

import org.jspecify.annotations.NullMarked;
