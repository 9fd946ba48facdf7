package dev.neurona.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads magics as they are written: {@code %name args}, {@code %%name args} with the lines below, {@code !command}, and
 * {@code %name?} for {@code %help name}. Whether a line that looks so is one, or the middle of an expression of Java, is
 * for the caller to know.
 */
public final class MagicLine {
    /** The name of the magic that {@code !command} calls. */
    public static final String COMMAND = "!";

    private static final Pattern NAME = Pattern.compile("(%{1,2})([A-Za-z_][A-Za-z0-9_.-]*)(.*)", Pattern.DOTALL);

    private MagicLine() {}

    /** {@return the magic or command a line calls, or empty if it is neither; spaces around it do not matter} */
    public static Optional<Magic.Call> line(String line) {
        String text = line.strip();
        if (text.startsWith("!") && !text.startsWith("!=") && text.length() > 1) {
            return Optional.of(call(COMMAND, text.substring(1), null));
        }
        Matcher matcher = NAME.matcher(text);
        if (!matcher.matches() || matcher.group(1).length() != 1 || !endsName(matcher.group(3))) {
            return Optional.empty();
        }
        return Optional.of(called(matcher, null));
    }

    /** {@return the cell magic on top of a cell, or empty if there is none; blank lines above it do not matter} */
    public static Optional<Magic.Call> cell(String source) {
        String text = source.stripLeading();
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        Matcher matcher = NAME.matcher(first.strip());
        if (!matcher.matches() || matcher.group(1).length() != 2 || !endsName(matcher.group(3))) {
            return Optional.empty();
        }
        return Optional.of(called(matcher, end < 0 ? "" : text.substring(end + 1)));
    }

    private static boolean endsName(String rest) {
        return rest.isEmpty()
                || Character.isWhitespace(rest.charAt(0))
                || rest.strip().equals("?");
    }

    private static Magic.Call called(Matcher matcher, @Nullable String body) {
        if (matcher.group(3).strip().equals("?")) {
            return new Magic.Call("help", matcher.group(2), List.of(matcher.group(2)), null);
        }
        return call(matcher.group(2), matcher.group(3), body);
    }

    private static Magic.Call call(String name, String rest, @Nullable String body) {
        String trimmed = rest.strip();
        return new Magic.Call(name, trimmed, Words.split(trimmed), body);
    }
}
