package dev.neurona.lessons.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lesson says that it covers, and in which section: its front matter and the comments at the heads of its sections.
 *
 * @param sections by id; a section is named by its heading, without one where only the front matter has the id
 */
record Claims(Lesson lesson, Map<String, List<Section>> sections) {
    private static final Pattern HEADING = Pattern.compile("(?m)^#+\\s+(.+?)\\s*#*$");

    /**
     * A section that covers something.
     *
     * @param line of the comment that says so
     */
    record Section(int line, String heading) {}

    static Claims of(Lesson lesson) {
        Map<String, List<Section>> sections = new LinkedHashMap<>();
        lesson.covers().forEach(id -> sections.put(id, new ArrayList<>()));
        String last = "";
        for (Part.Prose prose : lesson.proses()) {
            for (Part.Covers covers : prose.covers()) {
                String heading = covers.heading().isEmpty() ? last : covers.heading();
                covers.ids()
                        .forEach(id -> sections.computeIfAbsent(id, each -> new ArrayList<>())
                                .add(new Section(covers.line(), heading)));
            }
            Matcher heading = HEADING.matcher(prose.english().text());
            while (heading.find()) {
                last = heading.group(1);
            }
        }
        return new Claims(lesson, sections);
    }

    /** {@return the line that claims an id} */
    int line(String id) {
        return sections.getOrDefault(id, List.of()).stream()
                .mapToInt(Section::line)
                .findFirst()
                .orElse(1);
    }

    /** Adds to the problems ids that are not in the checklist, and where front matter and sections do not agree. */
    void check(Checklist checklist, List<Problem> problems) {
        boolean bySection =
                lesson.proses().stream().anyMatch(prose -> !prose.covers().isEmpty());
        sections.forEach((id, places) -> {
            if (!checklist.items().containsKey(id)) {
                wrong(id, problems, "there is no %s in %s".formatted(id, Checklist.FILE));
            } else if (bySection && places.isEmpty()) {
                wrong(id, problems, "covers %s, but no section says so: <!-- covers: %s -->".formatted(id, id));
            } else if (!lesson.covers().contains(id)) {
                wrong(id, problems, "this section covers %s: add it to covers in the front matter".formatted(id));
            }
        });
    }

    private void wrong(String id, List<Problem> problems, String message) {
        problems.add(new Problem(lesson.file(), line(id), message));
    }
}
