package dev.neurona.kernel.eval;

import dev.neurona.kernel.eval.token.Lexer;
import dev.neurona.kernel.eval.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a cell into its top-level pieces by their tokens. It judges the shape of code, not its sense: wrong code comes
 * out as pieces that the compiler refuses with its own words.
 */
final class CellSplitter {
    private static final Set<String> MODIFIERS = Set.of(
            "public",
            "private",
            "protected",
            "static",
            "final",
            "abstract",
            "native",
            "synchronized",
            "transient",
            "volatile",
            "strictfp",
            "default",
            "sealed");
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double", "void");
    private static final Set<String> JUMPS = Set.of("return", "break", "continue", "yield");
    private static final Set<String> NOT_A_TYPE = Set.of(
            "new",
            "return",
            "throw",
            "assert",
            "break",
            "continue",
            "yield",
            "this",
            "super",
            "instanceof",
            "else",
            "case",
            "true",
            "false",
            "null");

    private final List<Token> tokens;
    private int at;

    private CellSplitter(String code) {
        this.tokens = Lexer.java(code);
    }

    /** {@return the pieces of a cell, in order; empty statements are left out} */
    static List<Piece> split(String code) {
        CellSplitter splitter = new CellSplitter(code);
        List<Piece> pieces = new ArrayList<>();
        while (splitter.at < splitter.tokens.size()) {
            if (splitter.is(";")) {
                splitter.at++;
            } else {
                pieces.add(splitter.piece());
            }
        }
        return pieces;
    }

    private Piece piece() {
        int first = at;
        modifiers();
        String name = "";
        Piece.Kind kind;
        if (is("import") || is("package")) {
            kind = is("import") ? Piece.Kind.IMPORT : Piece.Kind.PACKAGE;
            toSemicolon();
        } else if (atType()) {
            kind = Piece.Kind.TYPE;
            at += is("@") ? 1 : 0;
            name = word(at + 1);
            toBrace();
        } else if (at == first && isControl()) {
            kind = Piece.Kind.STATEMENT;
            statement();
        } else {
            int type = at >= tokens.size() ? -1 : afterType(afterTypeParameters(at));
            boolean named = type >= 0 && isName(type);
            if (named && isAt(type + 1, "(")) {
                kind = Piece.Kind.METHOD;
                name = word(type);
                at = type + 1;
                method();
            } else if (named && (type + 1 >= tokens.size() || "=;,[".contains(text(type + 1)) || at != first)) {
                kind = Piece.Kind.VARIABLE;
                name = word(type);
                at = type;
                toSemicolon();
            } else {
                kind = JUMPS.contains(word(at)) || is("throw") || is("assert")
                        ? Piece.Kind.STATEMENT
                        : Piece.Kind.EXPRESSION;
                toSemicolon();
            }
        }
        if (at == first) {
            at++;
        }
        boolean jumps = kind == Piece.Kind.STATEMENT && jumps(first, at);
        return new Piece(kind, tokens.get(first).start(), tokens.get(at - 1).end(), name, jumps);
    }

    private boolean jumps(int from, int to) {
        int parens = 0;
        for (int i = from; i < to; i++) {
            parens += isAt(i, "(") ? 1 : isAt(i, ")") ? -1 : 0;
            if (parens == 0 && JUMPS.contains(word(i))) {
                return true;
            }
        }
        return false;
    }

    private void modifiers() {
        while (at < tokens.size()) {
            if (is("@") && !isAt(at + 1, "interface")) {
                at = Math.min(at + 2, tokens.size());
                while (is(".")) {
                    at = Math.min(at + 2, tokens.size());
                }
                if (is("(")) {
                    group();
                }
            } else if (is("synchronized") && isAt(at + 1, "(")) {
                return;
            } else if (is("non") && isAt(at + 1, "-") && isAt(at + 2, "sealed")) {
                at += 3;
            } else if (is("sealed") && !isName(at + 1) && !MODIFIERS.contains(word(at + 1))) {
                return;
            } else if (MODIFIERS.contains(word(at))) {
                at++;
            } else {
                return;
            }
        }
    }

    private boolean atType() {
        if (is("class") || is("interface") || is("enum") || (is("@") && isAt(at + 1, "interface"))) {
            return true;
        }
        return is("record") && isName(at + 1) && (isAt(at + 2, "(") || isAt(at + 2, "<"));
    }

    private boolean isControl() {
        return switch (word(at)) {
            case "if", "for", "while", "do", "switch", "try", "synchronized" -> true;
            default -> is("{") || (isName(at) && isAt(at + 1, ":"));
        };
    }

    private void statement() {
        switch (word(at)) {
            case "if" -> {
                at++;
                group();
                statement();
                if (is("else")) {
                    at++;
                    statement();
                }
            }
            case "for", "while" -> {
                at++;
                group();
                statement();
            }
            case "do" -> {
                at++;
                statement();
                if (is("while")) {
                    toSemicolon();
                }
            }
            case "switch", "synchronized" -> {
                at++;
                group();
                group();
            }
            case "try" -> tryStatement();
            default -> {
                if (is("{")) {
                    group();
                } else if (isName(at) && isAt(at + 1, ":")) {
                    at += 2;
                    statement();
                } else {
                    toSemicolon();
                }
            }
        }
    }

    private void tryStatement() {
        at++;
        if (is("(")) {
            group();
        }
        group();
        while (is("catch")) {
            at++;
            group();
            group();
        }
        if (is("finally")) {
            at++;
            group();
        }
    }

    private void method() {
        while (at < tokens.size() && !is("{") && !is(";")) {
            if (is("(") || is("[")) {
                group();
            } else {
                at++;
            }
        }
        if (is("{")) {
            group();
        } else if (is(";")) {
            at++;
        }
    }

    private void toBrace() {
        while (at < tokens.size() && !is("{") && !is(";")) {
            if (is("(")) {
                group();
            } else {
                at++;
            }
        }
        if (is("{")) {
            group();
        }
    }

    private void toSemicolon() {
        while (at < tokens.size()) {
            if (is(";")) {
                at++;
                return;
            }
            if (is("(") || is("[") || is("{")) {
                group();
            } else {
                at++;
            }
        }
    }

    /** Passes over a bracket and all up to the one that closes it. */
    private void group() {
        int depth = 0;
        while (at < tokens.size()) {
            String text = text(at++);
            switch (text) {
                case "(", "[", "{" -> depth++;
                case ")", "]", "}" -> depth--;
                default -> {}
            }
            if (depth <= 0) {
                return;
            }
        }
    }

    private int afterTypeParameters(int i) {
        return isAt(i, "<") ? afterAngles(i) : i;
    }

    /** {@return the index after a type that begins at i, or -1 where none does} */
    private int afterType(int i) {
        if (i < 0) {
            return -1;
        }
        int next = i;
        if (PRIMITIVES.contains(word(next))) {
            next++;
        } else if (isName(next)) {
            next++;
            while (next >= 0 && ((isAt(next, ".") && isName(next + 1)) || isAt(next, "<"))) {
                next = isAt(next, ".") ? next + 2 : afterAngles(next);
            }
        } else {
            return -1;
        }
        while (next >= 0 && isAt(next, "[") && isAt(next + 1, "]")) {
            next += 2;
        }
        return next;
    }

    /** {@return the index after type arguments, or -1 where the angle is a comparison} */
    private int afterAngles(int i) {
        int depth = 0;
        for (int next = i; next < tokens.size(); next++) {
            String text = text(next);
            if (text.equals("<")) {
                depth++;
            } else if (text.equals(">")) {
                if (--depth == 0) {
                    return next + 1;
                }
            } else if (!tokens.get(next).isWord() && !".,?&[]@".contains(text)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isName(int i) {
        String word = word(i);
        return !word.isEmpty() && !NOT_A_TYPE.contains(word) && !PRIMITIVES.contains(word);
    }

    private boolean is(String text) {
        return isAt(at, text);
    }

    private boolean isAt(int i, String text) {
        return i < tokens.size() && tokens.get(i).is(text);
    }

    private String text(int i) {
        Token token = tokens.get(i);
        return token.text().isEmpty() ? "literal" : token.text();
    }

    private String word(int i) {
        return i < tokens.size() && tokens.get(i).isWord() ? tokens.get(i).text() : "";
    }
}
