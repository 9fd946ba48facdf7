package dev.neurona.kernel.eval.assist;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/** What completion and inspection see of a session. All methods may be called by any thread, also while a cell runs. */
public interface SessionView {
    /** Types whose values are shown without running anything of the user's. */
    Set<String> SHOWN_TYPES = Set.of(
            "boolean",
            "byte",
            "char",
            "double",
            "float",
            "int",
            "long",
            "short",
            "String",
            "Boolean",
            "Byte",
            "Character",
            "Double",
            "Float",
            "Integer",
            "Long",
            "Short");

    /**
     * Does a short piece of work with the session's JShell, under the lock that is held for every call to it and
     * released while user code runs.
     */
    <T extends @Nullable Object> T withShell(Function<JShell, T> work);

    /** {@return the session's class path: jars and class folders} */
    List<Path> classPath();

    /** {@return the imports in force, in Java's words without the keyword and semicolon: {@code "java.util.*"}} */
    List<String> imports();

    /** {@return what cells declared and is still in force, oldest first} */
    List<SourceCell> declaredSources();

    /** {@return the magics there are} */
    List<MagicInfo> magics();

    /** {@return the options user code is compiled with, such as {@code --enable-preview}} */
    default List<String> compilerOptions() {
        return List.of();
    }

    /**
     * {@return a variable's value as JShell writes it, or null where that could run user code or is not to be had now}
     * Only primitives, their boxes and strings have one, as showing any other calls its {@code toString}.
     */
    default @Nullable String valueOf(String variable) {
        return withShell(shell -> shell.variables()
                .filter(snippet -> snippet.name().equals(variable) && shell.status(snippet) == Snippet.Status.VALID)
                .filter(snippet -> SHOWN_TYPES.contains(String.valueOf(snippet.typeName())))
                .findFirst()
                .map(shell::varValue)
                .orElse(null));
    }

    /** What a cell can declare. */
    enum Kind {
        TYPE,
        METHOD,
        VARIABLE
    }

    /**
     * One declaration as it was written.
     *
     * @param source its text, with the comment in front of it
     */
    record SourceCell(String name, Kind kind, String source) {}

    /**
     * A magic.
     *
     * @param name without percent signs
     * @param help one line: the arguments, then what it does
     * @param line whether it may stand on a line, as {@code %name}
     * @param cell whether it may stand on top of a cell, as {@code %%name}
     */
    record MagicInfo(String name, String help, boolean line, boolean cell) {}
}
