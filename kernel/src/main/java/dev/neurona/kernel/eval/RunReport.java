package dev.neurona.kernel.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells of what a cell threw: the class, the message, where in the cells, and why. Frames of the kernel, of JShell and of
 * reflection below the cell are left out; repeats, as of an endless recursion, are folded.
 */
final class RunReport {
    private static final String KERNEL = "dev.neurona.kernel.";
    private static final String EVALUATION = KERNEL + "eval.";
    private static final int WIDEST = 200;
    private static final int MOST_FRAMES = 30;
    private static final int MOST_CAUSES = 8;
    private static final int LONGEST_CYCLE = 12;

    private final Function<String, @Nullable Origin> origins;
    private final List<String> lines = new ArrayList<>();
    private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());

    private RunReport(Function<String, @Nullable Origin> origins) {
        this.origins = origins;
    }

    /** {@return the error as the cell's outcome} */
    static Outcome.Failed failed(Throwable thrown, Function<String, @Nullable Origin> origins) {
        RunReport report = new RunReport(origins);
        report.tell(thrown, "");
        return new Outcome.Failed(name(thrown), message(thrown), report.lines, false);
    }

    /** {@return what is printed of an exception that ended a thread, in lines} */
    static String ofThread(Thread thread, Throwable thrown, Function<String, @Nullable Origin> origins) {
        RunReport report = new RunReport(origins);
        report.tell(thrown, "");
        return "Exception in thread \"" + thread.getName() + "\" " + String.join("\n", report.lines) + "\n";
    }

    /** {@return the outcome of a cell that was interrupted} */
    static Outcome.Failed interrupted(List<StackTraceElement> at, Function<String, @Nullable Origin> origins) {
        RunReport report = new RunReport(origins);
        boolean running = at.stream().anyMatch(frame -> origins.apply(frame.getClassName()) != null);
        report.lines.add(Ansi.bold("The cell was interrupted")
                + (running ? "" : " while it was being compiled")
                + "; what it changed before stays.");
        if (running) {
            report.frames(at.toArray(StackTraceElement[]::new));
        }
        return new Outcome.Failed("CellInterrupted", "the cell was interrupted", report.lines, true);
    }

    /** {@return the outcome of a cell that an interrupt could not stop} */
    static Outcome.Failed notStopped(List<StackTraceElement> at, Function<String, @Nullable Origin> origins) {
        RunReport report = new RunReport(origins);
        String where = at.isEmpty()
                ? "native code"
                : at.get(0).getClassName() + "." + at.get(0).getMethodName();
        report.lines.add(Ansi.bold("The cell could not be stopped") + ": it is inside " + where
                + ", which does not listen to an interrupt, and goes on using the processor in the background.");
        report.lines.add("New cells run beside it. Restart the kernel to be rid of it.");
        report.frames(at.toArray(StackTraceElement[]::new));
        return new Outcome.Failed(
                "CellNotStopped", "the cell could not be stopped; restart the kernel", report.lines, true);
    }

    private void tell(Throwable thrown, String relation) {
        if (!told.add(thrown) || told.size() > MOST_CAUSES) {
            lines.add(relation + name(thrown) + " (as above)");
            return;
        }
        String message = message(thrown);
        lines.add(relation + Ansi.red(name(thrown)) + (message.isEmpty() ? "" : ": " + message));
        frames(stack(thrown));
        for (Throwable suppressed : thrown.getSuppressed()) {
            tell(suppressed, "Suppressed: ");
        }
        Throwable cause = cause(thrown);
        if (cause != null) {
            tell(cause, "Caused by: ");
        }
    }

    private static StackTraceElement[] stack(Throwable thrown) {
        try {
            StackTraceElement[] frames = thrown.getStackTrace();
            return frames == null ? new StackTraceElement[0] : frames;
        } catch (RuntimeException | StackOverflowError itsOwnTrouble) {
            return new StackTraceElement[0];
        }
    }

    private static @Nullable Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (RuntimeException | StackOverflowError itsOwnTrouble) {
            return null;
        }
    }

    private void frames(StackTraceElement[] all) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (StackTraceElement frame : all) {
            if (frame.getClassName().startsWith(EVALUATION)
                    && frames.stream().anyMatch(f -> origins.apply(f.getClassName()) != null)) {
                break;
            }
            if (!frame.getClassName().startsWith(KERNEL) && !isWrapper(frame, frames)) {
                frames.add(frame);
            }
        }
        while (!frames.isEmpty() && isMachinery(frames.get(frames.size() - 1))) {
            frames.remove(frames.size() - 1);
        }
        // Where an interrupt found a stop check being linked.
        while (!frames.isEmpty() && isMachinery(frames.get(0))) {
            frames.remove(0);
        }
        int shown = 0;
        int i = 0;
        while (i < frames.size() && shown < MOST_FRAMES) {
            int cycle = cycle(frames, i);
            if (cycle > 0) {
                int repeats = repeats(frames, i, cycle);
                for (int j = 0; j < cycle; j++) {
                    tell(frames.get(i + j));
                }
                lines.add("  ... " + (repeats - 1) + " times the same");
                shown += cycle + 1;
                i += cycle * repeats;
            } else {
                tell(frames.get(i));
                shown++;
                i++;
            }
        }
        if (i < frames.size()) {
            lines.add("  ... " + (frames.size() - i) + " more");
        }
    }

    /** {@return the length of the shortest run of frames at a place that stands there three times or more, or 0} */
    private static int cycle(List<StackTraceElement> frames, int from) {
        for (int length = 1; length <= LONGEST_CYCLE; length++) {
            if (repeats(frames, from, length) >= 3) {
                return length;
            }
        }
        return 0;
    }

    private static int repeats(List<StackTraceElement> frames, int from, int length) {
        int repeats = 1;
        while (from + (repeats + 1) * length <= frames.size()
                && frames.subList(from, from + length)
                        .equals(frames.subList(from + repeats * length, from + (repeats + 1) * length))) {
            repeats++;
        }
        return repeats;
    }

    /** {@return whether a frame is JShell's own method around the one that initialises a {@code var}} */
    private static boolean isWrapper(StackTraceElement frame, List<StackTraceElement> before) {
        if (before.isEmpty() || !frame.getMethodName().equals("do_it$")) {
            return false;
        }
        StackTraceElement inner = before.get(before.size() - 1);
        return inner.getMethodName().equals("do_it$Aux") && inner.getClassName().equals(frame.getClassName());
    }

    private static boolean isMachinery(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.startsWith("java.lang.reflect.")
                || type.startsWith("jdk.internal.reflect.")
                || type.startsWith("java.lang.invoke.")
                || type.startsWith("jdk.jshell.");
    }

    private void tell(StackTraceElement frame) {
        Origin origin = origins.apply(frame.getClassName());
        if (origin == null) {
            lines.add("  at " + SnippetNames.plain(frame.getClassName()) + "." + frame.getMethodName() + place(frame));
            return;
        }
        int line = Math.max(origin.firstLine(), frame.getLineNumber() + origin.lineShift());
        String method = frame.getMethodName();
        String type = SnippetNames.plain(frame.getClassName() + ".").replace('$', '.');
        String in = " in " + type + method;
        if (method.startsWith("lambda$")) {
            in = " in a lambda";
        } else if (method.startsWith("do_it$")) {
            in = "";
        }
        String[] code = origin.code().split("\n", -1);
        boolean known = line >= 1 && line <= code.length;
        lines.add(Ansi.bold("  at cell " + origin.cell() + (known ? ", line " + line : "")) + in);
        if (known && !code[line - 1].isBlank()) {
            String text = code[line - 1].strip();
            lines.add("     > " + (text.length() > WIDEST ? text.substring(0, WIDEST) + "..." : text));
        }
    }

    private static String place(StackTraceElement frame) {
        if (frame.getFileName() == null) {
            return "";
        }
        return " (" + frame.getFileName() + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "") + ")";
    }

    /** {@return the class of an exception as a reader knows it; the evaluator's own go by their simple name} */
    static String name(Throwable thrown) {
        if (thrown.getClass().getName().startsWith(EVALUATION)) {
            return thrown.getClass().getSimpleName();
        }
        return SnippetNames.plain(thrown.getClass().getName()).replace('$', '.');
    }

    private static String message(Throwable thrown) {
        try {
            String message = thrown.getLocalizedMessage();
            return message == null ? "" : SnippetNames.plain(message);
        } catch (Throwable itsOwnTrouble) {
            return "(its message cannot be read: " + itsOwnTrouble.getClass().getName() + ")";
        }
    }
}
