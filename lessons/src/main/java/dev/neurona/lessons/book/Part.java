package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of a lesson, in the order of its source. */
public sealed interface Part {
    /** {@return the line of the source it begins at, from 1} */
    int line();

    /**
     * Markdown, in both languages.
     *
     * @param covers what its comments say that it covers
     */
    record Prose(int line, Passage english, Passage spanish, List<Covers> covers) implements Part {
        public Prose {
            covers = List.copyOf(covers);
        }

        /** {@return the text of a language} */
        public Passage in(Language language) {
            return language == Language.ES ? spanish : english;
        }
    }

    /**
     * A comment that says what of the checklist a section covers: {@code <!-- covers: X-05 K-02 -->}.
     *
     * @param heading the heading right behind it or before it in its block, empty where there is none
     */
    record Covers(int line, List<String> ids, String heading) {
        private static final Pattern COMMENT = Pattern.compile("<!--\\s*covers:(.*?)-->[ \\t]*");
        private static final Pattern HEADING = Pattern.compile("(?m)^#+\\s+(.+?)\\s*#*$");

        public Covers {
            ids = List.copyOf(ids);
        }

        /** Takes such comments out of a text; notebooks do not have them. {@return the text without them} */
        static Passage taken(Passage passage, List<Covers> all) {
            String text = passage.text();
            Matcher comment = COMMENT.matcher(text);
            while (comment.find()) {
                all.add(new Covers(
                        passage.lineAt(comment.start()),
                        Arrays.asList(comment.group(1).strip().split("[\\s,]+")),
                        heading(text, comment.start(), comment.end())));
            }
            String rest = comment.replaceAll("");
            String begun = rest.stripLeading();
            int skipped = rest.substring(0, rest.length() - begun.length())
                    .replaceAll("[^\n]", "")
                    .length();
            return new Passage(passage.line() + skipped, begun);
        }

        private static String heading(String text, int start, int end) {
            String behind = text.substring(end).stripLeading();
            Matcher heading = HEADING.matcher(behind);
            if (heading.lookingAt()) {
                return heading.group(1);
            }
            String before = "";
            heading = HEADING.matcher(text.substring(0, start));
            while (heading.find()) {
                before = heading.group(1);
            }
            return before;
        }
    }

    /**
     * A code cell.
     *
     * @param source with its comments and words in both languages, see {@link Localised}
     * @param marks what the fence says after {@code java}, such as {@code measured}
     */
    record Code(int line, String source, Set<String> marks) implements Part {
        /** Its output may have times in it, and is kept until its source or the library changes. */
        public static final String MEASURED = "measured";
        /** In a practice: the student may change it, and no grader puts it back. */
        public static final String FREE = "free";

        public Code {
            marks = Set.copyOf(marks);
        }

        /** {@return whether its output may differ from run to run} */
        public boolean measured() {
            return marks.contains(MEASURED);
        }
    }

    /**
     * A task for the student.
     *
     * @param id lesson and number, such as {@code 05.1}
     * @param title the heading of its task
     * @param letters the right letters, if it is a question of choice, else empty
     * @param answer the cell the student fills in, with the solution marked in it
     * @param checks the cell that checks it
     * @param wrong usual wrong answers, which the builder tries
     * @param probes the hidden checks of a practice
     */
    record Exercise(
            int line,
            String id,
            Wording title,
            double points,
            boolean byParts,
            String letters,
            Prose task,
            Code answer,
            Code checks,
            List<Wording> hints,
            List<Wrong> wrong,
            List<Probe> probes)
            implements Part {
        public Exercise {
            hints = List.copyOf(hints);
            wrong = List.copyOf(wrong);
            probes = List.copyOf(probes);
        }
    }

    /**
     * A question whose answer a person reads and marks, in a practice.
     *
     * @param id practice and number, such as {@code P1.11}
     * @param answer what a good answer says, for the person who marks
     * @param rubric what earns points
     */
    record Question(int line, String id, Prose task, Prose answer, List<Criterion> rubric) implements Part {
        public Question {
            rubric = List.copyOf(rubric);
        }

        /** {@return the points of all criteria} */
        public double points() {
            return rubric.stream().mapToDouble(Criterion::points).sum();
        }
    }

    /** A thing a person looks for in an answer. */
    record Criterion(double points, Wording text) {}

    /**
     * A wrong answer.
     *
     * @param source what stands in the answer's cell instead of the solution
     * @param told a part of what the student has to be told
     */
    record Wrong(int line, String source, Wording told) {}
}
