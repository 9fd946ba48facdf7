package dev.neurona.lessons.grade.page;

import dev.neurona.lessons.book.Wording;

/**
 * A step on the way to the mark, such as what a late hand-in costs.
 *
 * @param value as it is shown
 * @param total whether it is the mark itself
 */
public record MarkLine(Wording label, Wording value, boolean total) {}
