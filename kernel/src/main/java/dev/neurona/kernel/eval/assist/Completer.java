package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePath;
import dev.neurona.kernel.eval.Interpreter.Completion;
import dev.neurona.kernel.eval.assist.CellUnit.Snapshot;
import dev.neurona.kernel.eval.token.Token;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Offers what may stand at the cursor of a cell: whole cells, half-written code, names of earlier cells, magics and their
 * files. Safe for any number of threads.
 */
public final class Completer {
    private static final System.Logger LOG = System.getLogger(Completer.class.getName());
    /** Behind these a name cannot begin without a space or an operator. */
    private static final Set<String> OPERAND_ENDS = Set.of(")", "]", "++", "--");

    private final SessionView session;
    private final Analyzer analyzer;
    private final TypeIndex index;

    public Completer(SessionView session) {
        this(session, new Analyzer(), new TypeIndex());
    }

    Completer(SessionView session, Analyzer analyzer, TypeIndex index) {
        this.session = session;
        this.analyzer = analyzer;
        this.index = index;
    }

    /**
     * {@return what may replace the name at the cursor, best first; no matches in comments and literals}
     *
     * @param code the whole cell
     * @param cursor a UTF-16 offset; one outside the code counts as its nearer end
     */
    public Completion complete(String code, int cursor) {
        int at = Cell.clamp(code, cursor);
        Cell cell = Cell.of(code);
        Token magic = cell.magicAt(at);
        if (magic != null) {
            return new MagicNames(session.magics()).complete(code, magic, at);
        }
        Cell.Word word = cell.wordAt(at);
        Completion nothing = new Completion(List.of(), at, at);
        Token before = cell.before(word.start());
        if (cell.hides(at) || (!word.isEmpty() && Character.isDigit(code.codePointAt(word.start())))) {
            return nothing;
        }
        boolean adjacent = before != null && before.end() == word.start();
        if (adjacent && before != null && (before.text().isEmpty() || OPERAND_ENDS.contains(before.text()))) {
            return nothing;
        }
        Matches matches = find(cell, word, code.substring(word.start(), at), before);
        return matches.isEmpty() ? nothing : new Completion(matches.sorted(), word.start(), word.end());
    }

    private Matches find(Cell cell, Cell.Word word, String typed, @Nullable Token before) {
        CompletableFuture<?> unused = index.begin();
        Snapshot snapshot = Snapshot.of(session);
        List<Path> classPath = session.classPath();
        TypeNames names = index.over(classPath);
        Piece piece = cell.pieceAt(word);
        if (piece != null && piece.kind() == Piece.Kind.PACKAGE) {
            return new Matches();
        }
        boolean isImport = piece != null
                && piece.kind() == Piece.Kind.IMPORT
                && piece.tokens().get(0).end() < word.start();
        List<Focus> ways = isImport || (piece != null && piece.kind() == Piece.Kind.IMPORT)
                ? List.of(new Focus(Focus.MARKER + ";", 0))
                : Focus.marked(cell, piece, word);
        boolean newLine = before != null
                && cell.code().substring(before.end(), word.start()).contains("\n");
        Imports imports = Imports.of(snapshot.imports(), cell);
        int at = piece == null ? word.start() : piece.start();
        for (Focus way : ways) {
            CellUnit unit = CellUnit.of(snapshot, cell, piece, at, way);
            try {
                Matches found = analyzer.analyze(unit, classPath, session.compilerOptions(), attribution -> {
                    if (isImport && piece != null) {
                        return new ImportNames(attribution, names).collect(piece, word, typed);
                    }
                    return collect(attribution, imports, names, typed, newLine);
                });
                if (found != null) {
                    return found;
                }
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                // The compiler was not made for half-written code; the next way asks it less.
                LOG.log(System.Logger.Level.DEBUG, "the compiler failed on a cell being written", e);
            }
        }
        return new Matches();
    }

    /** Collects by the strictest measure that finds something; null where the place itself was not understood. */
    private @Nullable Matches collect(
            Attribution attribution, Imports imports, TypeNames names, String typed, boolean newLine) {
        TreePath path = attribution.focus(Focus.MARKER);
        if (path == null || path.getParentPath() == null) {
            return null;
        }
        boolean member = path.getLeaf() instanceof MemberSelectTree || path.getLeaf() instanceof MemberReferenceTree;
        Place place = Place.of(path);
        if (place == Place.DECLARED) {
            return newLine ? null : new Matches();
        }
        Matches matches = new Matches();
        for (NameMatch.Measure measure : NameMatch.Measure.values()) {
            NameMatch match = new NameMatch(typed, measure);
            if (member) {
                new MemberNames(attribution, names).collect(path, place != Place.EXPRESSION, match, matches);
            } else {
                new ScopeNames(attribution, names, imports).collect(path, place, match, matches);
            }
            if (!matches.isEmpty() || typed.isEmpty()) {
                break;
            }
        }
        return matches.isEmpty() && member && !known(attribution, path) ? null : matches;
    }

    private static boolean known(Attribution attribution, TreePath path) {
        TreePath receiver = new TreePath(
                path,
                path.getLeaf() instanceof MemberReferenceTree reference
                        ? reference.getQualifierExpression()
                        : ((MemberSelectTree) path.getLeaf()).getExpression());
        TypeMirror type = attribution.type(receiver);
        return type != null;
    }
}
