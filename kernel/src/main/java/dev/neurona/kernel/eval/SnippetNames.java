package dev.neurona.kernel.eval;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the classes a session makes, and what a reader should see instead of them. */
final class SnippetNames {
    private static final Pattern WRAPPER =
            Pattern.compile("REPL\\.\\$(?:JShell|Cell)\\$(?:\\d+[A-Z]*|DOESNOTMATTER)\\b[.$]?");
    private static final Pattern VERSION = Pattern.compile("(REPL\\.\\$JShell\\$\\d+)[A-Z]+");

    private SnippetNames() {}

    /** {@return whether a class was made by the session} */
    static boolean isSession(String className) {
        return className.startsWith("REPL.");
    }

    /** {@return text with the session's wrappers taken off names: {@code REPL.$JShell$5$Dog} becomes {@code Dog}} */
    static String plain(String text) {
        return text.contains("REPL.") ? WRAPPER.matcher(text).replaceAll("") : text;
    }

    /** {@return the name a replaced class had first: {@code REPL.$JShell$5B$Dog} becomes {@code REPL.$JShell$5$Dog}} */
    static String firstOf(String className) {
        Matcher version = VERSION.matcher(className);
        return version.lookingAt() ? version.group(1) + className.substring(version.end()) : className;
    }
}
