package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.assist.Piece.Kind;
import dev.neurona.kernel.eval.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a cell, finished or not, into its imports, declarations and statements. */
final class CellSplitter {
    private static final Set<String> CONTROL =
            Set.of("if", "for", "while", "do", "try", "switch", "synchronized", "else", "catch", "finally");

    private final List<Token> all;
    private final List<Token> tokens;
    private final Heads heads;
    private final List<Piece> pieces = new ArrayList<>();

    private CellSplitter(List<Token> all) {
        this.all = all;
        this.tokens = all.stream().filter(Token::significant).toList();
        this.heads = new Heads(tokens);
    }

    static List<Piece> pieces(List<Token> tokens) {
        return new CellSplitter(tokens).run();
    }

    private List<Piece> run() {
        int from = 0;
        while (from < tokens.size()) {
            int head = Heads.afterModifiers(tokens, from);
            int name = heads.typeName(head);
            Kind kind;
            int end;
            if (word(head).equals("import") || word(head).equals("package")) {
                kind = word(head).equals("import") ? Kind.IMPORT : Kind.PACKAGE;
                end = importEnd(head + 1);
            } else if (name > 0) {
                kind = Kind.TYPE;
                end = bodyEnd(name);
            } else {
                name = heads.methodName(head);
                kind = name > 0 ? Kind.METHOD : Kind.STATEMENT;
                end = name > 0 ? bodyEnd(name) : statementEnd(from);
                name = name > 0 ? name : heads.variableName(head);
            }
            Token last = tokens.get(end - 1);
            List<Token> own = tokens.subList(from, end);
            boolean ended = Brackets.open(own, last.end()).isEmpty()
                    && (last.is(";") || (last.is("}") && (kind != Kind.STATEMENT || endsBlock(from, end))));
            pieces.add(new Piece(kind, name > 0 ? word(name) : "", docStart(from), last.end(), ended, own));
            from = end;
        }
        return pieces;
    }

    private String word(int index) {
        return index < tokens.size() ? tokens.get(index).text() : "";
    }

    private boolean isWord(int index) {
        return index < tokens.size() && tokens.get(index).isWord();
    }

    private int importEnd(int from) {
        int i = from;
        boolean wordMayCome = true;
        while (i < tokens.size()) {
            String text = word(i);
            if (text.equals(";")) {
                return i + 1;
            }
            boolean isWord = isWord(i);
            if ((isWord && !wordMayCome) || (!isWord && !text.equals(".") && !text.equals("*"))) {
                return i;
            }
            wordMayCome = !isWord || text.equals("static");
            i++;
        }
        return i;
    }

    /** The end of a declaration: after its body, or its semicolon if it has none. */
    private int bodyEnd(int name) {
        int i = name + 1;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            if (token.is("{")) {
                return Brackets.after(tokens, i);
            }
            if (token.is(";")) {
                return i + 1;
            }
            i = token.opens() ? Brackets.after(tokens, i) : i + 1;
        }
        return i;
    }

    private int statementEnd(int from) {
        int first = from;
        while (isWord(first) && word(first + 1).equals(":")) {
            first += 2;
        }
        boolean control = CONTROL.contains(word(first)) || word(first).equals("{");
        int i = from;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            if (token.closes() || token.is(";")) {
                if (!token.is(";") || !continues(first, i)) {
                    return i + 1;
                }
                i++;
            } else if (token.opens()) {
                int after = Brackets.after(tokens, i);
                boolean block = token.is("{") && control && endsBlockAt(i);
                if (block && after <= tokens.size() && !continues(first, after - 1) && !goesOn(after)) {
                    return after;
                }
                i = after;
            } else {
                i++;
            }
        }
        return i;
    }

    private boolean endsBlockAt(int brace) {
        return brace == 0
                || (Brackets.isBlock(tokens, brace) && !tokens.get(brace - 1).is("->"));
    }

    private boolean goesOn(int index) {
        return Set.of(".", ")", ",", "::").contains(word(index));
    }

    /** Whether the statement that begins at {@code first} goes on behind its token {@code last}. */
    private boolean continues(int first, int last) {
        String next = word(last + 1);
        return CONTROL.contains(word(first))
                && (Set.of("else", "catch", "finally").contains(next)
                        || (next.equals("while") && word(first).equals("do")));
    }

    private boolean endsBlock(int from, int end) {
        return end < tokens.size() || statementEndsWithBlock(from, end);
    }

    private boolean statementEndsWithBlock(int from, int end) {
        int first = from;
        while (isWord(first) && word(first + 1).equals(":")) {
            first += 2;
        }
        String head = word(first);
        if ((!CONTROL.contains(head) && !head.equals("{")) || head.equals("do")) {
            return false;
        }
        int depth = 0;
        for (int i = end - 1; i >= from; i--) {
            depth += tokens.get(i).closes() ? 1 : tokens.get(i).opens() ? -1 : 0;
            if (depth == 0) {
                return endsBlockAt(i)
                        && !(head.equals("try") && i > 0 && word(i - 1).equals("try"));
            }
        }
        return false;
    }

    /** The comments in front belong to the piece. */
    private int docStart(int from) {
        int start = tokens.get(from).start();
        int low = 0;
        int high = all.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low > 0 && all.get(low - 1).isComment()) {
            start = all.get(--low).start();
        }
        return start;
    }
}
