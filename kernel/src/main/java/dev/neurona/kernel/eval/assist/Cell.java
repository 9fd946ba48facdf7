package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.token.Lexer;
import dev.neurona.kernel.eval.token.Token;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cell as text, tokens and pieces, and what stands at an offset of it.
 *
 * @param code the text as written, but with blanks for modifiers a variable may have in a cell and not in a block
 */
record Cell(String code, List<Token> tokens, List<Piece> pieces) {
    private static final Set<String> NOT_IN_BLOCK =
            Set.of("public", "private", "protected", "static", "transient", "volatile");

    /** The name at a cursor, from {@code start} to {@code end}; both are the cursor where there is none. */
    record Word(int start, int end) {
        boolean isEmpty() {
            return start == end;
        }
    }

    static Cell of(String code) {
        List<Token> tokens = Lexer.tokens(code);
        List<Piece> pieces = CellSplitter.pieces(tokens);
        StringBuilder text = new StringBuilder(code);
        for (Piece piece : pieces) {
            if (piece.kind() == Piece.Kind.STATEMENT) {
                int head = Heads.afterModifiers(piece.tokens(), 0);
                for (Token token : piece.tokens().subList(0, head)) {
                    if (NOT_IN_BLOCK.contains(token.text())) {
                        text.replace(token.start(), token.end(), " ".repeat(token.end() - token.start()));
                    }
                }
            }
        }
        return new Cell(text.toString(), tokens, pieces);
    }

    /** {@return the offset moved into the text and off the middle of a surrogate pair} */
    static int clamp(String code, int cursor) {
        int inside = Math.max(0, Math.min(cursor, code.length()));
        boolean split = inside > 0
                && inside < code.length()
                && Character.isLowSurrogate(code.charAt(inside))
                && Character.isHighSurrogate(code.charAt(inside - 1));
        return split ? inside - 1 : inside;
    }

    Word wordAt(int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(code.codePointBefore(start))) {
            start -= Character.charCount(code.codePointBefore(start));
        }
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.codePointAt(end))) {
            end += Character.charCount(code.codePointAt(end));
        }
        return new Word(start, end);
    }

    /** {@return the magic the cursor stands in, or null} */
    @Nullable Token magicAt(int cursor) {
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.MAGIC && token.start() < cursor && cursor <= token.end()) {
                return token;
            }
        }
        return null;
    }

    /** {@return whether the cursor stands in a comment, a literal or a number} */
    boolean hides(int cursor) {
        for (Token token : tokens) {
            boolean number = token.kind() == Token.Kind.NUMBER && token.start() < cursor && cursor <= token.end();
            if (number || token.hides(cursor)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the piece a word at these offsets is part of, or null where it begins a new one} */
    @Nullable Piece pieceAt(Word word) {
        Piece found = null;
        for (Piece piece : pieces) {
            int first = piece.tokens().get(0).start();
            boolean before = first < word.start() || (first == word.start() && !word.isEmpty());
            if (before && (word.start() < piece.end() || (!piece.ended() && tail(piece)))) {
                found = piece;
            }
        }
        return found;
    }

    private boolean tail(Piece piece) {
        return pieces.indexOf(piece) == pieces.size() - 1;
    }

    /** {@return the last token Java sees that ends at or before an offset, or null} */
    @Nullable Token before(int offset) {
        Token last = null;
        for (Token token : tokens) {
            if (token.end() > offset) {
                break;
            }
            if (token.significant()) {
                last = token;
            }
        }
        return last;
    }

    String text(Piece piece) {
        return code.substring(piece.start(), piece.end());
    }
}
