package dev.neurona.bench.kernel;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * JShell as it comes, in this process, with its local engine and without a class path or an import: the leanest it can
 * be. It is given pieces already split, which a kernel on it would have to do itself.
 */
final class BareSession implements AutoCloseable {
    private final JShell shell = JShell.builder().executionEngine("local").build();

    /** Evaluates pieces one by one; each must succeed. */
    String run(List<String> pieces) {
        String value = "";
        for (String piece : pieces) {
            for (SnippetEvent event : shell.eval(piece)) {
                if (event.causeSnippet() == null
                        && (event.status() != Snippet.Status.VALID || event.exception() != null)) {
                    throw new IllegalStateException(piece + " is " + event.status() + ", " + event.exception());
                }
                value = event.value() == null ? value : event.value();
            }
        }
        return value;
    }

    /** {@return the nanoseconds the pieces took} */
    double time(List<String> pieces) {
        long begin = System.nanoTime();
        run(pieces);
        return System.nanoTime() - begin;
    }

    @Override
    public void close() {
        shell.close();
    }
}
