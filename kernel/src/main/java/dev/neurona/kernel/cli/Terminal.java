package dev.neurona.kernel.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Where the output goes.
 *
 * @param interactive whether a person reads along, so that lines may be written over
 * @param columns how wide a line is
 */
record Terminal(boolean interactive, int columns) {
    private static final int USUAL = 100;

    /** {@return what standard output is; the launcher knows best and says so in {@code neurona.terminal}} */
    static Terminal ofStandardOutput() {
        String told = System.getProperty("neurona.terminal");
        boolean interactive = told != null ? !told.isEmpty() : isTerminal(System.console());
        return new Terminal(interactive && !"dumb".equals(System.getenv("TERM")), columns(told));
    }

    /** From JDK 22 on there is a console without a terminal too. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException notThere) {
            return false;
        }
    }

    private static int columns(@Nullable String told) {
        for (String text : new String[] {told, System.getenv("COLUMNS")}) {
            if (text != null && text.matches("[1-9]\\d{1,3}")) {
                return Integer.parseInt(text);
            }
        }
        return USUAL;
    }
}
