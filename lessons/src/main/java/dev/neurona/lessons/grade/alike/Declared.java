package dev.neurona.lessons.grade.alike;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names a notebook declares, so far as they can be told without compiling it: whoever copies it may rename them. */
record Declared(Set<String> methods, Set<String> types, Set<String> variables) {
    static final Declared NOTHING = new Declared(Set.of(), Set.of(), Set.of());

    private static final Set<String> BEHIND = Set.of("=", ";", ",", "(", ")", ":", "[");
    private static final Set<String> BEFORE_TYPE = Set.of("class", "record", "interface", "enum");

    static Declared in(List<List<Token>> cells) {
        Declared names = new Declared(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (List<Token> tokens : cells) {
            for (int i = 1; i + 1 < tokens.size(); i++) {
                names.look(tokens.get(i - 1), tokens.get(i), tokens.get(i + 1));
            }
        }
        return names;
    }

    private void look(Token before, Token name, Token behind) {
        if (!Code.isName(name)) {
            return;
        }
        if (BEFORE_TYPE.contains(before.text())) {
            types.add(name.text());
        } else if (isType(before) && BEHIND.contains(behind.text())) {
            (behind.is("(") ? methods : variables).add(name.text());
        }
    }

    private static boolean isType(Token token) {
        return Code.isName(token) || Code.isSimpleType(token) || token.is("void") || token.is(">") || token.is("]");
    }

    /** {@return these names without some that everybody has} */
    Declared without(Declared known) {
        methods.removeAll(known.methods);
        types.removeAll(known.types);
        variables.removeAll(known.variables);
        return this;
    }
}
