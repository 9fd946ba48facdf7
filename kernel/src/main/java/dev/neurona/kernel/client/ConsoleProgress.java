package dev.neurona.kernel.client;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line for each cell: {@code [3/17] ok 0.4 s  first line of code}. A terminal sees the running cell's line as well,
 * written over when the cell ends; a log gets ended cells only.
 */
public final class ConsoleProgress implements RunProgress {
    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;:]*[A-Za-z]");
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final int columns;

    /**
     * @param terminal whether lines may be written over and coloured
     * @param columns how wide a line may be
     */
    public ConsoleProgress(PrintWriter out, boolean terminal, int columns) {
        this.out = out;
        this.terminal = terminal;
        this.columns = Math.max(20, columns);
    }

    @Override
    public void started(CellRun.Place place) {
        running(place, 0);
    }

    @Override
    public void running(CellRun.Place place, double seconds) {
        if (terminal) {
            out.print(CLEAR_LINE + line(place, "...", seconds));
            out.flush();
        }
    }

    @Override
    public void ended(CellRun run) {
        out.println((terminal ? CLEAR_LINE : "") + line(run.place(), word(run.status()), run.seconds()));
        if (!run.status().good()) {
            if (run.traceback().isEmpty()) {
                out.println("    " + run.ename() + (run.evalue().isEmpty() ? "" : ": " + run.evalue()));
            } else {
                run.traceback().stream()
                        .flatMap(String::lines)
                        .map(text -> terminal ? text : ANSI.matcher(text).replaceAll(""))
                        .forEach(text -> out.println("    " + text));
            }
        }
        out.flush();
    }

    private String line(CellRun.Place place, String word, double seconds) {
        String width = String.valueOf(place.of());
        String line = String.format(
                Locale.ROOT,
                "[%" + width.length() + "d/%s] %s %.1f s  %s",
                place.number(),
                width,
                word,
                seconds,
                place.title());
        return line.codePointCount(0, line.length()) <= columns - 1
                ? line
                : line.substring(0, line.offsetByCodePoints(0, columns - 2)) + "…";
    }

    private static String word(CellRun.Status status) {
        return switch (status) {
            case OK -> "ok";
            case ALLOWED_ERROR -> "ok, with an error,";
            case FAILED -> "FAILED";
            case TIMED_OUT -> "TIMED OUT";
            case KERNEL_DIED -> "KERNEL DIED";
            case STOPPED -> "STOPPED";
        };
    }
}
