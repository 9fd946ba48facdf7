package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The terms of the course. Read with {@link GlossaryReader}. */
record Glossary(List<Term> terms, Map<String, Term> byId) {
    /** The file it is written in. */
    static final String SOURCE = "glossary.yml";
    /** The page of a language. */
    static final String FILE = "glossary.md";

    Glossary {
        terms = List.copyOf(terms);
        byId = Map.copyOf(byId);
    }

    static Glossary of(List<Term> terms) {
        return new Glossary(
                terms, terms.stream().collect(Collectors.toMap(Term::id, Function.identity(), (one, two) -> one)));
    }

    /** {@return the terms in the order of a language's alphabet} */
    List<Term> sorted(Language language) {
        Collator order = Collator.getInstance(Locale.forLanguageTag(language.code()));
        order.setStrength(Collator.TERTIARY);
        return terms.stream()
                .sorted(Comparator.comparing((Term term) -> term.name(language), order::compare)
                        .thenComparing(Term::id))
                .toList();
    }
}
