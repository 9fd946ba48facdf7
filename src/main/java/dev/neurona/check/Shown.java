package dev.neurona.check;

/** What a cell shows of exercises, and of the notebook they are in. */
public sealed interface Shown permits Exercise, Report, Hint, Readiness {
    /** {@return it as lines of text} */
    String text(Language language);

    /** {@return it as HTML that is legible on light and dark pages and does not depend on colour} */
    String html(Language language);

    /** {@return the record of results as JSON, as the package's page in the README describes it} */
    String json(Language language);
}
