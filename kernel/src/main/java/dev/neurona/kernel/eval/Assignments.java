package dev.neurona.kernel.eval;

import dev.neurona.kernel.eval.token.Lexer;
import dev.neurona.kernel.eval.token.Token;

/** Knows assignments by their tokens: their value is not shown, since nobody asked to see it. */
final class Assignments {
    private Assignments() {}

    /** {@return whether an expression is an assignment, or a bare {@code ++} or {@code --} of a variable} */
    static boolean is(String expression) {
        int depth = 0;
        boolean operators = false;
        boolean steps = false;
        Token before = null;
        for (Token token : Lexer.java(expression)) {
            depth += token.opens() ? 1 : token.closes() ? -1 : 0;
            if (depth > 0 || token.opens() || token.closes()) {
                continue;
            }
            switch (token.text()) {
                case "->", "?" -> {
                    return false;
                }
                case "=" -> {
                    return true;
                }
                case "<=", ">=" -> {
                    if (before != null
                            && before.end() == token.start()
                            && token.text().startsWith(before.text())) {
                        return true;
                    }
                    operators = true;
                }
                case "++", "--" -> steps = true;
                case ".", ";" -> {}
                default -> operators |= !token.isWord();
            }
            before = token;
        }
        return steps && !operators;
    }
}
