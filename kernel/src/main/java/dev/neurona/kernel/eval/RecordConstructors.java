package dev.neurona.kernel.eval;

import dev.neurona.kernel.eval.token.Lexer;
import dev.neurona.kernel.eval.token.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A record's source as JShell can compile it. JShell makes each record public without a word, and Java then wants its
 * canonical constructor public too: the plain {@code record R(int x) { R { ... } }} of every textbook is refused. Here
 * such constructors get the word.
 *
 * @param text the source with the words put in
 * @param added where in {@code text} they were put
 */
record RecordConstructors(String text, List<Integer> added) {
    private static final String WORD = "public ";

    /** {@return the source of a piece, changed if it is a record with such constructors} */
    static RecordConstructors in(String source) {
        List<Integer> places = source.contains("record") ? places(Lexer.java(source)) : List.of();
        StringBuilder text = new StringBuilder(source);
        List<Integer> added = new ArrayList<>();
        for (int place : places) {
            int at = place + added.size() * WORD.length();
            text.insert(at, WORD);
            added.add(at);
        }
        return new RecordConstructors(text.toString(), added);
    }

    private static List<Integer> places(List<Token> tokens) {
        List<Integer> places = new ArrayList<>();
        int depth = 0;
        String name = "";
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (depth == 0 && name.isEmpty() && i > 0 && tokens.get(i - 1).is("record") && token.isWord()) {
                name = token.text();
            } else if (token.is("{") || token.is("(")) {
                depth++;
            } else if (token.is("}") || token.is(")")) {
                depth--;
            } else if (depth == 1 && token.is(name) && begins(tokens, i)) {
                places.add(token.start());
            } else if (depth == 0
                    && name.isEmpty()
                    && (token.is("class") || token.is("interface") || token.is("enum"))) {
                return List.of();
            }
        }
        return places;
    }

    /** {@return whether a constructor without modifier begins with the record's name at a place in its body} */
    private static boolean begins(List<Token> tokens, int i) {
        if (i + 1 >= tokens.size()
                || !(tokens.get(i + 1).is("{") || tokens.get(i + 1).is("("))) {
            return false;
        }
        Token before = tokens.get(i - 1);
        boolean annotated = before.isWord()
                && (tokens.get(i - 2).is("@") || tokens.get(i - 2).is("."));
        return annotated || before.is("{") || before.is("}") || before.is(";") || before.is(")") || before.is(">");
    }

    /** {@return the place in the source as it was, for one in {@link #text}} */
    int original(int position) {
        int before = (int) added.stream().filter(at -> at < position).count();
        return Math.max(0, position - before * WORD.length());
    }
}
