package dev.neurona.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * One exercise of the notebook. Its methods check an answer each and give the exercise back, so that checks follow one
 * another; a cell that ends with them shows what came out. Made by {@link Check#ex}.
 *
 * <p>None of them throws because of a wrong answer. An answer is given as {@code () -> answer}, or plainly where it is a
 * value that is there already. Null, {@link Check#todo} and blank text are "not attempted".
 */
public final class Exercise implements Shown {
    private final Board board;
    private final String id;
    private final String part;
    private boolean begun;
    private Message next = Bilingual.NOTHING;
    private double worth = 1;

    Exercise(Board board, String id, String part) {
        this.board = board;
        this.id = id;
        this.part = part;
    }

    /** {@return the checks of this exercise that are in another cell, such as a hidden one} They are kept apart. */
    public Exercise part(String name) {
        return new Exercise(board, id, name);
    }

    /** {@return this exercise, whose next check is called so} */
    public Exercise about(String english, String spanish) {
        next = Message.of(english, spanish);
        return this;
    }

    /** {@return this exercise, whose next check is called so in every language, such as {@code "sigmoid(2.6)"}} */
    public Exercise about(String anywhere) {
        next = Message.of(anywhere);
        return this;
    }

    /** {@return this exercise, whose next check counts so much when points are given by parts; 1 if nothing is said} */
    public Exercise worth(double weight) {
        worth = weight;
        return this;
    }

    // ---- numbers

    /** Checks a number or an array of numbers. */
    public Exercise near(Attempt actual, Object expected, double tolerance, Mistake... mistakes) {
        return near(actual, expected, Tolerance.absolute(tolerance), mistakes);
    }

    /**
     * Checks a number or an array of numbers: Java's, arrays of arrays, lists, NDArrays, columns.
     *
     * @param tolerance how far from the expected it may be, in its unit
     * @param mistakes usual wrong answers, each with a message of its own
     */
    public Exercise near(@Nullable Object actual, Object expected, double tolerance, Mistake... mistakes) {
        return near(actual, expected, Tolerance.absolute(tolerance), mistakes);
    }

    /** Checks a number or an array of numbers. */
    public Exercise near(Attempt actual, Object expected, Tolerance tolerance, Mistake... mistakes) {
        return add(Ran.of(actual).then(value -> Judge.near(value, expected, tolerance, mistakes)));
    }

    /** Checks a number or an array of numbers. */
    public Exercise near(@Nullable Object actual, Object expected, Tolerance tolerance, Mistake... mistakes) {
        return near(given(actual), expected, tolerance, mistakes);
    }

    /** Checks that a number is the limit or above, such as an accuracy. */
    public Exercise atLeast(Attempt actual, double limit, Mistake... mistakes) {
        return add(Ran.of(actual).then(value -> Judge.atLeast(value, limit, mistakes)));
    }

    /** Checks that a number is the limit or above, such as an accuracy. */
    public Exercise atLeast(@Nullable Object actual, double limit, Mistake... mistakes) {
        return atLeast(given(actual), limit, mistakes);
    }

    /** Checks that a number is the limit or below, such as a loss. */
    public Exercise atMost(Attempt actual, double limit, Mistake... mistakes) {
        return add(Ran.of(actual).then(value -> Judge.atMost(value, limit, mistakes)));
    }

    /** Checks that a number is the limit or below, such as a loss. */
    public Exercise atMost(@Nullable Object actual, double limit, Mistake... mistakes) {
        return atMost(given(actual), limit, mistakes);
    }

    /** Checks that at least a part of the entries of an array are the expected ones, such as classes that a net gave. */
    public Exercise share(Attempt actual, Object expected, double least, Mistake... mistakes) {
        return add(Ran.of(actual).then(value -> Judge.share(value, expected, least, mistakes)));
    }

    /** Checks the shape of an array. */
    public Exercise shape(Attempt actual, long... expected) {
        return add(Ran.of(actual).then(value -> Judge.shape(value, expected)));
    }

    /**
     * Checks the shape of an array.
     *
     * @param expected lengths of the axes; -1 for any length
     */
    public Exercise shape(@Nullable Object actual, long... expected) {
        return shape(given(actual), expected);
    }

    // ---- exact values

    /** Checks that an answer equals a value. */
    public Exercise equal(Attempt actual, Object expected, Mistake... mistakes) {
        return add(Ran.of(actual).then(value -> Judge.equal(value, expected, mistakes)));
    }

    /** Checks that an answer equals a value: a whole number, a truth value, a text to the letter, a list, a set, a map, a record. */
    public Exercise equal(@Nullable Object actual, Object expected, Mistake... mistakes) {
        return equal(given(actual), expected, mistakes);
    }

    /** Checks a text, whatever its case, spaces and accents. */
    public Exercise text(Attempt actual, String expected, Mistake... mistakes) {
        return add(Ran.of(actual).then(value -> Judge.text(value, expected, mistakes)));
    }

    /** Checks a text, whatever its case, spaces and accents. For every letter to count, use {@link #equal}. */
    public Exercise text(@Nullable Object actual, String expected, Mistake... mistakes) {
        return text(given(actual), expected, mistakes);
    }

    /** Checks that a collection has these elements, in any order, each as often. */
    public Exercise elements(Attempt actual, Collection<?> expected) {
        return add(Ran.of(actual)
                .then(value -> value instanceof Collection<?> given
                        ? Equality.membership(given, expected).orElseGet(Verdict::passed)
                        : Verdict.failed(
                                Message.key("expected.collection"), Message.key("actual.kind", Kinds.of(value)))));
    }

    /** Checks that a collection has these elements, in any order, each as often. */
    public Exercise elements(@Nullable Object actual, Collection<?> expected) {
        return elements(given(actual), expected);
    }

    /** Checks a table: its columns' names, its rows, its cells. The order of columns does not matter, that of rows does. */
    public Exercise table(Attempt actual, Table expected, double tolerance) {
        return add(Ran.of(actual)
                .then(value -> value instanceof Table given
                        ? Tables.near(given, expected, Tolerance.absolute(tolerance))
                        : Verdict.failed(Message.key("expected.table"), Message.key("actual.kind", Kinds.of(value)))));
    }

    /** Checks a table: its columns' names, its rows, its cells. The order of columns does not matter, that of rows does. */
    public Exercise table(@Nullable Object actual, Table expected, double tolerance) {
        return table(given(actual), expected, tolerance);
    }

    // ---- whatever can be said about an answer

    /** Checks that something holds. */
    public Exercise holds(Attempt condition, String english, String spanish) {
        return add(Ran.of(condition)
                .then(value -> Boolean.TRUE.equals(value)
                        ? Verdict.passed()
                        : Verdict.failed(Message.of(english, spanish), Message.key("actual.not"))));
    }

    /**
     * Checks that something holds.
     *
     * @param english what should hold, such as "the loss falls in every epoch"
     */
    public Exercise holds(boolean condition, String english, String spanish) {
        return holds(() -> condition, english, spanish);
    }

    /** Checks that bad input is refused: that the answer throws an exception of this type. */
    public Exercise refuses(Attempt bad, Class<? extends Exception> with) {
        return add(Refusal.judge(bad, with));
    }

    /** Checks a question of choice of which the exercise knows the right letters ({@link Definition#rightLetters}). */
    public Exercise choice(Attempt letters, Mistake... mistakes) {
        String hash = board.exercise(id).answer();
        if (hash.isEmpty()) {
            throw new IllegalStateException(
                    "exercise %s has no right letters: define it with rightLetters, or give their hash".formatted(id));
        }
        return add(Ran.of(letters).then(value -> Judge.choice(id, String.valueOf(value), hash, mistakes)));
    }

    /** Checks a question of choice of which the exercise knows the right letters ({@link Definition#rightLetters}). */
    public Exercise choice(String letters, Mistake... mistakes) {
        return choice(given(letters), mistakes);
    }

    /** Checks a question of choice by the hash of its right letters ({@link Answers#hash}). */
    public Exercise choiceByHash(@Nullable String letters, String hash, Mistake... mistakes) {
        return add(Judge.choice(id, letters, hash, mistakes));
    }

    // ---- functions, tried on many inputs

    /** Checks that a function gives what the reference gives, to five digits. Any formula will do. */
    public <T> Exercise same(
            Cases<T> cases, Trial<T, ? extends @Nullable Object> student, Trial<T, ?> reference, Mistake... mistakes) {
        return same(cases, student, reference, Tolerance.usual(), mistakes);
    }

    /** Checks that a function gives what the reference gives. Any formula will do; a counter-example is shown. */
    public <T> Exercise same(
            Cases<T> cases,
            Trial<T, ? extends @Nullable Object> student,
            Trial<T, ?> reference,
            Tolerance tolerance,
            Mistake... mistakes) {
        return add(Functions.same(cases, student, reference, tolerance, mistakes));
    }

    /** Checks that laws hold for what a function returns, such as {@link Law#sumsToOne}; a counter-example is shown. */
    @SafeVarargs
    public final <T> Exercise obeys(Cases<T> cases, Trial<T, ? extends @Nullable Object> student, Law<T>... laws) {
        List<Law<T>> all = new ArrayList<>();
        for (Law<T> law : laws) {
            all.add(law);
        }
        return add(Functions.laws(cases, student, all));
    }

    /** Checks a derivative of a function of one number against central differences. */
    public Exercise derivative(
            Cases<Double> cases,
            DoubleUnaryOperator function,
            Trial<Double, ? extends @Nullable Object> derivative,
            double tolerance) {
        return add(Slopes.derivative(cases, function, derivative, tolerance));
    }

    /** Checks a gradient, a number for each component of the input, against central differences. */
    public Exercise gradient(
            Cases<double[]> cases,
            ToDoubleFunction<double[]> function,
            Trial<double[], ? extends @Nullable Object> gradient,
            double tolerance) {
        return add(Slopes.gradient(cases, function, gradient, tolerance));
    }

    /**
     * Checks a layer's backward pass against central differences of its forward pass.
     *
     * @param forward y of x
     * @param backward the gradient by x from x and the gradient by y
     */
    public Exercise backward(
            Cases<double[]> cases,
            UnaryOperator<double[]> forward,
            BinaryOperator<double[]> backward,
            double tolerance) {
        return add(Slopes.backward(cases, forward, backward, tolerance));
    }

    /** Adds a verdict reached elsewhere, such as one of {@link Judge}. */
    public Exercise add(Verdict verdict) {
        if (!begun) {
            board.begin(id, part);
            begun = true;
        }
        int number = board.result(id).verdicts().size() + 1;
        Message task = next.equals(Bilingual.NOTHING) ? Message.key("task", number) : next;
        board.add(id, part, verdict.about(task, worth));
        next = Bilingual.NOTHING;
        worth = 1;
        return this;
    }

    private static Attempt given(@Nullable Object value) {
        return () -> value;
    }

    // ---- what came out

    /** {@return the next hint; after the last, the last again} */
    public Hint hint() {
        return Hints.next(board, id);
    }

    /** {@return the solution, once all hints were seen or enough attempts failed; before that, what is missing} */
    public Hint solution() {
        return Hints.solution(board, id);
    }

    /** {@return how the exercise stands} */
    public Result result() {
        return board.result(id);
    }

    /** {@return the verdicts of its checks} */
    public List<Verdict> verdicts() {
        return result().verdicts();
    }

    /** {@return the points earned} nbgrader takes a cell that ends with this number for partly right. */
    public double score() {
        return result().earned();
    }

    /**
     * Ends the cell with an error unless every check passed, for graders that go by errors, such as nbgrader. It does not
     * depend on {@code assert}.
     *
     * @throws NotPassed with what went wrong
     */
    public void orThrow() {
        if (result().status() != Status.PASSED) {
            throw new NotPassed(text(Check.language()));
        }
    }

    @Override
    public String text(Language language) {
        return ResultText.of(result(), language);
    }

    @Override
    public String html(Language language) {
        return ResultHtml.of(result(), language);
    }

    @Override
    public String json(Language language) {
        return new Report(Report.lessonOf(id), List.of(result())).json(language);
    }

    @Override
    public String toString() {
        return text(Check.language());
    }
}
