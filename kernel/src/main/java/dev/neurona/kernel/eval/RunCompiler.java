package dev.neurona.kernel.eval;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.neurona.kernel.eval.token.Lexer;
import dev.neurona.kernel.eval.token.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a run of statements and expressions as one method. JShell would take each by itself, with four passes of the
 * compiler; this takes one pass for all, and leaves nothing behind in the session. Lines of the class are lines of the
 * cell. What does not compile here is left to JShell, one piece by one, so that folding never changes what a cell means.
 * Not thread-safe.
 */
final class RunCompiler {
    /** The method of a compiled run. */
    static final String METHOD = "do_it$";

    private static final String RESULT = "$result";
    private static final int TASKS_BETWEEN_CLEARING = 100;

    /**
     * A compiled run.
     *
     * @param className the class whose {@link #METHOD} runs it
     * @param classes all classes made, by name
     * @param hasValue whether the method's result is the value of the last expression
     */
    record Compiled(String className, Map<String, byte[]> classes, boolean hasValue) {}

    private final ConcurrentHashMap<String, byte[]> session;
    private final MemoryFiles files;
    private final List<String> options;
    private JavacTasks tasks;
    private @Nullable String tooMuch;
    private final Set<String> voidMethods = new HashSet<>(Set.of("println", "print", "forEach"));
    private int counter;
    private int sinceForgetting;
    private int sessionSize = -1;

    /**
     * @param library jars of the class path that are indexed already
     * @param session the classes JShell made, by name; only ever added to
     * @param options for the compiler
     */
    RunCompiler(
            LibraryIndex library,
            Collection<Path> classPath,
            ConcurrentHashMap<String, byte[]> session,
            List<String> options) {
        this.session = session;
        StandardJavaFileManager standard =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
        files = new MemoryFiles(new LibraryFiles(standard, library, classPath), session);
        List<String> all = new ArrayList<>(List.of("-proc:none", "-Xlint:none", "-g"));
        all.addAll(options);
        this.options = List.copyOf(all);
        tasks = new JavacTasks(files, this.options);
    }

    /**
     * Compiles neighbouring pieces that only run.
     *
     * @param header the session's package and imports, on one line
     * @param wantValue whether the last expression's value is wanted
     * @return the classes, or nothing if this cannot be compiled as one method
     */
    Optional<Compiled> compile(String header, String cell, List<Piece> run, boolean wantValue) {
        Piece last = run.get(run.size() - 1);
        if (!wantValue || last.kind() != Piece.Kind.EXPRESSION || Assignments.is(last.text(cell))) {
            return attempt(header, cell, run, Form.STATEMENTS).compiled();
        }
        boolean likelyVoid = voidMethods.contains(lastCalled(last.text(cell)));
        Attempt first = attempt(header, cell, run, likelyVoid ? Form.CALL : Form.VALUE);
        if (first.again() == null) {
            return first.compiled();
        }
        return attempt(header, cell, run, first.again()).compiled();
    }

    /** How the last expression is written: as a statement, as a statement that should be void, or for its value. */
    private enum Form {
        STATEMENTS,
        CALL,
        VALUE
    }

    /** @param again the form to try next, or null */
    private record Attempt(
            Optional<Compiled> compiled, @Nullable Form again) {}

    /** {@return what was more than a class file holds in the code last compiled, if anything} */
    Optional<String> tooMuch() {
        return Optional.ofNullable(tooMuch);
    }

    private Attempt attempt(String header, String cell, List<Piece> run, Form form) {
        String name = "$Cell$" + ++counter;
        tooMuch = null;
        String text = source(header, name, cell, run, form);
        List<Diagnostic<? extends JavaFileObject>> errors = new ArrayList<>();
        boolean forget = sessionSize != session.size() || ++sinceForgetting > TASKS_BETWEEN_CLEARING;
        if (forget) {
            sessionSize = session.size();
            sinceForgetting = 0;
        }
        Attempt result = tasks.run(
                new MemoryFiles.Source(name, text),
                diagnostic -> {
                    if (JavacTasks.isError(diagnostic)) {
                        errors.add(diagnostic);
                    }
                },
                forget,
                task -> work(task, name, form, errors));
        if (tooMuch != null) {
            // A context that failed so late keeps what it was about to write, and fails again.
            tasks = new JavacTasks(files, options);
        }
        if (result.again() == Form.STATEMENTS) {
            voidMethods.add(lastCalled(run.get(run.size() - 1).text(cell)));
        }
        return result;
    }

    private Attempt work(JavacTask task, String name, Form form, List<Diagnostic<? extends JavaFileObject>> errors) {
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            boolean value = form == Form.VALUE;
            if (declares(unit)) {
                return new Attempt(Optional.empty(), null);
            }
            task.analyze();
            if (errors.isEmpty() && form == Form.CALL && !endsVoid(task, unit)) {
                return new Attempt(Optional.empty(), Form.VALUE);
            }
            if (errors.isEmpty()) {
                task.generate();
                if (errors.isEmpty()) {
                    return new Attempt(Optional.of(new Compiled("REPL." + name, files.takeWritten(), value)), null);
                }
                tooMuch = errors.get(0).getMessage(Locale.ENGLISH);
            }
            files.takeWritten();
            boolean isVoid = value && errors.stream().allMatch(RunCompiler::saysVoid);
            return new Attempt(Optional.empty(), isVoid ? Form.STATEMENTS : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean saysVoid(Diagnostic<? extends JavaFileObject> error) {
        return "compiler.err.cant.infer.local.var.type".equals(error.getCode());
    }

    private static String source(String header, String name, String cell, List<Piece> run, Form form) {
        Piece first = run.get(0);
        Piece last = run.get(run.size() - 1);
        // What follows an endless loop could not be reached; a return in a cell is judged as JShell judges it.
        boolean result = form == Form.VALUE || run.stream().anyMatch(Piece::jumps);
        StringBuilder text = new StringBuilder(header)
                .append(" class ")
                .append(name)
                .append(" { public static ")
                .append(result ? "Object " : "void ")
                .append(METHOD)
                .append("() throws Throwable {");
        cell.substring(0, first.start()).chars().filter(c -> c == '\n').forEach(c -> text.append('\n'));
        text.append(cell, first.start(), last.start());
        if (form == Form.VALUE) {
            text.append("var " + RESULT + " = ");
        }
        text.append(cell, last.start(), last.end());
        if (last.kind() == Piece.Kind.EXPRESSION && cell.charAt(last.end() - 1) != ';') {
            text.append(';');
        }
        if (result) {
            text.append("\nreturn ")
                    .append(form == Form.VALUE ? RESULT : "null")
                    .append(';');
        }
        return text.append("\n}}").toString();
    }

    private static List<? extends StatementTree> statements(CompilationUnitTree unit) {
        ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getName().contentEquals(METHOD)) {
                BlockTree body = method.getBody();
                return body.getStatements();
            }
        }
        return List.of();
    }

    /** {@return whether a piece is a declaration after all: as a local one it would be lost} */
    private static boolean declares(CompilationUnitTree unit) {
        return statements(unit).stream()
                .anyMatch(statement -> statement instanceof ClassTree
                        || (statement instanceof VariableTree variable
                                && !variable.getName().contentEquals(RESULT)));
    }

    private static boolean endsVoid(JavacTask task, CompilationUnitTree unit) {
        List<? extends StatementTree> all = statements(unit);
        boolean returns = !all.isEmpty() && all.get(all.size() - 1) instanceof ReturnTree;
        int index = all.size() - (returns ? 2 : 1);
        if (index < 0 || !(all.get(index) instanceof ExpressionStatementTree last)) {
            return true;
        }
        Trees trees = Trees.instance(task);
        TypeMirror type = trees.getTypeMirror(TreePath.getPath(unit, last.getExpression()));
        return type == null || type.getKind() == TypeKind.VOID;
    }

    /** {@return the name before the first parenthesis that ends the text's call, as a guess at what is called last} */
    private static String lastCalled(String expression) {
        List<Token> tokens = Lexer.java(expression);
        int depth = 0;
        String name = "";
        for (int i = 0; i + 1 < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0 && tokens.get(i).isWord() && tokens.get(i + 1).is("(")) {
                name = tokens.get(i).text();
            }
        }
        return name;
    }
}
