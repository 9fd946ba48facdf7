package dev.neurona.kernel.eval.token;

import dev.neurona.kernel.eval.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Splits a cell into tokens. Any text has tokens: what is unclosed runs to the end of its line or of the cell. */
public final class Lexer {
    /** Magics whose argument or body is Java. */
    private static final Set<String> JAVA_MAGICS = Set.of("time", "timeit", "capture", "prun");

    private final String code;
    private final boolean magics;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;
    private boolean lineStart = true;
    private @Nullable Token last;

    private Lexer(String code, boolean magics) {
        this.code = code;
        this.magics = magics;
    }

    /** {@return the tokens of a cell, comments and magics too, in order} */
    public static List<Token> tokens(String code) {
        return new Lexer(code, true).run();
    }

    /** {@return the tokens that Java sees in text known to hold no magics, in order} */
    public static List<Token> java(String code) {
        return new Lexer(code, false)
                .run().stream().filter(token -> !token.isComment()).toList();
    }

    private List<Token> run() {
        while (at < code.length()) {
            char c = code.charAt(at);
            if (c == '\n') {
                lineStart = true;
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                boolean first = lineStart;
                lineStart = false;
                if (magics && first && startsMagic(c)) {
                    magic();
                } else {
                    token(c);
                }
            }
        }
        return tokens;
    }

    private void token(char c) {
        int point = code.codePointAt(at);
        if (code.startsWith("//", at)) {
            add(Kind.LINE_COMMENT, lineEnd(at), true);
        } else if (code.startsWith("/*", at)) {
            until(Kind.BLOCK_COMMENT, "*/", 2);
        } else if (code.startsWith("\"\"\"", at)) {
            until(Kind.TEXT_BLOCK, "\"\"\"", 3);
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else if ((c >= '0' && c <= '9') || (c == '.' && digitAt(at + 1))) {
            number();
        } else if (Character.isJavaIdentifierStart(point)) {
            int end = at;
            while (end < code.length() && Character.isJavaIdentifierPart(code.codePointAt(end))) {
                end += Character.charCount(code.codePointAt(end));
            }
            add(Kind.WORD, end, true);
        } else {
            operator(point);
        }
    }

    /** A magic stands where a statement may begin; elsewhere the sign is an operator on a continued line. */
    private boolean startsMagic(char c) {
        if (depth > 0 || at + 1 >= code.length() || !(c == '%' || c == '!')) {
            return c == '%' && at + 1 >= code.length() && statementEnded();
        }
        char next = code.charAt(at + 1);
        boolean shaped = c == '!' ? next != '=' : next == '%' || Character.isLetter(next) || next == '\n';
        return shaped && statementEnded();
    }

    private boolean statementEnded() {
        return last == null || last.kind() == Kind.MAGIC || last.is(";") || last.is("}");
    }

    private void magic() {
        int nameEnd = at;
        while (nameEnd < code.length() && code.charAt(nameEnd) == '%') {
            nameEnd++;
        }
        int nameStart = nameEnd;
        while (nameEnd < code.length() && Character.isJavaIdentifierPart(code.charAt(nameEnd))) {
            nameEnd++;
        }
        boolean java = JAVA_MAGICS.contains(code.substring(nameStart, nameEnd));
        boolean cell = code.startsWith("%%", at);
        int end = cell && !java ? code.length() : java && !cell ? nameEnd : lineEnd(at);
        add(Kind.MAGIC, end, true);
    }

    private void until(Kind kind, String end, int from) {
        int found = at + from;
        while (found <= code.length() - end.length() && !code.startsWith(end, found)) {
            found += kind == Kind.TEXT_BLOCK && code.charAt(found) == '\\' ? 2 : 1;
        }
        boolean closed = code.startsWith(end, found);
        add(kind, closed ? found + end.length() : code.length(), closed);
    }

    private void quoted(char quote) {
        int end = at + 1;
        while (end < code.length() && code.charAt(end) != quote && code.charAt(end) != '\n') {
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, code.length());
        boolean closed = end < code.length() && code.charAt(end) == quote;
        add(quote == '"' ? Kind.STRING : Kind.CHAR, closed ? end + 1 : end, closed);
    }

    private void number() {
        int end = at;
        while (end < code.length()) {
            char c = code.charAt(end);
            boolean exponent = (c == '+' || c == '-') && "eEpP".indexOf(code.charAt(end - 1)) >= 0 && end > at;
            boolean point = c == '.' && (digitAt(end + 1) || !wordAt(end + 1)) && code.indexOf('.', at) == end;
            if (!exponent && !point && !Character.isJavaIdentifierPart(c)) {
                break;
            }
            end++;
        }
        add(Kind.NUMBER, end, true);
    }

    private void operator(int point) {
        for (String two : new String[] {"->", "::", "++", "--", "&&", "||", "==", "!=", "<=", ">="}) {
            if (code.startsWith(two, at)) {
                add(Kind.OPERATOR, at + 2, true);
                return;
            }
        }
        depth += point == '(' || point == '[' || point == '{' ? 1 : 0;
        depth -= (point == ')' || point == ']' || point == '}') && depth > 0 ? 1 : 0;
        add(Kind.OPERATOR, at + Character.charCount(point), true);
    }

    private void add(Kind kind, int end, boolean closed) {
        boolean named = kind == Kind.WORD || kind == Kind.OPERATOR;
        Token token = new Token(kind, at, end, closed, named ? code.substring(at, end) : "");
        tokens.add(token);
        if (!token.isComment()) {
            last = token;
        }
        at = end;
    }

    private boolean digitAt(int index) {
        return index < code.length() && code.charAt(index) >= '0' && code.charAt(index) <= '9';
    }

    private boolean wordAt(int index) {
        return index < code.length() && Character.isJavaIdentifierStart(code.charAt(index));
    }

    private int lineEnd(int from) {
        int end = code.indexOf('\n', from);
        return end < 0 ? code.length() : end;
    }
}
