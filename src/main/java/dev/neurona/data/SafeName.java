package dev.neurona.data;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** Names from outside, of which a file is to be made inside a folder. */
final class SafeName {
    private SafeName() {}

    /**
     * {@return a relative path with {@code /} between its parts that stays inside its folder on every system; empty for
     * the folder itself}
     *
     * @throws IllegalArgumentException if the name is absolute, climbs out with {@code ..}, names a Windows drive or
     *     stream, or has a backslash (a separator there) or control character
     */
    static String check(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", "?");
        if (name.startsWith("/") || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("\"%s\" is not a path inside the folder".formatted(shown));
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            // Windows drops blanks at the end of a name.
            if (part.strip().matches("\\.{2,}")) {
                throw new IllegalArgumentException("\"%s\" leads out of the folder".formatted(shown));
            }
            if (part.matches("[A-Za-z]:.*") || part.chars().anyMatch(SafeName::isBad)) {
                throw new IllegalArgumentException("\"%s\" is not a file name on every system".formatted(shown));
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static boolean isBad(int c) {
        return Character.isISOControl(c) || (c == ':' && File.separatorChar == '\\');
    }
}
