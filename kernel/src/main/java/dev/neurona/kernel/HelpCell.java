package dev.neurona.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that asks what a name is: {@code ?name}, {@code name?}, with two question marks for all that is known.
 *
 * @param detail 0 or 1, as in an inspect request
 */
record HelpCell(String name, int detail) {
    private static final String NAME = "([\\p{L}_$%][\\p{L}\\p{N}_$.]*)";
    private static final Pattern BEFORE = Pattern.compile("(\\?\\??)\\s*" + NAME + "(?:\\(\\s*\\))?\\s*;?");
    private static final Pattern AFTER = Pattern.compile(NAME + "(?:\\(\\s*\\))?\\s*(\\?\\??)\\s*;?");

    /** {@return what the cell asks, if it is such a cell} */
    static Optional<HelpCell> of(String code) {
        String line = code.strip();
        if (line.length() > 500 || line.indexOf('?') < 0) {
            return Optional.empty();
        }
        Matcher before = BEFORE.matcher(line);
        if (before.matches()) {
            return Optional.of(new HelpCell(before.group(2), before.group(1).length() - 1));
        }
        Matcher after = AFTER.matcher(line);
        return after.matches()
                ? Optional.of(new HelpCell(after.group(1), after.group(2).length() - 1))
                : Optional.empty();
    }
}
