package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that is written of the course: its lessons in their order, the plan, the glossary, the checklist. */
public final class Course {
    /** The folder of the lessons' sources, each in a folder of its own. */
    static final String TEXT = "text";
    /** The folder of the practices' sources, likewise. */
    static final String PRACTICES = "practices";

    private final List<Lesson> lessons;
    private final Glossary glossary;
    private final Checklist checklist;
    private final Links links;
    private final List<Problem> missing;

    private Course(List<Lesson> lessons, Plan plan, Glossary glossary, Checklist checklist, List<Problem> missing) {
        this.lessons = List.copyOf(lessons);
        this.glossary = glossary;
        this.checklist = checklist;
        this.links = new Links(this.lessons, plan, glossary);
        this.missing = missing;
    }

    /**
     * {@return the course in a folder}
     *
     * @param draft whether terms may be missing in the glossary and words in the dictionaries: {@link #missing} tells them
     * @throws BookException with the mistakes of all its files
     */
    public static Course read(Path folder, boolean draft) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<Problem> missing = new ArrayList<>();
        List<Lesson> lessons = new ArrayList<>(lessons(folder.resolve(TEXT), LessonReader.FILE, problems));
        if (lessons.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(
                    folder.resolve(TEXT), 0, "there is no lesson in it: a lesson is NN-name/" + LessonReader.FILE));
        }
        if (Files.isDirectory(folder.resolve(PRACTICES))) {
            lessons.addAll(lessons(folder.resolve(PRACTICES), LessonReader.PRACTICE, problems));
        }
        Plan plan = Plan.read(folder.resolve(Plan.FILE), problems);
        Glossary glossary = new GlossaryReader(plan, problems, missing).read(folder.resolve(Glossary.SOURCE));
        Checklist checklist = Checklist.read(folder, plan, problems);
        Course course = new Course(lessons, plan, glossary, checklist, missing);
        lessons.forEach(lesson -> course.check(lesson, plan, problems));
        course.spell(folder, problems);
        if (!draft) {
            problems.addAll(missing);
        }
        if (!problems.isEmpty()) {
            throw new BookException(problems);
        }
        return course;
    }

    private static List<Lesson> lessons(Path folder, String file, List<Problem> problems) throws IOException {
        List<Lesson> lessons = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> folders = Files.list(folder)) {
            files = folders.map(each -> each.resolve(file))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        for (Path each : files) {
            try {
                lessons.add(LessonReader.read(each));
            } catch (BookException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        lessons.sort(Comparator.comparing(Lesson::id));
        return lessons;
    }

    private void spell(Path folder, List<Problem> problems) throws IOException {
        Map<Language, Words> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, Words.read(folder, language, problems));
        }
        lessons.forEach(lesson -> Spelling.check(lesson, words, missing));
        Spelling.check(glossary, folder.resolve(Glossary.SOURCE), words, missing);
    }

    private void check(Lesson lesson, Plan plan, List<Problem> problems) {
        List<String> named = new ArrayList<>(lesson.needs());
        named.add(lesson.id());
        named.stream()
                .filter(id -> !plan.titles().containsKey(id))
                .forEach(id -> problems.add(new Problem(lesson.file(), 1, Plan.unknown(id))));
        Claims.of(lesson).check(checklist, problems);
        LongLines.check(lesson, problems);
        for (Language language : Language.values()) {
            for (Passage passage : lesson.passages(language)) {
                links.check(lesson.file(), passage, problems, missing);
            }
        }
    }

    /** {@return the lessons that are written, in their order} */
    public List<Lesson> lessons() {
        return lessons;
    }

    /** {@return what is named and not there yet; empty unless the course was read as a draft} */
    public List<Problem> missing() {
        return missing.stream().sorted().toList();
    }

    Checklist checklist() {
        return checklist;
    }

    /** {@return whether a lesson is written; the glossary always is} */
    boolean isWritten(String id) {
        return id.equals(Plan.GLOSSARY)
                || lessons.stream().anyMatch(lesson -> lesson.id().equals(id));
    }

    /** {@return the id and title of a lesson of the plan, written or not} */
    public String title(String id, Language language) {
        return links.title(id, language);
    }

    Glossary glossary() {
        return glossary;
    }

    Links links() {
        return links;
    }

    Contents contents() {
        return new Contents(lessons);
    }
}
