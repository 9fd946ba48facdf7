package dev.neurona.check;

import dev.neurona.language.Spoken;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the checks of a notebook begin.
 *
 * <pre>{@code
 * double sigmoid(double z) { return Check.todo(); }                  // the stub a student fills in
 *
 * Check.ex("05.1").near(() -> sigmoid(2.6), 0.93086, 1e-4);          // a line that passes, fails, or says "not attempted"
 * Check.ex("05.1").hint();                                           // the next hint
 * Check.report();                                                    // the board at the end
 * }</pre>
 *
 * <p>Answers are best given as {@code () -> answer}: then an answer that throws is a failed check. Given plainly, the cell
 * fails before the check is asked.
 *
 * <p>The language is that of {@link #language(String)}, else of the system property {@code neurona.language} or the
 * environment variable {@code NEURONA_LANGUAGE}, else of the notebook's exercises, else English. Figures and training speak it
 * too.
 */
public final class Check {
    private static final int USUAL_FAILURES = 3;

    private static Board board = new Board();
    private static int failuresBeforeSolution = USUAL_FAILURES;

    private Check() {}

    /**
     * {@return an exercise to check answers of} The first check begins a new attempt; what the attempt before it came to
     * is replaced.
     *
     * @param id lesson and number, such as {@code "05.1"}
     */
    public static Exercise ex(String id) {
        return new Exercise(board(), id, "");
    }

    /**
     * Takes the exercises of the notebook, with their titles, points and hints.
     *
     * @param packed what {@link ExerciseBook#packed} or {@link ExerciseBook#json} wrote
     * @throws IllegalArgumentException if it is damaged
     */
    public static void open(String packed) {
        open(ExerciseBook.open(packed));
    }

    /** Takes the exercises of the notebook; done again for the same lesson, what was achieved stays. */
    public static void open(ExerciseBook book) {
        Board open = board();
        open.open(book);
        Spoken.notebook(open.language().map(Language::code).orElse(null));
    }

    /** Takes or replaces one exercise. */
    public static void define(Definition exercise) {
        board().define(exercise);
    }

    /** {@return how all exercises of the notebook stand; the last cell of a notebook shows it} */
    public static Report report() {
        return board().report();
    }

    /**
     * {@return whether a notebook is ready to submit, by what its saved file shows} Run all cells after a restart, save, and
     * then run the cell that asks.
     *
     * @param notebook the name of its file, which lies where the kernel runs: beside the notebook, such as
     *     {@code "00-start-here.ipynb"}; or a path
     */
    public static Readiness ready(String notebook) {
        return Readiness.of(Path.of(notebook));
    }

    /**
     * Chooses the language of everything said from now on.
     *
     * @param code {@code "en"} or {@code "es"}
     */
    public static void language(String code) {
        Spoken.choose(Language.of(code).code());
    }

    /** {@return the language things are said in, by checks, figures and training alike} */
    public static Language language() {
        return Language.of(Spoken.code());
    }

    /**
     * Says when {@link Exercise#solution} opens: after all hints, or after so many failed attempts.
     *
     * @param failures 0 to open it at once; the usual number is 3
     */
    public static synchronized void solutionsAfter(int failures) {
        if (failures < 0) {
            throw new IllegalArgumentException("the number of failed attempts is 0 or more, but got " + failures);
        }
        failuresBeforeSolution = failures;
    }

    static synchronized int failuresBeforeSolution() {
        return failuresBeforeSolution;
    }

    /**
     * What stands in a stub: {@code return Check.todo();}. It takes any type.
     *
     * @throws Todo always; a check takes it for "not attempted"
     */
    @SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"}) // it is there to throw, whatever the type
    public static <T> T todo() {
        throw new Todo(Message.key("todo").in(language()));
    }

    /**
     * {@return a result of earlier cells that has to be there} In a cell that goes on with what a student was to make, it
     * says in one line that it is not made yet.
     *
     * @throws Todo if there is none; a check takes it for "not attempted"
     */
    public static <T> T given(@Nullable T result) {
        if (result == null) {
            throw new Todo(Message.key("todo.before").in(language()));
        }
        return result;
    }

    static synchronized Board board() {
        return board;
    }

    /** Puts a board in the place of the session's, for rehearsals. */
    static synchronized Board exchange(Board other) {
        Board before = board;
        board = other;
        Spoken.notebook(other.language().map(Language::code).orElse(null));
        return before;
    }
}
