package dev.neurona.lessons.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which lesson and section covers each id of the checklist, and what is missing: a report to read and to test by. */
public final class Coverage {
    private final Course course;
    private final Map<String, Claims> claims = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private Coverage(Course course) {
        this.course = course;
        course.lessons().forEach(lesson -> claims.put(lesson.id(), Claims.of(lesson)));
    }

    /** {@return the coverage of a course} */
    public static Coverage of(Course course) {
        Coverage coverage = new Coverage(course);
        coverage.items();
        coverage.terms();
        return coverage;
    }

    private void items() {
        int covered = 0;
        int later = 0;
        int nobody = 0;
        for (Checklist.Item item : course.checklist().items().values()) {
            String places = places(item.id());
            Optional<String> owner = item.owner();
            String line = "%s  %s: ".formatted(item.id(), item.title());
            if (owner.isEmpty()) {
                nobody++;
                lines.add(line + (places.isEmpty() ? "no lesson has to" : places));
            } else if (claims(owner.get(), item.id())) {
                covered++;
                lines.add(line + places);
            } else if (course.isWritten(owner.get())) {
                missing.add(item.id());
                lines.add(line + "MISSING in lesson " + owner.get() + also(places));
            } else {
                later++;
                lines.add(line + "lesson " + owner.get() + " is not written yet" + also(places));
            }
        }
        lines.add("");
        lines.add(
                "checklist: %d ids: %d covered, %d missing in lessons that are written, %d in lessons to come, %d in none"
                        .formatted(course.checklist().items().size(), covered, missing.size(), later, nobody));
        if (!missing.isEmpty()) {
            lines.add("missing: " + String.join(" ", missing));
        }
    }

    private boolean claims(String lesson, String id) {
        Claims of = claims.get(lesson);
        return of != null && of.sections().containsKey(id);
    }

    private static String also(String places) {
        return places.isEmpty() ? "" : " (it is in " + places + ")";
    }

    private String places(String id) {
        return course.lessons().stream()
                .filter(lesson -> claims(lesson.id(), id))
                .map(lesson -> lesson.id() + sections(lesson.id(), id))
                .collect(Collectors.joining("; "));
    }

    private String sections(String lesson, String id) {
        Claims of = claims.get(lesson);
        return of == null
                ? ""
                : of.sections().getOrDefault(id, List.of()).stream()
                        .map(section -> " \"" + section.heading() + "\"")
                        .distinct()
                        .collect(Collectors.joining(","));
    }

    private void terms() {
        int there = 0;
        List<String> now = new ArrayList<>();
        List<String> later = new ArrayList<>();
        for (Checklist.Wanted wanted : course.checklist().terms()) {
            String name = (wanted.number() == 0 ? "" : wanted.number() + " ") + wanted.term();
            if (course.glossary().terms().stream().anyMatch(wanted::is)) {
                there++;
            } else if (wanted.lessons().stream().allMatch(course::isWritten)) {
                now.add(name);
            } else {
                later.add(name);
            }
        }
        lines.add(
                "glossary: %d entries; of %d terms it has to have: %d there, %d missing though the lesson is written, %d to come"
                        .formatted(
                                course.glossary().terms().size(),
                                course.checklist().terms().size(),
                                there,
                                now.size(),
                                later.size()));
        if (!now.isEmpty()) {
            lines.add("terms missing: " + String.join("; ", now));
        }
        if (!later.isEmpty()) {
            lines.add("terms to come: " + String.join("; ", later));
        }
    }

    /** {@return the report, a line an id, then the totals} */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** {@return the ids that a lesson is answerable for and does not cover, though it is written} */
    public List<String> missing() {
        return List.copyOf(missing);
    }
}
