package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.Interpreter.Completeness;
import dev.neurona.kernel.eval.assist.Piece.Kind;
import dev.neurona.kernel.eval.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic;

/**
 * Says whether a cell is whole, for consoles that run it on Enter then. Parses only: nothing of the session is asked.
 * A missing last semicolon does not count, and neither does what a name means.
 */
public final class CompletenessCheck {
    private static final Completeness COMPLETE = new Completeness("complete", "");
    private static final Completeness INVALID = new Completeness("invalid", "");
    /** A value alone is no statement of Java, but it is a cell. */
    private static final String NOT_A_STATEMENT = "compiler.err.not.stmt";

    private static final String BODY_EXPECTED = "compiler.err.illegal.start.of.stmt";
    private static final String CATCH_EXPECTED = "compiler.err.try.without.catch.finally.or.resource.decls";
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short", "void");

    private final Analyzer analyzer;

    public CompletenessCheck() {
        this(new Analyzer());
    }

    CompletenessCheck(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** {@return {@code complete}, {@code invalid}, or {@code incomplete} with the indent of the line to come} */
    public Completeness check(String code) {
        Cell cell = Cell.of(code);
        List<Token> tokens = cell.tokens().stream().filter(Token::significant).toList();
        boolean openComment = false;
        boolean openText = false;
        for (Token token : cell.tokens()) {
            if (!token.closed() && (token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.CHAR)) {
                return INVALID;
            }
            openComment |= !token.closed() && token.kind() == Token.Kind.BLOCK_COMMENT;
            openText |= !token.closed() && token.kind() == Token.Kind.TEXT_BLOCK;
        }
        if (mismatched(tokens)) {
            return INVALID;
        }
        if (isHelp(code.strip())) {
            return COMPLETE;
        }
        return parsed(cell, tokens, openComment, openText);
    }

    private Completeness parsed(Cell cell, List<Token> tokens, boolean openComment, boolean openText) {
        List<Piece> pieces = cell.pieces();
        int whole = pieces.size();
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && !last.ended()) {
            whole--;
        }
        if (pieces.stream().anyMatch(piece -> piece.kind() == Kind.PACKAGE) || !valid(cell, pieces.subList(0, whole))) {
            return INVALID;
        }
        if (openText) {
            return incomplete(Indent.ofLastLine(cell.code()));
        }
        Completeness answer = last == null || last.ended() ? COMPLETE : unfinished(cell, last, tokens);
        return openComment && !answer.equals(INVALID) ? incomplete(Indent.ofLastLine(cell.code())) : answer;
    }

    /** Whether pieces that have their ends can be parsed; statements are parsed together. */
    private boolean valid(Cell cell, List<Piece> pieces) {
        StringBuilder members = new StringBuilder();
        StringBuilder imports = new StringBuilder();
        StringBuilder statements = new StringBuilder();
        for (Piece piece : pieces) {
            String text = cell.text(piece) + "\n";
            switch (piece.kind()) {
                case IMPORT -> imports.append(text);
                case STATEMENT -> statements.append(text);
                default -> members.append(text);
            }
        }
        String source = imports + "class Cell { void run() {\n" + statements + "\n}\n" + members + "\n}";
        return pieces.isEmpty() || errors(source, pieces).isEmpty();
    }

    private List<Diagnostic<?>> errors(String source, List<Piece> pieces) {
        boolean values = pieces.stream().anyMatch(piece -> piece.kind() == Kind.STATEMENT);
        List<Diagnostic<?>> errors = new ArrayList<>();
        for (Diagnostic<?> error : analyzer.parse(source).errors()) {
            if (!values || !NOT_A_STATEMENT.equals(error.getCode())) {
                errors.add(error);
            }
        }
        return errors;
    }

    /** What is wrong at its end only is incomplete; what is wrong before is wrong. */
    private Completeness unfinished(Cell cell, Piece piece, List<Token> tokens) {
        String head = switch (piece.kind()) {
            case IMPORT -> "";
            case TYPE, METHOD -> "class Cell {\n";
            default -> "class Cell { void run() {\n";
        };
        String text = cell.code().substring(piece.start(), piece.end());
        int end = head.length() + text.length();
        boolean open = !Brackets.open(piece.tokens(), piece.end()).isEmpty();
        String tail = open ? "" : piece.kind() == Kind.STATEMENT ? ";\n}}" : piece.kind() == Kind.IMPORT ? ";" : "";
        List<Diagnostic<?>> errors = errors(head + text + tail, List.of(piece));
        boolean onlyBegun =
                Heads.afterModifiers(piece.tokens(), 0) == piece.tokens().size()
                        || PRIMITIVES.contains(
                                piece.tokens().get(piece.tokens().size() - 1).text());
        if (onlyBegun) {
            return incomplete(Indent.next(cell, tokens));
        }
        if (!errors.isEmpty()) {
            Diagnostic<?> first = errors.get(0);
            boolean atEnd = first.getPosition() >= end || CATCH_EXPECTED.equals(first.getCode());
            return !open && piece.kind() == Kind.STATEMENT && isValue(text)
                    ? COMPLETE
                    : atEnd ? incomplete(Indent.next(cell, tokens)) : INVALID;
        }
        if (open || piece.kind() == Kind.TYPE || piece.kind() == Kind.METHOD) {
            return incomplete(Indent.next(cell, tokens));
        }
        return piece.kind() == Kind.STATEMENT && lacksBody(head, text)
                ? incomplete(Indent.next(cell, tokens))
                : COMPLETE;
    }

    /** {@code if (x)} with a semicolon is a statement, but nobody means that. */
    private boolean lacksBody(String head, String text) {
        List<Diagnostic<?>> errors = errors(head + text + "\n}}", List.of());
        return errors.stream().anyMatch(error -> BODY_EXPECTED.equals(error.getCode()));
    }

    /** {@code a < b} begins like a declaration and is a value. */
    private boolean isValue(String text) {
        return errors("class Cell { Object value =\n" + text + "\n;}", List.of())
                .isEmpty();
    }

    private static boolean mismatched(List<Token> tokens) {
        List<Token> open = new ArrayList<>();
        for (Token token : tokens) {
            if (token.opens()) {
                open.add(token);
            } else if (token.closes()) {
                if (open.isEmpty() || !open.remove(open.size() - 1).partner().equals(token.text())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code ?name} and {@code name?} ask the kernel, not Java. */
    private static boolean isHelp(String code) {
        return code.matches(
                "\\?{1,2}\\s*[\\p{javaJavaIdentifierPart}.%]+|%{0,2}[\\p{javaJavaIdentifierPart}.]+\\?{1,2}");
    }

    private static Completeness incomplete(String indent) {
        return new Completeness("incomplete", indent);
    }

    /** The blanks a line to come begins with. */
    private static final class Indent {
        private static final int STEP = 4;
        private static final Set<String> NEED_BODY = Set.of("if", "for", "while", "else", "do");

        /** One step for each open bracket, but one only for those that are opened by one line to hold one body. */
        static String next(Cell cell, List<Token> tokens) {
            List<Integer> open = Brackets.open(tokens, cell.code().length());
            int steps = 0;
            for (int i = 0; i < open.size(); i++) {
                Token bracket = tokens.get(open.get(i));
                boolean holdsNext = i + 1 < open.size()
                        && !bracket.is("{")
                        && cell.code()
                                        .substring(
                                                bracket.end(),
                                                tokens.get(open.get(i + 1)).start())
                                        .indexOf('\n')
                                < 0;
                steps += holdsNext ? 0 : 1;
            }
            return " ".repeat(STEP * (steps + (continues(tokens, open) ? 1 : 0)));
        }

        /** Whether the line to come belongs to the statement before it: its body or the rest of its value. */
        private static boolean continues(List<Token> tokens, List<Integer> open) {
            Token last = tokens.get(tokens.size() - 1);
            if (last.opens() || last.is(";") || last.is("}") || last.is(",")) {
                return false;
            }
            if (last.is(")")) {
                int i = tokens.size() - 1;
                int depth = 0;
                do {
                    depth += tokens.get(i).closes() ? 1 : tokens.get(i).opens() ? -1 : 0;
                    i--;
                } while (i >= 0 && depth > 0);
                return i >= 0 && NEED_BODY.contains(tokens.get(i).text());
            }
            boolean operator = last.kind() == Token.Kind.OPERATOR && !last.is(":") && !last.closes() && !last.is(">");
            return NEED_BODY.contains(last.text()) || (operator && (open.isEmpty() || !last.is("@")));
        }

        static String ofLastLine(String code) {
            String line = code.substring(code.lastIndexOf('\n') + 1);
            int blanks = 0;
            while (blanks < line.length() && line.charAt(blanks) == ' ') {
                blanks++;
            }
            return " ".repeat(blanks);
        }
    }
}
