package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.util.List;
import java.util.Set;

/** A piece of a lesson, in the order of its source. */
public sealed interface Part {
    /** {@return the line of the source it begins at, from 1} */
    int line();

    /**
     * Markdown, in both languages.
     *
     * @param covers ids of the checklist that its section covers, by a comment at its head
     */
    record Prose(int line, Passage english, Passage spanish, List<String> covers) implements Part {
        public Prose {
            covers = List.copyOf(covers);
        }

        /** {@return the text of a language} */
        public Passage in(Language language) {
            return language == Language.ES ? spanish : english;
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
