package dev.neurona.lessons.grade;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.neurona.lessons.book.Wording;
import java.util.List;

/**
 * What grading one submission came to: plain data, the same for the same release, submission and seed, except for the
 * seconds. It is what the gradebook keeps as evidence and what every page is made of.
 *
 * @param schema {@value #SCHEMA}
 * @param practice id, such as {@code P1}
 * @param language code of the language the notebook is in, {@code en} or {@code es}
 * @param submission SHA-256 of the file that was handed in
 * @param release SHA-256 of what it was graded against
 * @param saved how the file looked as it was handed in
 * @param rerun how running it again went
 * @param exercises the automatic part, in the practice's order
 * @param questions what a person marks, in the practice's order
 * @param remarks what the grader found and did: cells put back, points that were edited
 * @param differences where the saved outputs are not what running the notebook gives
 */
public record Grading(
        int schema,
        String practice,
        String language,
        String submission,
        String release,
        Saved saved,
        Rerun rerun,
        List<Exercise> exercises,
        List<Question> questions,
        List<Remark> remarks,
        List<Difference> differences) {
    public static final int SCHEMA = 1;

    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .create();

    public Grading {
        exercises = List.copyOf(exercises);
        questions = List.copyOf(questions);
        remarks = List.copyOf(remarks);
        differences = List.copyOf(differences);
    }

    /** {@return the points earned in the automatic part} */
    public double automatic() {
        return exercises.stream().mapToDouble(Exercise::earned).sum();
    }

    /** {@return the most points the automatic part has} */
    public double automaticMost() {
        return exercises.stream().mapToDouble(Exercise::points).sum();
    }

    /** {@return the most points a person can give} */
    public double manualMost() {
        return questions.stream().mapToDouble(Question::points).sum();
    }

    /** {@return all of it as one line of JSON} */
    public String json() {
        return GSON.toJson(this);
    }

    /**
     * {@return what {@link #json} wrote}
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Grading parse(String json) {
        try {
            Grading grading = GSON.fromJson(json, Grading.class);
            if (grading == null || grading.schema() != SCHEMA) {
                throw new IllegalArgumentException("not a grading of schema " + SCHEMA);
            }
            return grading;
        } catch (JsonParseException | NullPointerException broken) {
            throw new IllegalArgumentException("not a grading: " + broken.getMessage(), broken);
        }
    }

    /** How a hidden or visible check ended. */
    public enum Status {
        PASSED,
        FAILED,
        /** The stub is as it was handed out. */
        NOT_ATTEMPTED,
        /** It could not be asked or did not answer: an error, the time limit, a process that ended. */
        BROKEN
    }

    /**
     * A check.
     *
     * @param about what was tested
     * @param hidden whether students do not see it in their notebook; only hidden checks earn points
     * @param weight its share of the exercise's points among the hidden checks, 0 if it is visible
     * @param expected empty where there is nothing to compare
     * @param actual what came, or how it broke
     * @param look what to look at
     */
    public record Test(
            Wording about,
            boolean hidden,
            Status status,
            double weight,
            Wording expected,
            Wording actual,
            List<Wording> look) {
        public Test {
            look = List.copyOf(look);
        }
    }

    /**
     * An exercise of the automatic part.
     *
     * @param id such as {@code P1.3}
     * @param points the most it gives
     * @param earned of these
     * @param hints the practice's own hints, the gentlest first
     */
    public record Exercise(
            String id, Wording title, double points, double earned, List<Wording> hints, List<Test> tests) {
        public Exercise {
            hints = List.copyOf(hints);
            tests = List.copyOf(tests);
        }
    }

    /**
     * A question for a person.
     *
     * @param answer the student's Markdown, empty where there is none
     * @param good what a good answer says
     */
    public record Question(
            String id, Wording title, double points, List<Criterion> rubric, String answer, Wording good) {
        public Question {
            rubric = List.copyOf(rubric);
        }
    }

    /** A line of a rubric. */
    public record Criterion(double points, Wording text) {}

    /**
     * How the file looked as it was handed in.
     *
     * @param executed whether any of its cells has been run
     * @param inOrder whether all cells ran once, from the first to the last, in one session
     * @param withoutErrors whether no cell has an error as output
     * @param complete whether the cells that show something in the reference show something here
     * @param problems each in a sentence; empty if all four hold
     */
    public record Saved(
            boolean executed, boolean inOrder, boolean withoutErrors, boolean complete, List<Wording> problems) {
        public Saved {
            problems = List.copyOf(problems);
        }
    }

    /** How running the notebook again went as a whole. */
    public enum Outcome {
        /** All cells were run; some may have failed. */
        COMPLETE,
        /** Something had to be stopped or ended by itself; {@link Rerun#said} tells what, and what was still run. */
        CUT_SHORT,
        /** Nothing could be run. */
        IMPOSSIBLE
    }

    /**
     * How running it again went.
     *
     * @param said why it was cut short or impossible, empty otherwise
     * @param seconds by the clock
     * @param sandbox what it ran in, and what that could not keep out
     * @param cells those that did not end well
     */
    public record Rerun(Outcome outcome, Wording said, double seconds, Wording sandbox, List<CellEnd> cells) {
        public Rerun {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell that did not end well.
     *
     * @param cell its id
     * @param title its first line
     * @param how what happened, such as an error and its message
     */
    public record CellEnd(String cell, String title, Wording how) {}

    /** How much a remark weighs. */
    public enum Weight {
        /** Good to know. */
        NOTE,
        /** Something was put right before grading. */
        MENDED,
        /** A person should look at it. */
        LOOK
    }

    /**
     * What the grader found or did.
     *
     * @param cell id of the cell it is about, empty for the whole file
     */
    public record Remark(Weight weight, String cell, Wording text) {}

    /**
     * A place where a saved output is not what the cell gives.
     *
     * @param cell its id
     * @param title its first line
     */
    public record Difference(String cell, String title, Wording what, String saved, String rerun) {}
}
