package dev.neurona.lessons.grade.alike;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes Java apart, also where it is unfinished or wrong; spaces and comments are gone. */
final class Lexer {
    /** More is no cell anybody wrote. */
    private static final int MOST = 20_000;

    private static final Set<String> DOUBLE_SIGNS = Set.of(
            "->", "::", "++", "--", "&&", "||", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=");

    private final String code;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private Lexer(String code) {
        this.code = code;
    }

    static List<Token> tokens(String code) {
        Lexer lexer = new Lexer(code);
        while (lexer.at < code.length() && lexer.tokens.size() < MOST) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = code.charAt(at);
        if (Character.isWhitespace(c)) {
            skip(at + 1);
        } else if (code.startsWith("//", at)) {
            skip(until("\n", at));
        } else if (code.startsWith("/*", at)) {
            skip(behind("*/", at + 2));
        } else if (code.startsWith("\"\"\"", at)) {
            add(Token.Kind.TEXT, behind("\"\"\"", at + 3));
        } else if (c == '"' || c == '\'') {
            add(Token.Kind.TEXT, endOfText(c));
        } else if (Character.isDigit(c)) {
            add(Token.Kind.NUMBER, endOfNumber());
        } else if (Character.isJavaIdentifierStart(code.codePointAt(at))) {
            add(Token.Kind.NAME, endOfName());
        } else {
            boolean two = at + 2 <= code.length() && DOUBLE_SIGNS.contains(code.substring(at, at + 2));
            add(Token.Kind.SIGN, at + (two ? 2 : 1));
        }
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, code.substring(at, end), line));
        skip(end);
    }

    private void skip(int end) {
        for (; at < end; at++) {
            line += code.charAt(at) == '\n' ? 1 : 0;
        }
    }

    private int until(String end, int from) {
        int found = code.indexOf(end, from);
        return found < 0 ? code.length() : found;
    }

    private int behind(String end, int from) {
        return Math.min(code.length(), until(end, from) + end.length());
    }

    /** A text that is not closed ends with its line. */
    private int endOfText(char quote) {
        int end = at + 1;
        while (end < code.length() && code.charAt(end) != quote && code.charAt(end) != '\n') {
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        boolean closed = end < code.length() && code.charAt(end) == quote;
        return Math.min(code.length(), closed ? end + 1 : end);
    }

    private int endOfNumber() {
        int end = at + 1;
        while (end < code.length()) {
            char c = code.charAt(end);
            boolean sign =
                    (c == '+' || c == '-') && "eEpP".indexOf(code.charAt(end - 1)) >= 0 && !code.startsWith("0x", at);
            if (!sign && c != '.' && c != '_' && !Character.isLetterOrDigit(c)) {
                break;
            }
            end++;
        }
        return end;
    }

    private int endOfName() {
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.codePointAt(end))) {
            end += Character.charCount(code.codePointAt(end));
        }
        return end;
    }
}
