package dev.neurona.lessons.grade;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.sandbox.Reason;
import dev.neurona.lessons.grade.sandbox.Rerun.Ending;

/** What a cell's or a check's bad end is called. */
final class Endings {
    private static final int LONGEST = 300;

    private Endings() {}

    /** {@return a sentence a student can act on} */
    static Wording told(Ending ending, String name, String message) {
        String error = cut(name.substring(name.lastIndexOf('.') + 1) + (message.isBlank() ? "" : ": " + message));
        return switch (ending) {
            case OK -> new Wording("", "");
            case ERROR -> new Wording("It ended with " + error, "Terminó con " + error);
            case TIME ->
                new Wording("It took longer than it may and was stopped.", "Tardó más de lo permitido y se detuvo.");
            case KILLED -> killed(name);
            case NOT_RUN ->
                new Wording(
                        "It was not run: what came before it used up the time or ended the kernel too often.",
                        "No se ejecutó: lo anterior agotó el tiempo o hizo terminar el kernel demasiadas veces.");
        };
    }

    private static Wording killed(String reason) {
        Wording why = Reason.of(reason).orElse(Reason.ENDED).words();
        return new Wording(sentence(why.english()), sentence(why.spanish()));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static String cut(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "\u2026";
    }
}
