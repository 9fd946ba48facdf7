package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.util.List;

/** All lessons in their order, for the links between them. */
record Contents(List<Lesson> lessons) {
    /** The table of contents of a language: what sites that host code show for its folder. */
    static final String FILE = "README.md";

    Contents {
        lessons = List.copyOf(lessons);
    }

    /**
     * {@return one line of links: the lesson before, the table of contents, the glossary, the lesson after}
     *
     * @param up from the notebook's folder to its language's, empty or {@code ../}
     */
    String links(Lesson lesson, Language language, String up) {
        boolean spanish = language == Language.ES;
        int at = lessons.indexOf(lesson);
        StringBuilder links = new StringBuilder();
        if (at > 0) {
            Lesson before = lessons.get(at - 1);
            links.append("[← %s](%s%s.ipynb) · ".formatted(name(before, language), up, before.slug()));
        }
        links.append("[%s](%s%s)".formatted(spanish ? "Índice" : "Contents", up, FILE));
        links.append(" · [%s](%s%s)".formatted(spanish ? "Glosario" : "Glossary", up, Glossary.FILE));
        if (at >= 0 && at + 1 < lessons.size()) {
            Lesson after = lessons.get(at + 1);
            links.append(" · [%s →](%s%s.ipynb)".formatted(name(after, language), up, after.slug()));
        }
        return links.toString();
    }

    private static String name(Lesson lesson, Language language) {
        return lesson.id() + " " + lesson.title().in(language);
    }

    /** {@return the table of contents as Markdown} */
    String table(Language language) {
        boolean spanish = language == Language.ES;
        StringBuilder text = new StringBuilder(spanish ? "# Lecciones\n\n" : "# Lessons\n\n");
        text.append(spanish ? "| | lección | minutos | antes |\n" : "| | lesson | minutes | do before |\n");
        text.append("|---|---|---|---|\n");
        for (Lesson lesson : lessons) {
            text.append("| %s | [%s](%s.ipynb) | %d | %s |\n"
                    .formatted(
                            lesson.id(),
                            lesson.title().in(language),
                            lesson.slug(),
                            lesson.minutes(),
                            String.join(", ", lesson.needs())));
        }
        text.append(
                spanish
                        ? "\nLas soluciones están en [solutions](solutions), los términos en el [glosario](%s).\n"
                                .formatted(Glossary.FILE)
                        : "\nThe solutions are in [solutions](solutions), the terms in the [glossary](%s).\n"
                                .formatted(Glossary.FILE));
        return text.toString();
    }
}
