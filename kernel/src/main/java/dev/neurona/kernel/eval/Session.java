package dev.neurona.kernel.eval;

import dev.neurona.kernel.eval.CompileFailure.Problem;
import dev.neurona.kernel.eval.assist.SessionView.SourceCell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * What cells have declared, and the running of more code in it. Declarations go to JShell; what only runs goes to the
 * {@link RunCompiler}, and to JShell where that refuses it. JShell is not thread-safe: {@link #withShell} holds one lock
 * for every call, which is free only while the user's code runs, so that completion works meanwhile.
 */
final class Session {
    private static final long SHELL_WAITS_MILLIS = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentHashMap<String, byte[]> classes = new ConcurrentHashMap<>();
    private final Declared declared = new Declared();
    private final CellLoader loader;
    private final CellControl control;
    private final List<Path> classPath;
    private final List<String> compilerOptions;
    private final List<String> imports;
    private final CompletableFuture<LibraryIndex> library;
    private final CountDownLatch shellWanted = new CountDownLatch(1);
    private final CompletableFuture<JShell> shell = new CompletableFuture<>();
    private CompletableFuture<RunCompiler> runs = new CompletableFuture<>();
    private boolean folding = true;
    private @Nullable String header;

    /** A value, or none: a cell may end with {@code null} or with nothing. */
    record Value(boolean present, @Nullable Object object) {
        static final Value NONE = new Value(false, null);
    }

    /**
     * @param library the jars of the class path by their packages, as soon as they are read
     * @param classPath what code compiles against
     * @param compilerOptions for the compiler
     * @param imports the imports every session begins with, without keyword and semicolon
     */
    Session(
            CellLoader loader,
            CellThread thread,
            CompletableFuture<LibraryIndex> library,
            List<Path> classPath,
            List<String> compilerOptions,
            List<String> imports) {
        this.loader = loader;
        this.library = library;
        this.classPath = new ArrayList<>(classPath);
        // With the names of local variables, a NullPointerException says which of them is null.
        this.compilerOptions =
                Stream.concat(Stream.of("-g"), compilerOptions.stream()).toList();
        this.imports = new java.util.concurrent.CopyOnWriteArrayList<>(imports);
        this.control = new CellControl(loader, thread, lock, classes);
        this.header = "package REPL; "
                + imports.stream().map(i -> "import " + i + ";").collect(Collectors.joining());
        Thread opening = new Thread(this::open, "session-start");
        opening.setDaemon(true);
        opening.start();
    }

    /**
     * What takes long, in the order it is needed: many first cells only run, and the compiler for them is warm in half
     * the time JShell takes; side by side the two would keep each other from the processors. So JShell waits until it is
     * needed, a first cell has run, or none has come.
     */
    private void open() {
        String imports = header();
        try {
            RunCompiler compiler = new RunCompiler(library.join(), classPath, classes, compilerOptions);
            compiler.compile(imports, "1", CellSplitter.split("1"), true)
                    .ifPresent(run -> run.classes().values().forEach(Weaver::cellClass));
            runs.complete(compiler);
        } catch (RuntimeException | Error e) {
            runs.completeExceptionally(e);
        }
        try {
            shellWanted.await(SHELL_WAITS_MILLIS, TimeUnit.MILLISECONDS);
            shell.complete(openShell());
        } catch (InterruptedException | RuntimeException | Error e) {
            shell.completeExceptionally(e);
        }
    }

    private JShell shell() {
        shellWanted.countDown();
        return shell.join();
    }

    private JShell openShell() {
        lock.lock();
        try {
            JShell made = JShell.builder()
                    .executionEngine(new ControlProvider(control), Map.of())
                    .compilerOptions(compilerOptions.toArray(String[]::new))
                    .fileManager(files -> new LibraryFiles(files, library.join(), classPath))
                    .tempVariableNameGenerator(() -> "$" + tempVariables.incrementAndGet())
                    .build();
            for (String one : imports) {
                made.eval("import " + one + ";");
            }
            return made;
        } finally {
            lock.unlock();
        }
    }

    private final java.util.concurrent.atomic.AtomicInteger tempVariables =
            new java.util.concurrent.atomic.AtomicInteger();

    /** Runs work on JShell while no other thread uses it; never while the lock is held by the compiler of a cell. */
    <T extends @Nullable Object> T withShell(Function<JShell, T> work) {
        JShell ready = shell();
        lock.lock();
        try {
            return work.apply(ready);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs code on the cell's thread.
     *
     * @param code the cell, with everything blanked out that is not to be run now, so that places in it stay true
     * @return the value of its last expression
     * @throws CompileFailure if a piece does not compile; those before it have run
     * @throws Throwable what the code threw
     */
    Value evaluate(String code, CellScope scope, boolean wantValue) throws Throwable {
        Origin origin = new Origin(scope.serial(), scope.executionCount(), code, 0, 0);
        Optional<Problem> tooMuch = CompilerLimits.exceeded(code);
        if (tooMuch.isPresent()) {
            throw new CompileFailure(List.of(tooMuch.get()));
        }
        List<Piece> pieces = CellSplitter.split(code);
        Value value = Value.NONE;
        int i = 0;
        while (i < pieces.size()) {
            int next = i + 1;
            if (folding && foldable(pieces.get(i))) {
                while (next < pieces.size() && foldable(pieces.get(next))) {
                    next++;
                }
            }
            boolean last = wantValue && next == pieces.size();
            value = run(pieces.subList(i, next), origin, last);
            i = next;
        }
        shellWanted.countDown();
        return value;
    }

    private static boolean foldable(Piece piece) {
        return piece.kind().runs() && !piece.jumps();
    }

    private Value run(List<Piece> pieces, Origin origin, boolean wantValue) throws Throwable {
        if (!pieces.get(0).kind().runs() || !folding) {
            return byShell(pieces.get(0), origin);
        }
        Optional<RunCompiler.Compiled> compiled = compile(pieces, origin, wantValue);
        if (compiled.isPresent()) {
            RunCompiler.Compiled run = compiled.get();
            run.classes().forEach((name, bytes) -> loader.add(name, bytes, origin));
            try {
                Object value = control.run(run.className(), RunCompiler.METHOD);
                return run.hasValue() ? new Value(true, value) : Value.NONE;
            } catch (SPIResolutionException unresolved) {
                throw new UnresolvedCall(withShell(Session::unresolvedNames));
            }
        }
        if (pieces.size() == 1) {
            Optional<String> tooMuch = runs.join().tooMuch();
            if (tooMuch.isPresent()) {
                Piece piece = pieces.get(0);
                throw new CompileFailure(
                        List.of(new Problem(piece.start(), piece.start(), piece.start() + 1, tooMuch.get(), "")));
            }
            return byShell(pieces.get(0), origin);
        }
        Value value = Value.NONE;
        for (int i = 0; i < pieces.size(); i++) {
            value = run(List.of(pieces.get(i)), origin, wantValue && i == pieces.size() - 1);
        }
        return value;
    }

    private Optional<RunCompiler.Compiled> compile(List<Piece> pieces, Origin origin, boolean wantValue) {
        String imports = header();
        try {
            return runs.join().compile(imports, origin.code(), pieces, wantValue);
        } catch (RuntimeException | StackOverflowError | AssertionError compilerTrouble) {
            runs = CompletableFuture.completedFuture(
                    new RunCompiler(library.join(), classPath, classes, compilerOptions));
            return Optional.empty();
        }
    }

    /** {@return the session's package and imports on one line, as the compiler of runs wants them} */
    private String header() {
        String known = header;
        if (known == null) {
            known = withShell(js -> headerOf(js.sourceCodeAnalysis()));
            header = known;
        }
        return known;
    }

    private static String headerOf(SourceCodeAnalysis analysis) {
        String wrapped = analysis.wrappers("{}").get(0).wrapped();
        return wrapped.substring(0, wrapped.indexOf("\nclass ")).replace('\n', ' ');
    }

    private Value byShell(Piece piece, Origin origin) throws Throwable {
        if (piece.kind() == Piece.Kind.PACKAGE) {
            throw new CompileFailure(List.of(new Problem(
                    piece.start(),
                    piece.start(),
                    piece.end(),
                    "a cell cannot be in a package: all cells share one session. Take the line out.",
                    "")));
        }
        JShell js = shell();
        lock.lock();
        try {
            header = null;
            Value value = Value.NONE;
            String rest = piece.text(origin.code());
            int start = piece.start();
            while (!rest.isBlank()) {
                CompletionInfo info = js.sourceCodeAnalysis().analyzeCompletion(rest);
                String source = info.source() == null || info.source().isBlank() ? rest : info.source();
                try {
                    value = evalOne(js, source, start, origin);
                } catch (InternalError compilerTrouble) {
                    if (!overflowed(compilerTrouble)) {
                        throw compilerTrouble;
                    }
                    throw new CompileFailure(List.of(new Problem(
                            start, start, start + 1, "nested too deeply for the compiler, or too long", "")));
                }
                if (piece.kind() == Piece.Kind.EXPRESSION && Assignments.is(source)) {
                    value = Value.NONE;
                }
                String remaining = source.equals(rest) || info.remaining() == null ? "" : info.remaining();
                start += rest.length() - remaining.length();
                rest = remaining;
            }
            return value;
        } finally {
            lock.unlock();
        }
    }

    private static boolean overflowed(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                return true;
            }
        }
        return false;
    }

    private Value evalOne(JShell js, String source, int start, Origin origin) throws Throwable {
        control.begin(new Origin(origin.serial(), origin.cell(), origin.code(), start, Origin.NOT_KNOWN_YET));
        RecordConstructors patched = RecordConstructors.in(source);
        List<SnippetEvent> events = js.eval(patched.text());
        SnippetLines.locate(js, events, control.takeLoaded(), loader);
        Throwable thrown = control.thrown();
        if (thrown instanceof SPIResolutionException) {
            throw new UnresolvedCall(unresolvedNames(js));
        }
        if (thrown != null) {
            throw thrown;
        }
        Value value = Value.NONE;
        for (SnippetEvent event : events) {
            Snippet snippet = event.snippet();
            if (event.status() == Snippet.Status.REJECTED && event.causeSnippet() == null) {
                throw new CompileFailure(problems(js, snippet, patched, start));
            }
            if (event.causeSnippet() == null && isWithoutCode(js, event)) {
                js.drop(snippet);
                throw new CompileFailure(List.of(new Problem(
                        start,
                        start,
                        start + 1,
                        "too large: a method, or all initial values of a class, may have 64 KB of code. Split it, or"
                                + " read data from a file",
                        "")));
            }
            if (event.causeSnippet() == null) {
                declared.add(snippet, source, DocComments.before(origin.code(), start));
                if (snippet.kind() == Snippet.Kind.EXPRESSION
                        || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                    value = new Value(true, control.value());
                }
                forgetTemporary(js, snippet);
            }
        }
        notes.of(js, events);
        return value;
    }

    private final SessionNotes notes = new SessionNotes();

    /** {@return what should be told at the end of a cell: declarations that wait for others, variables that were reset} */
    List<String> takeNotes() {
        return notes.isEmpty() ? List.of() : withShell(notes::take);
    }

    private static void forgetTemporary(JShell js, Snippet snippet) {
        boolean temporary = snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || snippet.kind() == Snippet.Kind.STATEMENT
                || snippet.kind() == Snippet.Kind.EXPRESSION;
        if (temporary && js.status(snippet).isActive()) {
            js.drop(snippet);
        }
    }

    /** {@return whether a declaration lacks nothing and still could not be compiled to its end} */
    private static boolean isWithoutCode(JShell js, SnippetEvent event) {
        boolean waits = event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED
                || event.status() == Snippet.Status.RECOVERABLE_DEFINED;
        return waits
                && event.snippet() instanceof DeclarationSnippet declaration
                && js.unresolvedDependencies(declaration).findAny().isEmpty();
    }

    private static List<Problem> problems(JShell js, Snippet snippet, RecordConstructors patched, int start) {
        String source = patched.text();
        List<Problem> problems = js.diagnostics(snippet)
                .filter(Diag::isError)
                .map(diag -> CompileReport.problem(js, diag, source, 0))
                .map(problem -> problem.at(position -> start + patched.original(position)))
                .collect(Collectors.toCollection(ArrayList::new));
        if (problems.isEmpty() && snippet instanceof DeclarationSnippet declaration) {
            problems.add(new Problem(
                    start,
                    start,
                    start + source.length(),
                    "needs what is not declared: "
                            + js.unresolvedDependencies(declaration).collect(Collectors.joining(", ")),
                    ""));
        }
        return problems;
    }

    private static List<String> unresolvedNames(JShell js) {
        return js.snippets()
                .filter(snippet -> snippet instanceof DeclarationSnippet declaration
                        && js.status(snippet) == Snippet.Status.RECOVERABLE_DEFINED
                        && !declaration.name().isEmpty())
                .flatMap(snippet -> js.unresolvedDependencies((DeclarationSnippet) snippet))
                .distinct()
                .toList();
    }

    /** A method or class was used whose own needs are not declared yet. */
    static final class UnresolvedCall extends Exception {
        private static final long serialVersionUID = 1;

        UnresolvedCall(List<String> missing) {
            super("called code needs what is not declared yet: " + String.join(", ", missing));
        }
    }

    /** Gives every piece to JShell by itself from now on: what folding must not differ from. */
    void unfold() {
        folding = false;
    }

    /** Adds to what code compiles against and runs with; what is there already is passed over. */
    void addToClassPath(Collection<Path> entries) {
        List<Path> added =
                entries.stream().filter(entry -> !classPath.contains(entry)).toList();
        if (added.isEmpty()) {
            return;
        }
        // The session opens with the class path it was given.
        shell();
        added.forEach(loader::addPath);
        classPath.addAll(added);
        runs = CompletableFuture.completedFuture(new RunCompiler(library.join(), classPath, classes, compilerOptions));
        withShell(js -> {
            added.forEach(entry -> js.addToClasspath(entry.toString()));
            return added;
        });
    }

    /** {@return the options code is compiled with} */
    List<String> compilerOptions() {
        return compilerOptions;
    }

    List<Path> classPath() {
        return List.copyOf(classPath);
    }

    /** {@return the imports every piece of code has, without keyword and semicolon} */
    List<String> imports() {
        return imports;
    }

    /** {@return all imports, those of cells too, without keyword and semicolon} */
    List<String> importsInForce() {
        return withShell(js -> js.imports()
                .map(one -> (one.isStatic() ? "static " : "") + one.fullname())
                .toList());
    }

    /** Adds an import as if a cell had it. */
    void addImport(String what) {
        imports.add(what);
        withShell(js -> js.eval("import " + what + ";"));
        header = null;
    }

    /** {@return whether a variable, method or type of that name was ever declared} */
    boolean declares(String name) {
        return declaredSources().stream().anyMatch(written -> written.name().equals(name));
    }

    /** {@return what cells declared and is still in force, oldest first, documentation comments before it} */
    List<SourceCell> declaredSources() {
        return declared.sources();
    }

    /** {@return the session's variables, oldest first, with their values} */
    List<Variable> variables() {
        return withShell(js -> js.variables()
                .map(variable -> new Variable(variable.name(), variable.typeName(), js.varValue(variable)))
                .toList());
    }

    /** A variable with its value in a few words. */
    record Variable(String name, String type, String value) {}

    /** {@return signatures of the session's types and methods, oldest first} */
    List<String> declarations() {
        return withShell(js -> Stream.<String>concat(
                        js.types().map(Declared::signature), js.methods().map(Declared::signature))
                .toList());
    }

    void close() {
        JShell ready = shell.getNow(null);
        if (ready != null) {
            ready.close();
        }
    }
}
