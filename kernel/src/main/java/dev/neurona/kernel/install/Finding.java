package dev.neurona.kernel.install;

/**
 * One thing {@code doctor} looked at.
 *
 * @param about what was looked at
 * @param level whether it is well
 * @param text what was found
 * @param fix what to do about it, empty if nothing
 */
public record Finding(String about, Level level, String text, String fix) {
    /** How bad it is. */
    public enum Level {
        OK,
        /** It works, but slower or not everywhere. */
        WARNING,
        /** It does not work. */
        BROKEN
    }

    /** {@return something that is well} */
    public static Finding ok(String about, String text) {
        return new Finding(about, Level.OK, text, "");
    }

    /** {@return something that works, though not as it might} */
    public static Finding warning(String about, String text, String fix) {
        return new Finding(about, Level.WARNING, text, fix);
    }

    /** {@return something that does not work} */
    public static Finding broken(String about, String text, String fix) {
        return new Finding(about, Level.BROKEN, text, fix);
    }

    /** {@return a line for a person} */
    public String line() {
        String mark = switch (level) {
            case OK -> "ok      ";
            case WARNING -> "warning ";
            case BROKEN -> "BROKEN  ";
        };
        return mark + about + ": " + text + (fix.isEmpty() ? "" : " -> " + fix);
    }
}
