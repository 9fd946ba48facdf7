package dev.neurona.kernel.eval;

import dev.neurona.kernel.eval.CompileFailure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShell;

/** Tells of code that does not compile: cell and line, the line itself with a caret, the compiler's words without noise. */
final class CompileReport {
    private static final int MOST = 8;
    /** As much of a line is shown as helps to find the place in it. */
    private static final int WINDOW = 200;

    private static final Pattern SYMBOL = Pattern.compile("(?m)^\\s*symbol:\\s*(.*)$");
    /** What is left of "in class REPL.$JShell$11", which cells know nothing of. */
    private static final Pattern WRAPPER_CLASS = Pattern.compile("(?m) in class(?=  | ?$)(?: (?= ))?");

    private static final Pattern JDK_PACKAGE = Pattern.compile("\\bjava\\.(?:[a-z]+\\.)+(?=[A-Z])");
    private static final Pattern LOCATION = Pattern.compile("(?m)^\\s*location:\\s*(.*)$");

    private CompileReport() {}

    /** {@return what JShell says of a snippet, at places in the cell} */
    static Problem problem(JShell js, Diag diag, String source, int start) {
        int length = source.length();
        int from = (int) Math.max(0, Math.min(diag.getStartPosition(), length));
        int at = (int) Math.max(from, Math.min(diag.getPosition(), length));
        int to = (int) Math.max(at, Math.min(diag.getEndPosition(), length));
        if (diag.getCode().equals("compiler.err.doesnt.exist") && !source.startsWith("import")) {
            String word = firstWord(source, from);
            String suggestion = DidYouMean.suggest(js, source, from, from + word.length());
            if (!suggestion.isEmpty()) {
                int end = start + from + word.length();
                return new Problem(start + from, start + from, end, "cannot find symbol: " + word, suggestion);
            }
        }
        String suggestion =
                diag.getCode().startsWith("compiler.err.cant.resolve") ? DidYouMean.suggest(js, source, from, to) : "";
        return new Problem(start + from, start + at, start + to, message(diag), suggestion);
    }

    private static String firstWord(String source, int from) {
        int end = from;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        return source.substring(from, end);
    }

    private static String message(Diag diag) {
        String text = SnippetNames.plain(diag.getMessage(Locale.ENGLISH)).strip();
        text = WRAPPER_CLASS.matcher(JDK_PACKAGE.matcher(text).replaceAll("")).replaceAll("");
        String first = text.lines().findFirst().orElse(text);
        Matcher symbol = SYMBOL.matcher(text);
        if (symbol.find()) {
            Matcher location = LOCATION.matcher(text);
            String where = location.find() ? location.group(1).strip() : "";
            boolean telling = !where.isEmpty() && !where.equals("class");
            return first + ": " + symbol.group(1).strip() + (telling ? " in " + where : "");
        }
        return text.lines().map(String::strip).reduce((a, b) -> a + "\n  " + b).orElse(first);
    }

    /** {@return the error as the cell's outcome} */
    static Outcome.Failed failed(CompileFailure failure, String code, int cell) {
        List<String> lines = new ArrayList<>();
        List<Problem> problems = failure.problems();
        for (Problem problem : problems.subList(0, Math.min(MOST, problems.size()))) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(lines(problem, code, cell));
        }
        if (problems.size() > MOST) {
            lines.add("... and " + (problems.size() - MOST) + " more");
        }
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return new Outcome.Failed("CompileError", message, lines, false);
    }

    private static List<String> lines(Problem problem, String code, int cell) {
        int at = Math.min(problem.at(), code.length());
        int lineStart = code.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = code.indexOf('\n', at) < 0 ? code.length() : code.indexOf('\n', at);
        if (at == lineEnd && at == lineStart && at > 0) {
            at--;
            lineStart = code.lastIndexOf('\n', at - 1) + 1;
            lineEnd = at;
        }
        int line = (int) code.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        String number = line + "| ";
        int from = Math.max(lineStart, Math.min(at - WINDOW / 2, lineEnd - WINDOW));
        int to = Math.min(lineEnd, from + WINDOW);
        String cut = from > lineStart ? "..." : "";
        String text = cut + code.substring(from, to) + (to < lineEnd ? "..." : "");
        int pointed = Math.max(at + 1, Math.min(problem.end(), to));
        String caret = " ".repeat(number.length() + cut.length())
                + blank(code.substring(from, Math.max(from, at)))
                + "^".repeat(Math.max(1, code.codePointCount(Math.min(at, to), Math.min(pointed, to))));
        List<String> lines = new ArrayList<>();
        lines.add(Ansi.bold("Cell " + cell + ", line " + line) + ": " + Ansi.red("does not compile"));
        lines.add(number + text);
        lines.add(Ansi.red(caret));
        problem.message().lines().map(Ansi::bold).forEach(lines::add);
        if (!problem.suggestion().isEmpty()) {
            lines.add("Did you mean " + Ansi.bold(problem.suggestion()) + "?");
        }
        return lines;
    }

    /** {@return white space as wide as a text, its tabs kept} */
    private static String blank(String text) {
        StringBuilder blank = new StringBuilder();
        text.codePoints().forEach(c -> blank.append(c == '\t' ? '\t' : ' '));
        return blank.toString();
    }
}
