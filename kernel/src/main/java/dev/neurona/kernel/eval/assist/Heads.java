package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.token.Token;
import java.util.List;
import java.util.Set;

/** Tells declarations from statements by the tokens they begin with. */
record Heads(List<Token> tokens) {
    private static final Set<String> MODIFIERS = Set.of(
            "public",
            "protected",
            "private",
            "static",
            "final",
            "abstract",
            "synchronized",
            "native",
            "strictfp",
            "transient",
            "volatile",
            "default",
            "sealed",
            "non-sealed");

    private static final Set<String> NO_TYPE = Set.of(
            "new",
            "return",
            "throw",
            "else",
            "yield",
            "assert",
            "case",
            "do",
            "if",
            "for",
            "while",
            "switch",
            "try",
            "catch",
            "synchronized",
            "this",
            "super",
            "instanceof",
            "break",
            "continue",
            "import",
            "package",
            "default");

    /** {@return the index after the annotations and modifiers that begin at {@code from}} */
    static int afterModifiers(List<Token> tokens, int from) {
        int i = from;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            if (token.is("@") && i + 1 < tokens.size() && !tokens.get(i + 1).is("interface")) {
                i += 2;
                while (i + 1 < tokens.size() && tokens.get(i).is(".")) {
                    i += 2;
                }
                if (i < tokens.size() && tokens.get(i).is("(")) {
                    i = Brackets.after(tokens, i);
                }
            } else if (token.is("non")
                    && i + 2 < tokens.size()
                    && tokens.get(i + 2).is("sealed")) {
                i += 3;
            } else if (MODIFIERS.contains(token.text())
                    && !(i + 1 < tokens.size() && tokens.get(i + 1).is("("))
                    && !(token.is("sealed")
                            && i + 1 < tokens.size()
                            && !tokens.get(i + 1).isWord())) {
                i++;
            } else {
                break;
            }
        }
        return Math.min(i, tokens.size());
    }

    /** {@return the index of the name if a type declaration begins here, or -1} */
    int typeName(int head) {
        if (word(head).equals("@") && word(head + 1).equals("interface")) {
            return isWord(head + 2) ? head + 2 : -1;
        }
        if (Set.of("class", "interface", "enum").contains(word(head))) {
            return isWord(head + 1) ? head + 1 : -1;
        }
        boolean isRecord = word(head).equals("record")
                && isWord(head + 1)
                && Set.of("(", "<").contains(word(head + 2));
        return isRecord ? head + 1 : -1;
    }

    /** {@return the index of the name if a method declaration begins here, or -1} */
    int methodName(int head) {
        int i = nameBehindType(word(head).equals("<") ? afterTypeArguments(head) : head);
        if (i < 0 || !word(i + 1).equals("(")) {
            return -1;
        }
        int after = Brackets.after(tokens, i + 1);
        return after == tokens.size() || Set.of("{", "throws", ";", "[").contains(word(after)) ? i : -1;
    }

    /** {@return the index of the name if a variable declaration begins here, or -1} */
    int variableName(int head) {
        int i = nameBehindType(head);
        return i > 0 && Set.of("=", ";", ",", "").contains(word(i + 1)) ? i : -1;
    }

    /** {@return the index of the word behind the type that begins here, or -1} */
    private int nameBehindType(int head) {
        int i = head;
        if (!isWord(i) || NO_TYPE.contains(word(i))) {
            return -1;
        }
        i++;
        while (i < tokens.size() && !isWord(i)) {
            if (word(i).equals(".") && isWord(i + 1)) {
                i += 2;
            } else if (word(i).equals("<")) {
                int after = afterTypeArguments(i);
                if (after == i) {
                    return -1;
                }
                i = after;
            } else if (word(i).equals("[") && word(i + 1).equals("]")) {
                i += 2;
            } else {
                return -1;
            }
        }
        return isWord(i) && !NO_TYPE.contains(word(i)) ? i : -1;
    }

    private int afterTypeArguments(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            String text = word(i);
            if (text.equals("<")) {
                depth++;
            } else if (text.equals(">") && --depth == 0) {
                return i + 1;
            } else if (!isWord(i)
                    && !Set.of(",", "?", ".", "[", "]", "&", "@", "<", ">").contains(text)) {
                return from;
            }
        }
        return from;
    }

    private String word(int index) {
        return index < tokens.size() ? tokens.get(index).text() : "";
    }

    private boolean isWord(int index) {
        return index < tokens.size() && tokens.get(index).isWord();
    }
}
