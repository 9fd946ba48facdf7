package dev.neurona.kernel.eval;

/**
 * Stands in for {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt} in cells and in jars they add: to end
 * the process is that cell's error. Calls by reflection and those of the JDK itself are not caught.
 */
@SuppressWarnings("DoNotCallSuggester") // woven code calls them, to be refused
public final class ExitGuard {
    private ExitGuard() {}

    /** Instead of {@link System#exit}. */
    public static void exit(int status) {
        throw new ExitRefused("System.exit(" + status + ")");
    }

    /** Instead of {@link Runtime#exit}. */
    public static void exit(Runtime runtime, int status) {
        throw new ExitRefused("Runtime.exit(" + status + ")");
    }

    /** Instead of {@link Runtime#halt}. */
    public static void halt(Runtime runtime, int status) {
        throw new ExitRefused("Runtime.halt(" + status + ")");
    }

    /** A cell tried to end the kernel's process. */
    public static final class ExitRefused extends Error {
        private static final long serialVersionUID = 1;

        private ExitRefused(String call) {
            super(call
                    + " would end the kernel and lose its state: the cell was ended instead. To end the kernel, shut it"
                    + " down from the front end.");
        }
    }
}
