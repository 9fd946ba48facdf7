package dev.neurona.kernel.eval;

import dev.neurona.kernel.eval.token.Lexer;
import dev.neurona.kernel.eval.token.Token;
import dev.neurona.kernel.magic.Magic.Call;
import dev.neurona.kernel.magic.MagicLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a cell into Java and magics. A magic line stands where a statement could begin: not inside a comment, a text block
 * or brackets, and not where {@code %} goes on an expression.
 */
final class CellParts {
    private static final Pattern ASSIGNED =
            Pattern.compile("(.*[^=<>!+*/&|^%-]=[ \\t]*)%(\\w[\\w.-]*)[ \\t]*(.*?);?[ \\t]*");

    /** One part, in the order they run. */
    sealed interface Part {}

    /** @param code the cell's Java with everything else blanked out, so that places in it stay true */
    record Java(String code) implements Part {}

    /** @param assigned the Java before the magic where its value is assigned, blanked like {@link Java}, or null */
    record Magic(Call call, @Nullable String assigned) implements Part {}

    private CellParts() {}

    /**
     * {@return the parts of a cell}
     *
     * @param isMagic whether a name is a magic's
     * @param isJava whether a name is declared in the session, so that {@code !name} is an expression
     */
    static List<Part> of(String code, Predicate<String> isMagic, Predicate<String> isJava) {
        Optional<Call> cell = MagicLine.cell(code);
        if (cell.isPresent()) {
            return List.of(new Magic(cell.get(), null));
        }
        if (code.indexOf('%') < 0 && code.indexOf('!') < 0) {
            return List.of(new Java(code));
        }
        List<Part> parts = new ArrayList<>();
        int javaFrom = 0;
        int line = 0;
        while (line < code.length()) {
            int end = code.indexOf('\n', line) < 0 ? code.length() : code.indexOf('\n', line);
            Magic magic = magicAt(code, line, end, isMagic, isJava);
            if (magic != null) {
                add(parts, code, javaFrom, line);
                parts.add(magic);
                javaFrom = end;
            }
            line = end + 1;
        }
        add(parts, code, javaFrom, code.length());
        return parts;
    }

    private static @Nullable Magic magicAt(
            String code, int start, int end, Predicate<String> isMagic, Predicate<String> isJava) {
        String line = code.substring(start, end);
        boolean candidate = line.indexOf('%') >= 0 || line.stripLeading().startsWith("!");
        if (!candidate) {
            return null;
        }
        Place place = Place.at(code, start);
        Call call = MagicLine.line(withoutSemicolon(line)).orElse(null);
        if (call != null && call.name().equals(MagicLine.COMMAND)) {
            boolean java = startsWithJava(code.substring(0, start), call.rest(), isJava);
            return place.open() && place.begins() && !java ? new Magic(call, null) : null;
        }
        if (call != null) {
            return place.open() && (place.begins() || isMagic.test(call.name())) ? new Magic(call, null) : null;
        }
        Matcher assigned = ASSIGNED.matcher(line);
        if (assigned.matches() && place.open() && place.begins() && isMagic.test(assigned.group(2))) {
            String java = blank(code.substring(0, start)) + assigned.group(1);
            Call right = MagicLine.line("%" + assigned.group(2) + " " + assigned.group(3))
                    .orElse(null);
            return right == null ? null : new Magic(right, java);
        }
        return null;
    }

    /** {@return a line without the semicolon some write after a magic, as if it were Java} */
    private static String withoutSemicolon(String line) {
        String stripped = line.strip();
        boolean java = stripped.indexOf(' ') != stripped.lastIndexOf(' ') || stripped.indexOf('"') >= 0;
        return stripped.endsWith(";") && !java ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    private static boolean startsWithJava(String before, String rest, Predicate<String> isJava) {
        List<Token> tokens = Lexer.java(rest);
        if (rest.startsWith("(") || rest.startsWith("!")) {
            return true;
        }
        String word = tokens.isEmpty() ? "" : tokens.get(0).text();
        return word.equals("true")
                || word.equals("false")
                || isJava.test(word)
                || Lexer.java(before).stream().anyMatch(token -> token.isWord() && token.is(word));
    }

    private static void add(List<Part> parts, String code, int from, int to) {
        if (!code.substring(from, to).isBlank()) {
            parts.add(new Java(blank(code.substring(0, from)) + code.substring(from, to)));
        }
    }

    private static String blank(String text) {
        StringBuilder blank = new StringBuilder(text.length());
        text.chars().forEach(c -> blank.append(c == '\n' || c == '\t' ? (char) c : ' '));
        return blank.toString();
    }

    /**
     * The state of the text before a line.
     *
     * @param open whether no comment, text block or bracket encloses the line
     * @param begins whether a statement may begin here
     */
    private record Place(boolean open, boolean begins) {
        static Place at(String code, int start) {
            List<Token> before = new ArrayList<>();
            int depth = 0;
            for (Token token : Lexer.java(code)) {
                if (token.start() >= start) {
                    break;
                }
                if (token.end() > start) {
                    return new Place(false, false);
                }
                depth += "([{".contains(token.text()) && token.text().length() == 1 ? 1 : 0;
                depth -= ")]}".contains(token.text()) && token.text().length() == 1 ? 1 : 0;
                before.add(token);
            }
            if (insideComment(code, start)) {
                return new Place(false, false);
            }
            String last = before.isEmpty() ? ";" : before.get(before.size() - 1).text();
            boolean begins = last.equals(";") || last.equals("}") || afterMagic(code, start);
            return new Place(depth <= 0, begins);
        }

        /** The lexer leaves comments out: a comment encloses the place if text put there changes nothing. */
        private static boolean insideComment(String code, int start) {
            String probe = code.substring(0, start) + "probe";
            List<Token> tokens = Lexer.java(probe);
            return tokens.isEmpty() || !tokens.get(tokens.size() - 1).is("probe");
        }

        private static boolean afterMagic(String code, int start) {
            String head = code.substring(0, start).stripTrailing();
            String line = head.substring(head.lastIndexOf('\n') + 1).strip();
            return line.startsWith("%") || line.startsWith("!");
        }
    }
}
