package dev.neurona.lessons.grade.alike;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Java without what is changed to hide where it comes from: names the notebook gives itself, numbers and texts, types of
 * variables, modifiers, braces. Names of the library stay, as nobody can rename them.
 */
final class Code {
    private static final Set<String> DROPPED =
            Set.of("final", "public", "private", "protected", "static", "this", "{", "}", "@", "strictfp");
    private static final Set<String> SIMPLE_TYPES =
            Set.of("int", "long", "float", "double", "boolean", "byte", "short", "char", "var");
    private static final Set<String> WORDS = Set.of(
            ("if else for while do switch case default return break continue new null true false throw try catch finally"
                            + " instanceof yield record class interface enum extends implements import void throws assert"
                            + " synchronized abstract")
                    .split(" "));

    private Code() {}

    /** {@return whether a token is neither a word of the language nor a sign} */
    static boolean isName(Token token) {
        return token.kind() == Token.Kind.NAME
                && !WORDS.contains(token.text())
                && !SIMPLE_TYPES.contains(token.text())
                && !DROPPED.contains(token.text());
    }

    static boolean isSimpleType(Token token) {
        return SIMPLE_TYPES.contains(token.text());
    }

    /** {@return what is compared of a cell} */
    static List<Word> words(List<Token> tokens, Declared declared) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!DROPPED.contains(token.text())) {
                words.add(new Word(symbol(tokens, i, declared), token.line()));
            }
        }
        return words;
    }

    private static String symbol(List<Token> tokens, int at, Declared declared) {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.NAME) {
            return token.kind() == Token.Kind.NUMBER ? "0" : token.kind() == Token.Kind.TEXT ? "\"" : token.text();
        }
        if (SIMPLE_TYPES.contains(token.text())) {
            return "type";
        }
        if (WORDS.contains(token.text())) {
            return token.text();
        }
        return isOfTheLibrary(tokens, at, declared) ? token.text() : "name";
    }

    /** Methods, types and constants that the notebook does not declare; a variable may be called like a method. */
    private static boolean isOfTheLibrary(List<Token> tokens, int at, Declared declared) {
        String name = tokens.get(at).text();
        if (at + 1 < tokens.size() && tokens.get(at + 1).is("(")) {
            return !declared.methods().contains(name) && !declared.types().contains(name);
        }
        if (at > 0 && tokens.get(at - 1).is("::")) {
            return !declared.methods().contains(name);
        }
        boolean capital = Character.isUpperCase(name.codePointAt(0));
        if (at > 0 && tokens.get(at - 1).is(".")) {
            return capital || name.equals("length");
        }
        return capital
                && !declared.types().contains(name)
                && !declared.variables().contains(name);
    }
}
