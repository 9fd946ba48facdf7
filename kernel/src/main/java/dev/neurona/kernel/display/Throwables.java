package dev.neurona.kernel.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** An exception that is a value, not the end of a cell: what it is, where from, and its causes. */
final class Throwables {
    private static final int FRAMES = 10;

    private Throwables() {}

    static String text(Throwable throwable) {
        StringBuilder out = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = throwable; t != null && seen.add(t); t = t.getCause()) {
            out.append(t == throwable ? "" : "\nCaused by: ").append(Failures.describe(t));
            List<StackTraceElement> frames = own(t.getStackTrace());
            for (StackTraceElement frame : frames.subList(0, Math.min(FRAMES, frames.size()))) {
                out.append("\n    at ").append(frame);
            }
            if (frames.size() > FRAMES) {
                out.append("\n    ... ").append(frames.size() - FRAMES).append(" more");
            }
        }
        return out.toString();
    }

    /** The frames above the kernel's: below them is how a cell is run, which says nothing. */
    private static List<StackTraceElement> own(StackTraceElement[] frames) {
        List<StackTraceElement> own = new ArrayList<>();
        for (StackTraceElement frame : frames) {
            String name = frame.getClassName();
            if (name.startsWith("dev.neurona.kernel.eval.")
                    || name.startsWith("jdk.jshell.")
                    || name.startsWith("jdk.internal.reflect.")
                    || name.startsWith("java.lang.invoke.LambdaForm")) {
                break;
            }
            if (!name.startsWith("REPL.$JShell$") || !frame.getMethodName().startsWith("do_it$")) {
                own.add(frame);
            }
        }
        return own;
    }
}
