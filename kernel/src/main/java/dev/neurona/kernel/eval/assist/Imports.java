package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.assist.Piece.Kind;
import dev.neurona.kernel.eval.token.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The imports a cell has: the session's and its own.
 *
 * @param packages packages and types of which all is imported
 * @param types qualified names of single types
 * @param members qualified names of static members, {@code *} for all of a type's
 */
record Imports(Set<String> packages, Set<String> types, Set<String> members) {
    static Imports of(List<String> session, Cell cell) {
        List<String> all = new ArrayList<>(session);
        for (Piece piece : cell.pieces()) {
            if (piece.kind() == Kind.IMPORT) {
                StringBuilder text = new StringBuilder();
                for (Token token : piece.tokens()) {
                    text.append(token.text()).append(token.is("import") || token.is("static") ? " " : "");
                }
                all.add(text.toString());
            }
        }
        Imports imports = new Imports(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        imports.packages.add("java.lang");
        all.forEach(imports::add);
        return imports;
    }

    private void add(String written) {
        String name = written.strip().replace(";", "").replaceFirst("^import\\s+", "");
        if (name.startsWith("static ")) {
            members.add(name.substring("static ".length()).strip());
        } else if (name.endsWith(".*")) {
            packages.add(name.substring(0, name.length() - 2));
        } else if (name.indexOf('.') > 0) {
            types.add(name);
        }
    }
}
