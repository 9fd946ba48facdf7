package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.token.Token;
import java.util.ArrayList;
import java.util.List;

/** Follows brackets through tokens; a closing bracket of another kind closes what it must and no more. */
final class Brackets {
    private Brackets() {}

    /** {@return the brackets open before an offset, outermost first, as indices into the tokens} */
    static List<Integer> open(List<Token> tokens, int offset) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < tokens.size() && tokens.get(i).end() <= offset; i++) {
            step(tokens, i, open);
        }
        return open;
    }

    /** Takes one token into account. */
    static void step(List<Token> tokens, int index, List<Integer> open) {
        Token token = tokens.get(index);
        if (token.opens()) {
            open.add(index);
        } else if (token.closes()) {
            for (int j = open.size() - 1; j >= 0; j--) {
                if (tokens.get(open.get(j)).partner().equals(token.text())) {
                    open.subList(j, open.size()).clear();
                    break;
                }
            }
        }
    }

    /** {@return the index after the bracket that closes the one at {@code index}, or the number of tokens} */
    static int after(List<Token> tokens, int index) {
        List<Integer> open = new ArrayList<>();
        for (int i = index; i < tokens.size(); i++) {
            step(tokens, i, open);
            if (open.isEmpty()) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    /** {@return what closes the open brackets from {@code from} on} */
    static String closing(List<Token> tokens, List<Integer> open, int from) {
        StringBuilder closers = new StringBuilder();
        for (int i = open.size() - 1; i >= from; i--) {
            closers.append(tokens.get(open.get(i)).partner());
        }
        return closers.toString();
    }

    /** {@return whether an opening brace begins a block or a class body, not the values of an array} */
    static boolean isBlock(List<Token> tokens, int index) {
        if (!tokens.get(index).is("{")) {
            return false;
        }
        Token before = index == 0 ? null : tokens.get(index - 1);
        return before == null
                || (!(before.is("=") || before.is("]") || before.is(",") || before.is("("))
                        && !(before.is("{") && !isBlock(tokens, index - 1)));
    }
}
