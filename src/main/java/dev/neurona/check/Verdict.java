package dev.neurona.check;

import java.util.List;

/**
 * What one check concluded. {@link Judge} makes them of values, {@link Exercise} of what a student's cell hands in.
 *
 * <p>Every verdict names its task and what it is worth in points.
 */
public sealed interface Verdict {
    /** {@return what was checked} */
    Message task();

    /** {@return what passing is worth} */
    double points();

    /** {@return what was earned: all of {@link #points} or nothing} */
    default double earned() {
        return 0;
    }

    /** {@return {@code "passed"}, {@code "failed"} or {@code "not-attempted"}, as in the record of results} */
    String status();

    /** {@return one line a student can act on} */
    Message headline();

    /** {@return what to look at; a guess is put as a question} */
    default List<Message> look() {
        return List.of();
    }

    /** {@return the same conclusion about a task of this name and worth} */
    Verdict about(Message task, double points);

    /** The answer is right. */
    record Passed(Message task, double points) implements Verdict {
        @Override
        public double earned() {
            return points;
        }

        @Override
        public String status() {
            return "passed";
        }

        @Override
        public Message headline() {
            return Message.key("verdict.passed", task);
        }

        @Override
        public Verdict about(Message other, double worth) {
            return new Passed(other, worth);
        }
    }

    /** The answer is wrong: what was expected, what came, what to look at. */
    record Failed(Message task, double points, Message expected, Message actual, List<Message> look)
            implements Verdict {
        public Failed {
            look = List.copyOf(look);
        }

        @Override
        public String status() {
            return "failed";
        }

        @Override
        public Message headline() {
            return Message.key("verdict.failed", task, expected, actual);
        }

        @Override
        public Verdict about(Message other, double worth) {
            return new Failed(other, worth, expected, actual, look);
        }
    }

    /** There is no answer yet: the stub is as it came. */
    record NotAttempted(Message task, double points) implements Verdict {
        @Override
        public String status() {
            return "not-attempted";
        }

        @Override
        public Message headline() {
            return Message.key("verdict.notAttempted", task);
        }

        @Override
        public Verdict about(Message other, double worth) {
            return new NotAttempted(other, worth);
        }
    }

    /** {@return passed, about a task not named yet} */
    static Verdict passed() {
        return new Passed(Bilingual.NOTHING, 1);
    }

    /** {@return failed, about a task not named yet} */
    static Verdict failed(Message expected, Message actual, Message... look) {
        return new Failed(Bilingual.NOTHING, 1, expected, actual, List.of(look));
    }

    /** {@return not attempted, about a task not named yet} */
    static Verdict notAttempted() {
        return new NotAttempted(Bilingual.NOTHING, 1);
    }
}
