package dev.neurona.kernel.eval;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.display.Display;
import dev.neurona.kernel.display.NotebookDefaults;
import dev.neurona.kernel.display.Renderers;
import dev.neurona.kernel.eval.assist.Assist;
import dev.neurona.kernel.eval.assist.SessionView;
import dev.neurona.kernel.magic.Magic;
import dev.neurona.kernel.magic.MagicError;
import dev.neurona.kernel.magic.Magics;
import dev.neurona.kernel.magic.Notebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/** Runs Java cells and their magics: the kernel's {@link Interpreter}. */
public final class JavaInterpreter implements Interpreter {
    private static final long GRACE_MILLIS = 3_000;
    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.regex.*",
            "java.util.stream.*",
            "dev.neurona.kernel.display.*",
            "static dev.neurona.kernel.display.Display.*",
            "static dev.neurona.kernel.magic.Notebook.*",
            "static io.github.spencerpark.ijava.runtime.Kernel.getKernelInstance");

    private final Settings settings;
    private final MemoryReserve reserve = new MemoryReserve();
    private final Magics magics;
    private final List<String> pendingNotes = new ArrayList<>();
    private final CellLoader loader;
    private final CellThread thread;
    private final CompletableFuture<LibraryIndex> library;
    private final Assist assist = new Assist(new View());
    private final Host host = new Host(this);
    private volatile Session session;
    private boolean started;

    /**
     * Begins a session; what takes long goes on in the background.
     *
     * @param environment the process's environment variables
     * @param magics what {@code %name} can do
     */
    public JavaInterpreter(Map<String, String> environment, Magics magics) {
        this.settings = Settings.from(environment);
        this.magics = magics;
        this.loader = new CellLoader(JavaInterpreter.class.getClassLoader(), this::note);
        this.thread = new CellThread(loader, GRACE_MILLIS);
        settings.classPath().forEach(loader::addPath);
        settings.problems().forEach(this::note);
        List<Path> classPath = Stream.concat(ownClassPath().stream(), settings.classPath().stream())
                .toList();
        this.library = LibraryIndex.reading(classPath);
        this.session = new Session(loader, thread, library, classPath, settings.compilerOptions(), imports());
        Notebook.attach(magics, host);
        System.setIn(new CellInput());
    }

    private static List<Path> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    /** {@return the imports of every session: ours, and those of the libraries on the class path} */
    private List<String> imports() {
        List<String> all = new ArrayList<>(IMPORTS);
        var found = ServiceLoader.load(NotebookDefaults.class, loader).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return all.stream().distinct().toList();
                }
                all.addAll(found.next().imports());
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                note("default imports of a library cannot be used: " + e);
            }
        }
    }

    /** Keeps a line to be told with the cell that runs, or with the next one. */
    private void note(String line) {
        synchronized (pendingNotes) {
            pendingNotes.add(line);
        }
    }

    @Override
    public Outcome execute(String code, CellScope scope) {
        return timed(scope, () -> {
            if (!started) {
                started = true;
                startUp(scope);
            }
            return cell(code, scope);
        });
    }

    @Override
    public Outcome evaluate(String expression, CellScope scope) {
        return timed(scope, () -> new Outcome.Done(shown(java(expression, scope, true))));
    }

    @Override
    public Outcome call(Runnable work, CellScope scope) {
        return timed(
                scope,
                () -> thread.userCode(() -> {
                    work.run();
                    return new Outcome.Done(null);
                }));
    }

    /** A cell's work, which may throw whatever its code throws. */
    private interface Work {
        Outcome.Done run() throws Throwable;
    }

    private Outcome timed(CellScope scope, Work work) {
        Timer timer = null;
        if (settings.timeoutMillis() > 0) {
            timer = new Timer("timeout", true);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            note("stopped after " + settings.timeoutMillis()
                                    + " ms, the time limit of the environment");
                            thread.interrupt();
                        }
                    },
                    settings.timeoutMillis());
        }
        reserve.restore();
        CellThread.Result<Outcome> result = thread.run(scope, () -> attempt(work));
        if (timer != null) {
            timer.cancel();
        }
        tellNotes(scope);
        Outcome outcome = result.value();
        if (result.end() == CellThread.End.GIVEN_UP || outcome == null) {
            return RunReport.notStopped(result.interruptedAt(), loader::origin);
        }
        return result.interruptedAt().isEmpty()
                ? outcome
                : RunReport.interrupted(result.interruptedAt(), loader::origin);
    }

    private Outcome attempt(Work work) {
        try {
            return work.run();
        } catch (StopCheck.Stopped stop) {
            return new Outcome.Failed("CellInterrupted", "the cell was interrupted", List.of(), true);
        } catch (Throwable thrown) {
            return failed(thrown);
        }
    }

    private Outcome.Failed failed(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            reserve.release();
        }
        if (thrown instanceof CellFailed failed) {
            return failed.outcome();
        }
        if (thrown instanceof Session.UnresolvedCall) {
            String message = String.valueOf(thrown.getMessage());
            return new Outcome.Failed(
                    "CompileError", message, List.of(Ansi.red("CompileError") + ": " + message), false);
        }
        if (thrown instanceof MagicError error) {
            String message = String.valueOf(error.getMessage());
            return new Outcome.Failed("MagicError", message, List.of(Ansi.red("MagicError") + ": " + message), false);
        }
        return RunReport.failed(thrown, loader::origin);
    }

    private void tellNotes(CellScope scope) {
        List<String> lines = new ArrayList<>();
        synchronized (pendingNotes) {
            lines.addAll(pendingNotes);
            pendingNotes.clear();
        }
        if (!lines.isEmpty()) {
            byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
            try {
                scope.output().write(CellOutput.Stream.STDERR, text, 0, text.length);
            } catch (java.io.InterruptedIOException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Outcome.Done cell(String code, CellScope scope) throws Throwable {
        // Files of some editors begin with a byte order mark, and so does what is pasted from them.
        String text = code.startsWith("\uFEFF") ? " " + code.substring(1) : code;
        Session.Value value = parts(text, scope, true);
        session.takeNotes().forEach(this::note);
        return new Outcome.Done(shown(value));
    }

    /** Runs Java and magics in their order. */
    private Session.Value parts(String code, CellScope scope, boolean wantValue) throws Throwable {
        Session current = session;
        Session.Value value = Session.Value.NONE;
        List<CellParts.Part> parts =
                CellParts.of(code, name -> magics.find(name).isPresent(), current::declares);
        for (int i = 0; i < parts.size(); i++) {
            boolean last = wantValue && i == parts.size() - 1;
            if (parts.get(i) instanceof CellParts.Java java) {
                value = java(java.code(), scope, last);
            } else if (parts.get(i) instanceof CellParts.Magic magic) {
                value = magic(magic, scope);
            }
        }
        return value;
    }

    private Session.Value java(String code, CellScope scope, boolean wantValue) throws Throwable {
        try {
            return session.evaluate(code, scope, wantValue);
        } catch (CompileFailure failure) {
            session.takeNotes().forEach(this::note);
            throw new CellFailed(CompileReport.failed(failure, code, scope.executionCount()));
        }
    }

    @SuppressWarnings("NullAway") // it does not see that a lambda may give null where its type may
    private Session.Value magic(CellParts.Magic magic, CellScope scope) throws Throwable {
        Object value = thread.<@Nullable Object>userCode(() -> magics.run(magic.call(), host));
        if (magic.assigned() != null) {
            session.evaluate(
                    magic.assigned() + MagicValue.class.getName() + ".take(" + MagicValue.put(value) + ");",
                    scope,
                    false);
            return Session.Value.NONE;
        }
        return value == null ? Session.Value.NONE : new Session.Value(true, value);
    }

    /** {@return a value as it is shown; nothing for none, and for what is the cell's own output anyway} */
    private @Nullable Bundle shown(Session.Value value) throws Throwable {
        Object object = value.object();
        if (!value.present() || object == System.out || object == System.err || Display.isDisplayId(object)) {
            return null;
        }
        Bundle bundle = thread.userCode(() -> Renderers.shared().render(object));
        String text = SnippetNames.plain(bundle.text());
        return text.equals(bundle.text()) ? bundle : bundle.with(Bundle.TEXT, text);
    }

    /** Runs what the environment wants to be run first; its errors are told and do not keep the cell from running. */
    private void startUp(CellScope scope) throws Throwable {
        Renderers.shared().reload(loader).forEach(this::note);
        List<String> scripts = new ArrayList<>();
        for (Path path : settings.startupScripts()) {
            try {
                scripts.add(Files.readString(path));
            } catch (IOException e) {
                note("start-up script cannot be read: " + path);
            }
        }
        scripts.add(settings.startupScript());
        for (String script : scripts) {
            if (!script.isBlank()) {
                try {
                    cell(script, scope);
                } catch (StopCheck.Stopped stop) {
                    throw stop;
                } catch (Throwable e) {
                    Outcome.Failed failed = failed(e);
                    note("start-up script failed: " + failed.name() + ": " + failed.message());
                }
            }
        }
    }

    /** Evaluates Java for a magic. */
    @Nullable Object evaluateFor(String java, CellScope scope) throws Exception {
        if (!thread.isCurrent()) {
            throw new IllegalStateException("eval and magics work on the cell's own thread only");
        }
        try {
            return thread.ownCode(() -> parts(java, scope, true)).object();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new java.lang.reflect.InvocationTargetException(e);
        }
    }

    /** Adds to the class path, with the renderers and imports that jars bring. */
    void addToClassPath(java.util.Collection<Path> entries) {
        session.addToClassPath(entries);
        Renderers.shared().reload(loader).forEach(this::note);
        magics.reload(loader).forEach(this::note);
        List<String> fresh = imports();
        fresh.stream().filter(one -> !session.imports().contains(one)).forEach(session::addImport);
    }

    /** Forgets all that was declared. */
    void reset() {
        Session old = session;
        session = new Session(loader, thread, library, old.classPath(), settings.compilerOptions(), imports());
        old.close();
    }

    /** {@return the live threads of cells} */
    List<Thread> threads() {
        return thread.threads();
    }

    Session session() {
        return session;
    }

    Magics magics() {
        return magics;
    }

    @Override
    public boolean interrupt() {
        return thread.interrupt();
    }

    @Override
    public Completion complete(String code, int cursor) {
        return assist.complete(code, cursor);
    }

    @Override
    public @Nullable Bundle inspect(String code, int cursor, int detail) {
        return assist.inspect(code, cursor, detail);
    }

    @Override
    public Completeness isComplete(String code) {
        return assist.isComplete(code);
    }

    @Override
    public void close() {
        reserve.release();
        thread.interrupt();
        thread.close();
        magics.close();
        try {
            session.close();
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The session as completion and inspection see it; {@code %reset} may put another in its place. */
    private final class View implements SessionView {
        @Override
        public <T extends @Nullable Object> T withShell(Function<JShell, T> work) {
            return session.withShell(work);
        }

        @Override
        public List<Path> classPath() {
            return session.classPath();
        }

        @Override
        public List<String> imports() {
            return session.importsInForce();
        }

        @Override
        public List<SourceCell> declaredSources() {
            return session.declaredSources();
        }

        @Override
        public List<String> compilerOptions() {
            return session.compilerOptions();
        }

        @Override
        public List<MagicInfo> magics() {
            return magics.all().stream()
                    .map(magic -> new MagicInfo(
                            magic.name(),
                            magic.help(),
                            magic.kind() != Magic.Kind.CELL,
                            magic.kind() != Magic.Kind.LINE))
                    .toList();
        }
    }

    /** Carries a finished report through the cell's code. */
    private static final class CellFailed extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Outcome.Failed outcome;

        CellFailed(Outcome.Failed outcome) {
            super(outcome.message());
            this.outcome = outcome;
        }

        Outcome.Failed outcome() {
            return outcome;
        }
    }
}
