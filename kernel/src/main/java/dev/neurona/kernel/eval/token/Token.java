package dev.neurona.kernel.eval.token;

/**
 * A piece of Java text, found without a compiler so that half-written code has tokens too.
 *
 * @param closed whether its closing quote or comment end was found
 * @param text the text of a word or an operator; empty for the others
 */
public record Token(Kind kind, int start, int end, boolean closed, String text) {
    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        CHAR,
        TEXT_BLOCK,
        LINE_COMMENT,
        BLOCK_COMMENT,
        /** {@code %name ...} or {@code !command}, which Java does not see. */
        MAGIC,
        OPERATOR
    }

    /** {@return whether it is this word or operator} */
    public boolean is(String expected) {
        return text.equals(expected);
    }

    /** {@return whether it is a name or keyword} */
    public boolean isWord() {
        return kind == Kind.WORD;
    }

    /** {@return whether it is an opening bracket} */
    public boolean opens() {
        return kind == Kind.OPERATOR && (is("(") || is("[") || is("{"));
    }

    /** {@return whether it is a closing bracket} */
    public boolean closes() {
        return kind == Kind.OPERATOR && (is(")") || is("]") || is("}"));
    }

    /** {@return whether it is a comment of either kind} */
    public boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    /** {@return whether Java sees it} */
    public boolean significant() {
        return !isComment() && kind != Kind.MAGIC;
    }

    /** {@return whether a cursor at this offset stands in text that is not code} */
    public boolean hides(int cursor) {
        return switch (kind) {
            case STRING, CHAR, TEXT_BLOCK, BLOCK_COMMENT ->
                start < cursor && (cursor < end || (cursor == end && !closed));
            case LINE_COMMENT -> start < cursor && cursor <= end;
            default -> false;
        };
    }

    /** {@return the bracket that closes this one} */
    public String partner() {
        return switch (text) {
            case "(" -> ")";
            case "[" -> "]";
            default -> "}";
        };
    }
}
