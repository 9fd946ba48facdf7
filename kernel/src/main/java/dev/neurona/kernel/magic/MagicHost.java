package dev.neurona.kernel.magic;

import dev.neurona.kernel.eval.CellOutput;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What magics may do to the session they run in. */
public interface MagicHost {
    /**
     * Evaluates Java in the session, as if it stood in the cell.
     *
     * @return the last value, or null
     * @throws Exception what the code throws, or an error with its compile messages
     */
    @Nullable Object eval(String java) throws Exception;

    /** Adds jars and class folders to the session's class path; what is already there is passed over. */
    void addToClassPath(Collection<Path> entries);

    /** {@return the class path the session began with and all that was added, in order} */
    List<Path> classPath();

    /** Forgets variables, methods, types and imports of the session; the default imports come back. */
    void reset();

    /** {@return the session's variables, oldest first} */
    List<Variable> variables();

    /** {@return the session's methods and types as their signatures, oldest first} */
    List<String> declarations();

    /** {@return where the cell's output goes} */
    CellOutput output();

    /** {@return the cell's standard output} */
    PrintStream out();

    /** {@return the cell's standard error} */
    PrintStream err();

    /** {@return all magics, by name} */
    List<Magic> magics();

    /** A variable of the session; {@code value} is a short text. */
    record Variable(String name, String type, String value) {}
}
