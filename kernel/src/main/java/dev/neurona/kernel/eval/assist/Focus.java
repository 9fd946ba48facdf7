package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The piece of a cell in which something is looked up, mended so that a parser keeps its structure.
 *
 * @param text the mended text
 * @param offset where the word looked at begins in it
 */
record Focus(String text, int offset) {
    /** Stands for the name to be completed; no program has it. */
    static final String MARKER = "neurona\u01c2here";

    private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum", "record");

    /** {@return the piece as it is, with its brackets closed} */
    static Focus asWritten(Cell cell, Piece piece, int offset) {
        List<Token> tokens = piece.tokens();
        String closers = Brackets.closing(tokens, Brackets.open(tokens, piece.end()), 0);
        boolean bare = piece.kind() == Piece.Kind.STATEMENT && !piece.ended();
        return new Focus(cell.text(piece) + " " + closers + (bare ? ";" : ""), offset - piece.start());
    }

    /**
     * {@return ways to put the marker in place of a word, most faithful first: with all that follows the statement,
     * with nothing that follows, and alone with what is in front of its dot}
     */
    static List<Focus> marked(Cell cell, @Nullable Piece piece, Cell.Word word) {
        return replaced(cell, piece, word, MARKER);
    }

    /** {@return the same, with a text of one's own in place of the word} */
    static List<Focus> replaced(Cell cell, @Nullable Piece piece, Cell.Word word, String name) {
        if (piece == null) {
            return List.of(new Focus(name + ";", 0));
        }
        List<Token> tokens = piece.tokens();
        List<Integer> open = piece.openAt(word.start());
        int block = open.size() - 1;
        while (block >= 0 && !Brackets.isBlock(tokens, open.get(block))) {
            block--;
        }
        int statement = statementStart(tokens, block < 0 ? -1 : open.get(block), word.start());
        String before = cell.code().substring(piece.start(), word.start());
        int offset = before.length();
        String head = before
                + name
                + Brackets.closing(tokens, open, block + 1)
                + terminator(tokens, statement, word.start(), block >= 0);
        List<Focus> ways = new ArrayList<>();
        ways.add(new Focus(head + " " + rest(cell, piece, word.end(), open, block), offset));
        String closers = Brackets.closing(tokens, open, 0);
        ways.add(new Focus(head + " " + Brackets.closing(tokens, open.subList(0, block + 1), 0), offset));
        int from = statement < tokens.size() ? Math.min(tokens.get(statement).start(), word.start()) : word.start();
        String kept = cell.code().substring(piece.start(), from);
        String receiver = receiver(cell, tokens, word.start());
        String blocks = Brackets.closing(tokens, open.subList(0, block + 1), 0);
        ways.add(new Focus(kept + receiver + name + ";" + blocks, kept.length() + receiver.length()));
        if (!closers.equals(blocks)) {
            ways.add(new Focus(before + name + closers, offset));
        }
        return ways;
    }

    /** What follows the statement of the cursor, from its block on. */
    private static String rest(Cell cell, Piece piece, int wordEnd, List<Integer> openHere, int block) {
        List<Token> tokens = piece.tokens();
        List<Integer> open = new ArrayList<>(openHere);
        int resume = -1;
        for (int i = 0; i < tokens.size() && resume < 0; i++) {
            Token token = tokens.get(i);
            if (token.start() < wordEnd) {
                continue;
            }
            int depth = open.size();
            if (token.is(";") && depth == block + 1) {
                resume = token.end();
            } else {
                List<Integer> after = new ArrayList<>(open);
                Brackets.step(tokens, i, after);
                if (after.size() <= block) {
                    resume = token.start();
                } else {
                    open = after;
                    resume = token.is("}") && depth == block + 2 && after.size() == block + 1 ? token.end() : -1;
                }
            }
        }
        String text = resume < 0 ? "" : cell.code().substring(resume, piece.end());
        List<Integer> unclosed = Brackets.open(tokens, piece.end());
        List<Integer> missing = resume < 0 ? openHere.subList(0, block + 1) : unclosed;
        return text + Brackets.closing(tokens, missing, 0);
    }

    /** {@return the index of the first token of the statement of an offset} */
    private static int statementStart(List<Token> tokens, int block, int offset) {
        int start = block + 1;
        List<Integer> open = new ArrayList<>();
        for (int i = block + 1; i < tokens.size() && tokens.get(i).end() <= offset; i++) {
            Brackets.step(tokens, i, open);
            Token token = tokens.get(i);
            if (open.isEmpty() && (token.is(";") || token.is("}"))) {
                start = i + 1;
            }
        }
        return start;
    }

    private static String terminator(List<Token> tokens, int statement, int offset, boolean inBlock) {
        int head = Heads.afterModifiers(tokens, statement);
        if (head < tokens.size() && tokens.get(head).end() <= offset) {
            Token first = tokens.get(head);
            if (TYPE_WORDS.contains(first.text()) || first.is("@")) {
                return first.is("@") ? " class Annotated {}" : " {}";
            }
            if (inBlock && first.is("case")) {
                boolean arrow = tokens.stream().anyMatch(t -> t.is("->") && t.start() > first.start());
                boolean body = false;
                for (int i = head; i < tokens.size() && tokens.get(i).end() <= offset; i++) {
                    body |= tokens.get(i).is("->") || tokens.get(i).is(":");
                }
                return body ? ";" : arrow ? " -> {}" : ":";
            }
        }
        return ";";
    }

    /** The expression in front of the dot before an offset, with the dot; empty where there is no dot. */
    private static String receiver(Cell cell, List<Token> tokens, int offset) {
        int i = -1;
        while (i + 1 < tokens.size() && tokens.get(i + 1).end() <= offset) {
            i++;
        }
        if (i < 0 || !(tokens.get(i).is(".") || tokens.get(i).is("::"))) {
            return "";
        }
        int end = tokens.get(i).end();
        int start = i;
        boolean operand = true;
        for (int j = i - 1; j >= 0; j--) {
            Token token = tokens.get(j);
            if (operand && token.closes()) {
                j = opening(tokens, j);
                boolean call =
                        j > 0 && tokens.get(j).is("(") && tokens.get(j - 1).isWord();
                boolean index = j > 0 && tokens.get(j).is("[");
                start = j;
                operand = call || index;
            } else if (operand && (token.isWord() || token.kind() == Token.Kind.STRING)) {
                start = j;
                operand = false;
            } else if (!operand && token.is(".")) {
                operand = true;
            } else {
                if (token.is("new")) {
                    start = j;
                }
                break;
            }
        }
        return cell.code().substring(tokens.get(start).start(), end);
    }

    private static int opening(List<Token> tokens, int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            depth += tokens.get(i).closes() ? 1 : tokens.get(i).opens() ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }
}
