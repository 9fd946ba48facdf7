package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.assist.SessionView.Kind;
import dev.neurona.kernel.eval.assist.SessionView.SourceCell;
import dev.neurona.kernel.eval.token.Token;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/**
 * A session and a cell written as two compilation units: what earlier cells declared as members of a class, the cell's
 * declarations as members of a subclass, so that they hide the earlier ones, and its statements in a method of that.
 *
 * @param session the unit of what is in force
 * @param cell the unit of the cell
 * @param focus where the word looked at begins in {@code cell}
 */
record CellUnit(String session, String cell, int focus) {
    static final String PACKAGE = "neurona.cell";
    static final String SESSION = "Session$$";
    static final String CELL = "Cell$$";
    static final String RUN = "run$$";
    static final String HERE = "Here$$";

    private static final Set<String> DROPPED =
            Set.of("public", "private", "protected", "static", "final", "default", "synchronized", "native");

    /** The session as it was when the question came. */
    record Snapshot(List<String> imports, List<SourceCell> declared, Map<String, String> variables) {
        static Snapshot of(SessionView view) {
            Map<String, String> variables = view.withShell(shell -> {
                Map<String, String> types = new LinkedHashMap<>();
                shell.variables()
                        .filter(variable -> shell.status(variable).isActive())
                        .forEach(variable -> types.put(variable.name(), typeName(variable)));
                return types;
            });
            return new Snapshot(List.copyOf(view.imports()), List.copyOf(view.declaredSources()), variables);
        }

        private static String typeName(VarSnippet variable) {
            return Denotable.of(variable.typeName() == null ? "Object" : variable.typeName());
        }
    }

    /**
     * {@return the two units}
     *
     * @param piece the piece {@code focus} is made of, or null for a new one
     * @param at where the piece begins in the cell: statements in front of it have run
     */
    static CellUnit of(Snapshot session, Cell cell, @Nullable Piece piece, int at, Focus focus) {
        StringBuilder imports = new StringBuilder("package " + PACKAGE + ";\n");
        new LinkedHashSet<>(session.imports()).forEach(name -> imports.append(importOf(name)));
        return new CellUnit(sessionText(imports.toString(), session, cell), "", 0)
                .withCell(imports.toString(), cell, piece, at, focus);
    }

    private static String sessionText(String imports, Snapshot session, Cell cell) {
        Set<String> hidden = new LinkedHashSet<>();
        for (Piece piece : cell.pieces()) {
            if (piece.kind() == Piece.Kind.TYPE) {
                hidden.add(piece.name());
            }
        }
        StringBuilder types = new StringBuilder(imports);
        StringBuilder members = new StringBuilder("class " + SESSION + " {\n");
        Map<String, String> last = new HashMap<>();
        for (SourceCell declared : session.declared()) {
            Cell source = Cell.of(declared.source());
            for (Piece piece : source.pieces()) {
                if (declared.kind() == Kind.TYPE && piece.kind() == Piece.Kind.TYPE) {
                    last.put(piece.name(), openDeclaration(source, piece, "", false));
                } else if (declared.kind() == Kind.METHOD && piece.kind() == Piece.Kind.METHOD) {
                    members.append(openDeclaration(source, piece, "static ", true));
                }
            }
            if (declared.kind() == Kind.VARIABLE) {
                members.append(comments(source));
                String type = session.variables().get(declared.name());
                if (type != null) {
                    members.append("static ")
                            .append(type)
                            .append(' ')
                            .append(declared.name())
                            .append(";\n");
                }
            }
        }
        Set<String> withSource = new LinkedHashSet<>();
        session.declared().stream().filter(d -> d.kind() == Kind.VARIABLE).forEach(d -> withSource.add(d.name()));
        session.variables().forEach((name, type) -> {
            if (!withSource.contains(name)) {
                members.append("static ").append(type).append(' ').append(name).append(";\n");
            }
        });
        last.forEach((name, text) -> types.append(hidden.contains(name) ? "" : text));
        return types.append(members).append("}\n").toString();
    }

    private static String comments(Cell source) {
        StringBuilder comments = new StringBuilder("\n");
        for (Token token : source.tokens()) {
            if (!token.isComment()) {
                break;
            }
            comments.append(source.code(), token.start(), token.end()).append('\n');
        }
        return comments.toString();
    }

    private CellUnit withCell(String imports, Cell cell, @Nullable Piece piece, int at, Focus focus) {
        StringBuilder text = new StringBuilder(imports);
        StringBuilder members = new StringBuilder("class " + CELL + " extends " + SESSION + " {\n");
        StringBuilder run = new StringBuilder("void " + RUN + "() throws Throwable {\n");
        boolean declaration = piece != null && piece.declares();
        for (Piece other : cell.pieces()) {
            switch (other.kind()) {
                case IMPORT ->
                    text.append(other.equals(piece) ? "" : cell.text(other) + (other.ended() ? "\n" : ";\n"));
                case TYPE -> text.append(openDeclaration(cell, other, "", false));
                case METHOD -> members.append(openDeclaration(cell, other, "static ", true));
                case STATEMENT -> {
                    boolean again = cell.pieces().stream()
                            .anyMatch(later -> later.start() > other.start()
                                    && later.start() <= at
                                    && later.kind() == Piece.Kind.STATEMENT
                                    && !later.name().isEmpty()
                                    && later.name().equals(other.name()));
                    if (!other.equals(piece) && !again && (declaration || other.end() <= at)) {
                        run.append(Focus.asWritten(cell, other, other.start()).text())
                                .append('\n');
                    }
                }
                case PACKAGE -> {}
            }
        }
        if (declaration) {
            run.append("class " + HERE + " {\n");
        }
        int before = text.length() + members.length() + run.length();
        text.append(members).append(run).append(focus.text()).append(declaration ? "\n}}}\n" : "\n}}\n");
        return new CellUnit(session, text.toString(), before + focus.offset());
    }

    private static String importOf(String name) {
        String bare = name.strip();
        bare = bare.startsWith("import ") ? bare.substring("import ".length()) : bare;
        return "import " + (bare.endsWith(";") ? bare : bare + ";") + "\n";
    }

    /** A declaration without what would hide it from the cell, and if wanted without its body. */
    private static String openDeclaration(Cell cell, Piece piece, String modifier, boolean headOnly) {
        List<Token> tokens = piece.tokens();
        StringBuilder text = new StringBuilder(cell.text(piece));
        int head = Heads.afterModifiers(tokens, 0);
        int depth = 0;
        for (Token token : tokens.subList(0, head)) {
            depth += token.opens() ? 1 : token.closes() ? -1 : 0;
            if (depth == 0 && DROPPED.contains(token.text())) {
                int from = token.start() - piece.start();
                text.replace(
                        from,
                        from + token.text().length(),
                        " ".repeat(token.text().length()));
            }
        }
        int end = text.length();
        String tail = Brackets.closing(tokens, Brackets.open(tokens, piece.end()), 0);
        if (headOnly) {
            for (int i = head; i < tokens.size(); i++) {
                if (tokens.get(i).is("{")
                        && Brackets.open(tokens, tokens.get(i).start()).isEmpty()) {
                    end = tokens.get(i).start() - piece.start();
                    tail = "{}";
                    break;
                }
            }
        }
        String mended = text.substring(0, end) + tail;
        int at = tokens.get(0).start() - piece.start();
        return "\n" + mended.substring(0, at) + modifier + mended.substring(at) + "\n";
    }
}
