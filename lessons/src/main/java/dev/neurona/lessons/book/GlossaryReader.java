package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code glossary.yml}. All its mistakes are told at once, each with its line. */
final class GlossaryReader {
    private static final Set<String> KNOWN =
            Set.of("id", "number", "lesson", "term", "definition", "formula", "example", "contrast");
    /** The course began from a list of as many terms. */
    static final int NUMBERS = 113;

    private final Plan plan;
    private final List<Problem> problems;
    private final List<Problem> missing;
    private final Set<String> ids = new HashSet<>();
    private final Map<Integer, String> numbers = new HashMap<>();
    private final Map<Language, Map<String, String>> names = new HashMap<>();

    /** @param missing where entries are told that others name and that are not there (yet) */
    GlossaryReader(Plan plan, List<Problem> problems, List<Problem> missing) {
        this.plan = plan;
        this.problems = problems;
        this.missing = missing;
    }

    Glossary read(Path file) throws IOException {
        List<Fields> entries = Fields.list(file, KNOWN, problems);
        List<Term> terms = new ArrayList<>();
        for (Fields entry : entries) {
            terms.add(term(entry));
        }
        for (int i = 0; i < terms.size(); i++) {
            for (String other : terms.get(i).contrast()) {
                if (!ids.contains(other)) {
                    missing.add(new Problem(
                            file,
                            entries.get(i).line("contrast"),
                            "contrasts %s with %s, but there is no entry of that id"
                                    .formatted(terms.get(i).id(), other)));
                }
            }
        }
        return Glossary.of(terms);
    }

    private Term term(Fields entry) {
        Term term = new Term(
                entry.line(),
                entry.text("id"),
                entry.number("number", 1, NUMBERS),
                entry.text("lesson"),
                entry.wording("term"),
                entry.wording("definition"),
                entry.has("formula") ? entry.text("formula") : "",
                entry.has("example") ? Optional.of(entry.wording("example")) : Optional.empty(),
                entry.texts("contrast"));
        if (!term.id().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            entry.wrong("id", "the id \"%s\" has to be of small letters, digits and -".formatted(term.id()));
        } else if (!ids.add(term.id())) {
            entry.wrong("id", "there is an entry %s already".formatted(term.id()));
        }
        if (!term.lesson().isEmpty() && !plan.knows(term.lesson())) {
            entry.wrong("lesson", Plan.unknown(term.lesson()));
        }
        String before = term.number() == 0 ? null : numbers.put(term.number(), term.id());
        if (before != null) {
            entry.wrong("number", "%s has the number %d already".formatted(before, term.number()));
        }
        if (term.formula().contains("$")) {
            entry.wrong("formula", "a formula is LaTeX without $");
        }
        if (term.contrast().contains(term.id())) {
            entry.wrong("contrast", "contrasts %s with itself".formatted(term.id()));
        }
        for (Language language : Language.values()) {
            String name = term.name(language).toLowerCase(Locale.ROOT);
            String same = name.isEmpty()
                    ? null
                    : names.computeIfAbsent(language, each -> new HashMap<>()).put(name, term.id());
            if (same != null) {
                entry.wrong(
                        "term",
                        "%s is called \"%s\" (%s) already: tell them apart, such as \"%s (...)\""
                                .formatted(same, name, language.code(), name));
            }
        }
        return term;
    }
}
