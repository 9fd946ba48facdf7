package dev.neurona.kernel.eval.assist;

import com.sun.source.util.TreePath;
import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.assist.CellUnit.Snapshot;
import dev.neurona.kernel.eval.token.Token;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is known of the name at the cursor of a cell: declaration, origin, documentation, and its source when asked
 * for all. Safe for any number of threads.
 */
public final class Inspector {
    private static final System.Logger LOG = System.getLogger(Inspector.class.getName());
    private static final Set<String> NAMES_TOO = Set.of("this", "super", "record", "var", "sealed", "permits", "yield");

    private final SessionView session;
    private final Analyzer analyzer;
    private final TypeIndex index;
    private final Sources sources;

    public Inspector(SessionView session) {
        this(session, new Analyzer());
    }

    private Inspector(SessionView session, Analyzer analyzer) {
        this(session, analyzer, new TypeIndex(), new Sources(analyzer));
    }

    Inspector(SessionView session, Analyzer analyzer, TypeIndex index, Sources sources) {
        this.session = session;
        this.analyzer = analyzer;
        this.index = index;
        this.sources = sources;
    }

    /**
     * {@return text and HTML about the name at the cursor, or about the method whose arguments it stands in; null where
     * nothing is known}
     *
     * @param code the whole cell
     * @param cursor a UTF-16 offset; one outside the code counts as its nearer end
     * @param detail 0 for declaration and documentation, 1 with the source
     */
    public @Nullable Bundle inspect(String code, int cursor, int detail) {
        int at = Cell.clamp(code, cursor);
        Cell cell = Cell.of(code);
        Token magic = magicAt(cell, at);
        if (magic != null) {
            return magic(code, magic);
        }
        for (Token token : cell.tokens()) {
            if (token.isComment() && token.hides(at)) {
                return null;
            }
        }
        Cell.Word word = cell.wordAt(at);
        String name = code.substring(word.start(), word.end());
        boolean isName = !name.isEmpty() && SourceVersion.isIdentifier(name) && !cell.hides(at);
        if (isName && SourceVersion.isKeyword(name) && !NAMES_TOO.contains(name)) {
            return null;
        }
        Cell.Word wanted = isName ? word : callAround(cell, at);
        return wanted == null ? null : describe(cell, wanted, detail);
    }

    private static @Nullable Token magicAt(Cell cell, int at) {
        for (Token token : cell.tokens()) {
            if (token.kind() == Token.Kind.MAGIC && token.start() <= at && at <= token.end()) {
                return token;
            }
        }
        return null;
    }

    private @Nullable Bundle magic(String code, Token magic) {
        String line =
                code.substring(magic.start(), magic.end()).lines().findFirst().orElse("");
        String name = line.replaceFirst("^%+", "").split("\\s", 2)[0];
        boolean onCell = line.startsWith("%%");
        return session.magics().stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .map(info -> new Description()
                        .signature((onCell || !info.line() ? "%%" : "%") + name)
                        .documentation("<p>" + HtmlCleaner.escape(info.help()) + "</p>")
                        .bundle())
                .orElse(null);
    }

    /** {@return the name of the call or creation whose arguments an offset stands in, or null} */
    private static Cell.@Nullable Word callAround(Cell cell, int at) {
        List<Token> tokens = cell.tokens().stream().filter(Token::significant).toList();
        List<Integer> open = Brackets.open(tokens, at);
        for (int i = open.size() - 1; i >= 0; i--) {
            int bracket = open.get(i);
            if (Brackets.isBlock(tokens, bracket)) {
                return null;
            }
            int before = tokens.get(bracket).is("(") ? nameBefore(tokens, bracket) : -1;
            if (before >= 0) {
                return new Cell.Word(
                        tokens.get(before).start(), tokens.get(before).end());
            }
        }
        return null;
    }

    /** The name in front of a parenthesis, also of {@code new Type<...>(}; -1 where none is. */
    private static int nameBefore(List<Token> tokens, int bracket) {
        int at = bracket - 1;
        if (at >= 0 && tokens.get(at).is(">")) {
            int depth = 0;
            do {
                depth += tokens.get(at).is(">") ? 1 : tokens.get(at).is("<") ? -1 : 0;
                at--;
            } while (at >= 0 && depth > 0);
        }
        return at >= 0
                        && tokens.get(at).isWord()
                        && !SourceVersion.isKeyword(tokens.get(at).text())
                ? at
                : -1;
    }

    private @Nullable Bundle describe(Cell cell, Cell.Word word, int detail) {
        String name = cell.code().substring(word.start(), word.end());
        Snapshot snapshot = Snapshot.of(session);
        List<Path> classPath = session.classPath();
        Piece piece = cell.pieceAt(word);
        if (piece != null && piece.kind() == Piece.Kind.PACKAGE) {
            return null;
        }
        List<Focus> ways = piece == null
                ? List.of(new Focus(name + ";", 0))
                : piece.kind() == Piece.Kind.IMPORT
                        ? List.of(imported(piece, word))
                        : Stream.concat(
                                        Stream.of(Focus.asWritten(cell, piece, word.start())),
                                        Focus.replaced(cell, piece, word, name).stream())
                                .toList();
        int at = piece == null ? word.start() : piece.start();
        for (Focus way : ways) {
            CellUnit unit = CellUnit.of(snapshot, cell, piece, at, way);
            try {
                Optional<Bundle> found = analyzer.analyze(unit, classPath, session.compilerOptions(), attribution -> {
                    TreePath path = attribution.focus(name);
                    Meaning meaning = path == null ? null : Meaning.of(attribution, path);
                    return Optional.ofNullable(meaning)
                            .map(known -> write(known, attribution, snapshot, cell, classPath, detail));
                });
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                // The compiler was not made for half-written code; the next way asks it less.
                LOG.log(System.Logger.Level.DEBUG, "the compiler failed on a cell being written", e);
            }
        }
        return elsewhere(name, snapshot, cell, classPath, detail);
    }

    private static Focus imported(Piece piece, Cell.Word word) {
        StringBuilder qualified = new StringBuilder();
        int start = 0;
        for (Token token : piece.tokens().subList(1, piece.tokens().size())) {
            if (token.end() <= word.end() && !token.is("static")) {
                start = qualified.length();
                qualified.append(token.text());
            }
        }
        return new Focus(qualified + ";", start);
    }

    /** A class that is not imported is known too. */
    private @Nullable Bundle elsewhere(String name, Snapshot snapshot, Cell cell, List<Path> classPath, int detail) {
        if (!Character.isUpperCase(name.codePointAt(0))) {
            return null;
        }
        NameMatch match = new NameMatch(name, NameMatch.Measure.PREFIX);
        List<String> all = index.over(classPath).find(match, Matches.LIMIT).stream()
                .filter(found -> found.endsWith("." + name))
                .toList();
        CellUnit unit = CellUnit.of(snapshot, Cell.of(""), null, 0, new Focus(";", 0));
        return analyzer.<Optional<Bundle>>analyze(unit, classPath, session.compilerOptions(), attribution -> {
                    for (String qualified : all) {
                        TypeElement type = attribution.typeElement(qualified);
                        if (type != null && type.getModifiers().contains(Modifier.PUBLIC)) {
                            Meaning meaning = new Meaning(type, List.of());
                            return Optional.of(write(meaning, attribution, snapshot, cell, classPath, detail));
                        }
                    }
                    return Optional.empty();
                })
                .orElse(null);
    }

    private Bundle write(
            Meaning meaning, Attribution attribution, Snapshot snapshot, Cell cell, List<Path> classPath, int detail) {
        Documents documents = new Documents(sources, attribution, classPath);
        return new MeaningText(meaning, documents, attribution, session, snapshot, cell).write(detail);
    }
}
