package io.github.spencerpark.ijava.runtime;

import dev.neurona.kernel.magic.Notebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calling magics from Java, as IJava did. */
@SuppressWarnings("TypeParameterUnusedInFormals") // the signatures are IJava's
public final class Magics {
    private Magics() {}

    /**
     * Calls a line magic.
     *
     * @param <T> what the caller takes the value for; nothing checks it
     */
    public static <T extends @Nullable Object> T lineMagic(String name, List<String> args) {
        return Notebook.lineMagic(name, args);
    }

    /**
     * Calls a cell magic with its text.
     *
     * @param <T> what the caller takes the value for; nothing checks it
     */
    public static <T extends @Nullable Object> T cellMagic(String name, List<String> args, String body) {
        return Notebook.cellMagic(name, args, body);
    }
}
