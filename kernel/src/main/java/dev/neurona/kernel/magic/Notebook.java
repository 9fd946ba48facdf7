package dev.neurona.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The session as cells may use it from Java, under the names that older kernels gave: every cell has these methods under
 * their simple names.
 */
@SuppressWarnings("TypeParameterUnusedInFormals") // the signatures are those of older kernels
public final class Notebook {
    private static volatile @Nullable Session session;

    private Notebook() {}

    private record Session(Magics magics, MagicHost host) {}

    /** Makes these the session that cells reach; called once by the evaluator. */
    public static void attach(Magics magics, MagicHost host) {
        session = new Session(magics, host);
    }

    /** Evaluates what could stand in a cell, magics too, and returns its last value. */
    public static @Nullable Object eval(String source) {
        try {
            return session().host.eval(source);
        } catch (Exception e) {
            throw Notebook.<RuntimeException>undeclared(e);
        }
    }

    /**
     * Calls a line magic: {@code lineMagic("jars", List.of("lib/*.jar"))}.
     *
     * @param <T> what the caller takes the value for; nothing checks it
     */
    public static <T extends @Nullable Object> T lineMagic(String name, List<String> args) {
        return call(name, args, null);
    }

    /**
     * Calls a cell magic with its text.
     *
     * @param <T> what the caller takes the value for; nothing checks it
     */
    public static <T extends @Nullable Object> T cellMagic(String name, List<String> args, String body) {
        return call(name, args, body);
    }

    /** Adds a magic to the session, also in place of one of the same name. */
    public static void register(Magic magic) {
        session().magics.register(magic);
    }

    /** Prints as {@code System.out.printf} does. */
    public static void printf(String format, @Nullable Object... args) {
        session().host.out().printf(format, args);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the type is the caller's word
    private static <T extends @Nullable Object> T call(String name, List<String> args, @Nullable String body) {
        Session now = session();
        String rest = String.join(" ", args);
        try {
            return (T) now.magics.run(new Magic.Call(name, rest, args, body), now.host);
        } catch (Exception e) {
            throw Notebook.<RuntimeException>undeclared(e);
        }
    }

    /** Older kernels declared no exceptions here, and methods in their notebooks count on it. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E undeclared(Exception exception) throws E {
        throw (E) exception;
    }

    private static Session session() {
        Session now = session;
        if (now == null) {
            throw new IllegalStateException("no notebook runs here: these methods work in cells");
        }
        return now;
    }
}
