package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.token.Token;
import java.util.List;

/**
 * One import, declaration or statement of a cell.
 *
 * @param name what it declares, of several variables the first; empty for what declares nothing
 * @param start of its first token, or of the doc comment in front of it
 * @param end after its last token
 * @param ended whether its closing brace or semicolon is there
 * @param tokens its tokens that Java sees
 */
record Piece(Kind kind, String name, int start, int end, boolean ended, List<Token> tokens) {
    enum Kind {
        PACKAGE,
        IMPORT,
        TYPE,
        METHOD,
        STATEMENT
    }

    /** {@return whether it declares a type or a method} */
    boolean declares() {
        return kind == Kind.TYPE || kind == Kind.METHOD;
    }

    /** {@return the brackets still open at an offset, outermost first, as indices into the tokens} */
    List<Integer> openAt(int offset) {
        return Brackets.open(tokens, offset);
    }
}
