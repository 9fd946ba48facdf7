package dev.neurona.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of an exercise before anyone tries it: its title, what it is worth, its hints, its solution.
 *
 * <pre>{@code
 * Definition.of("05.1").titled("The sigmoid", "La sigmoide").worth(2)
 *         .hint("Start with Math.exp(-z).", "Empieza con Math.exp(-z).")
 *         .hint("Divide 1 by 1 + that.", "Divide 1 entre 1 + eso.")
 *         .solved("double sigmoid(double z) { return 1 / (1 + Math.exp(-z)); }")
 * }</pre>
 *
 * @param id lesson and number, such as {@code "05.1"}
 * @param title in both languages, empty for none
 * @param points what passing all its checks is worth
 * @param partial whether some of the checks earn a part of the points; otherwise all have to pass
 * @param checks how many checks there are in all, so that one left out does not look like one passed; 0 if not known
 * @param hints from a nudge to almost the answer
 * @param solution Java code, empty where the student's notebook does not hold it
 * @param answer what {@link Answers#hash} made of the right letters, empty if it is no question of choice
 */
public record Definition(
        String id,
        Message title,
        double points,
        boolean partial,
        int checks,
        List<Message> hints,
        String solution,
        String answer) {
    public Definition {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an exercise needs an id, such as \"05.1\"");
        }
        if (!(points >= 0) || Double.isInfinite(points) || checks < 0) {
            throw new IllegalArgumentException(
                    "exercise %s: points and checks are 0 or more, but got %s and %d".formatted(id, points, checks));
        }
        hints = List.copyOf(hints);
    }

    /** {@return an exercise of one point about which nothing else is known} */
    public static Definition of(String id) {
        return new Definition(id, Bilingual.NOTHING, 1, false, 0, List.of(), "", "");
    }

    /** {@return this exercise with a title} */
    public Definition titled(String english, String spanish) {
        return new Definition(id, Message.of(english, spanish), points, partial, checks, hints, solution, answer);
    }

    /** {@return this exercise with so many points, earned by passing all checks} */
    public Definition worth(double all) {
        return new Definition(id, title, all, partial, checks, hints, solution, answer);
    }

    /** {@return this exercise with points for a part of its checks} */
    public Definition byParts() {
        return new Definition(id, title, points, true, checks, hints, solution, answer);
    }

    /** {@return this exercise with a number of checks} */
    public Definition withChecks(int number) {
        return new Definition(id, title, points, partial, number, hints, solution, answer);
    }

    /** {@return this exercise with one more hint, after those it has} */
    public Definition hint(String english, String spanish) {
        List<Message> more = new ArrayList<>(hints);
        more.add(Message.of(english, spanish));
        return new Definition(id, title, points, partial, checks, more, solution, answer);
    }

    /** {@return this exercise with a solution to show} */
    public Definition solved(String code) {
        return new Definition(id, title, points, partial, checks, hints, code, answer);
    }

    /** {@return this exercise as a question of choice, of which only a hash of the right letters is kept} */
    public Definition rightLetters(String letters) {
        return new Definition(id, title, points, partial, checks, hints, solution, Answers.hash(id, letters));
    }

    /** {@return id and title in one line} */
    Message name() {
        return language -> (id + " " + title.in(language)).strip();
    }
}
