package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Where the links of a lesson's text lead: {@code term:softmax} to the entry of the glossary's page, {@code lesson:07} to
 * that lesson's notebook, https to elsewhere. A lesson that is planned and not written is plain text.
 */
final class Links {
    private static final String TERM = "term:";
    private static final String LESSON = "lesson:";

    private final List<Lesson> lessons;
    private final Plan plan;
    private final Glossary glossary;

    Links(List<Lesson> lessons, Plan plan, Glossary glossary) {
        this.lessons = lessons;
        this.plan = plan;
        this.glossary = glossary;
    }

    /** Adds to the problems the links of a text that lead nowhere, to the missing those that only want an entry. */
    void check(java.nio.file.Path file, Passage passage, List<Problem> problems, List<Problem> missing) {
        for (LinkFinder.Found link : LinkFinder.in(passage.text())) {
            String mistake = mistake(link);
            if (!mistake.isEmpty()) {
                boolean term = link.destination().startsWith(TERM);
                (term ? missing : problems).add(new Problem(file, passage.lineAt(link.start()), mistake));
            }
        }
    }

    private String mistake(LinkFinder.Found link) {
        String to = link.destination();
        if (link.kind() == LinkFinder.Kind.HTML) {
            return "write links as [text](...), and draw pictures in a cell: HTML shows differently in each front end";
        } else if (link.kind() == LinkFinder.Kind.IMAGE) {
            return "an image in the text is a file or an address that may be gone: draw it in a cell";
        } else if (to.startsWith(TERM)) {
            String id = to.substring(TERM.length());
            return glossary.byId().containsKey(id)
                    ? ""
                    : "there is no entry %s in %s: add it, or link another".formatted(id, Glossary.SOURCE);
        } else if (to.startsWith(LESSON)) {
            String id = to.substring(LESSON.length());
            return plan.titles().containsKey(id) ? "" : Plan.unknown(id);
        } else {
            return isAddress(to)
                    ? ""
                    : "a link goes to term:id, lesson:07 or https://... but this one to \"%s\"".formatted(to);
        }
    }

    private static boolean isAddress(String to) {
        try {
            URI uri = new URI(to);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getHost().contains(".");
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    /**
     * {@return a text whose links lead somewhere from a notebook}
     *
     * @param up from the notebook's folder to its language's, empty or {@code ../}
     */
    String resolved(String markdown, Language language, String up) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (LinkFinder.Found link : LinkFinder.in(markdown)) {
            String to = link.destination();
            if (link.kind() == LinkFinder.Kind.LINK && (to.startsWith(TERM) || to.startsWith(LESSON))) {
                text.append(markdown, done, link.start());
                text.append(
                        to.startsWith(TERM)
                                ? term(link.text(), to.substring(TERM.length()), language, up)
                                : lesson(link.text(), to.substring(LESSON.length()), language, up));
                done = link.end();
            }
        }
        return text.append(markdown, done, markdown.length()).toString();
    }

    private String term(String text, String id, Language language, String up) {
        Term term = glossary.byId().get(id);
        if (term == null) {
            return text;
        }
        return "[%s](%s%s#%s)".formatted(text.isEmpty() ? term.name(language) : text, up, Glossary.FILE, id);
    }

    private String lesson(String text, String id, Language language, String up) {
        Optional<Lesson> written = written(id);
        String shown = text.isEmpty() ? title(id, language) : text;
        return written.map(lesson -> "[%s](%s%s.ipynb)".formatted(shown, up, lesson.slug()))
                .orElse(shown);
    }

    /** {@return a link to a lesson by its number and title, or those alone where it is not written} */
    String toLesson(String id, Language language) {
        return plan.titles().containsKey(id) ? lesson("", id, language, "") : "";
    }

    /** {@return the id and title of a lesson of the plan} */
    String title(String id, Language language) {
        Wording planned = plan.titles().getOrDefault(id, new Wording("", ""));
        return (id + " " + written(id).map(Lesson::title).orElse(planned).in(language)).strip();
    }

    private Optional<Lesson> written(String id) {
        return lessons.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }
}
