package dev.neurona.kernel.eval;

import com.sun.source.util.JavacTask;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives out compiler tasks that share one warm context: a small class compiles in 1 ms instead of 5. The pool is the
 * one JShell itself uses; it is not public API, so that the kernel's command line exports its package and this class
 * reaches it by reflection. Without the export, or should a later JDK change it, each task is a fresh one: slower, and
 * otherwise the same. Not thread-safe.
 */
final class JavacTasks {
    private static final String SESSION_PACKAGE = "REPL";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager files;
    private final List<String> options;
    private @Nullable Pool pool;

    JavacTasks(JavaFileManager files, List<String> options) {
        this.files = files;
        this.options = List.copyOf(options);
        this.pool = Pool.open();
    }

    /** {@return whether tasks share a context} */
    boolean shared() {
        return pool != null;
    }

    /**
     * Runs work on a task for one source.
     *
     * @param forget whether classes of the session changed since the last task
     */
    <T> T run(
            JavaFileObject source,
            DiagnosticListener<JavaFileObject> listener,
            boolean forget,
            Function<JavacTask, T> work) {
        Pool shared = pool;
        if (shared != null) {
            try {
                return shared.run(this, source, listener, forget, work);
            } catch (Pool.Unusable e) {
                pool = null;
            }
        }
        return work.apply((JavacTask) compiler.getTask(null, files, listener, options, null, List.of(source)));
    }

    /** JShell's pool of compiler contexts, by reflection. */
    private static final class Pool {
        /** The pool is not as this class knows it. */
        static final class Unusable extends Exception {
            private static final long serialVersionUID = 1;

            Unusable(Throwable cause) {
                super(cause);
            }
        }

        private final Object pool;
        private final Method getTask;
        private final Class<?> worker;
        private final Forgetter forgetter;

        private Pool() throws ReflectiveOperationException {
            Class<?> type = Class.forName("com.sun.tools.javac.api.JavacTaskPool");
            Constructor<?> constructor = type.getConstructor(int.class);
            pool = constructor.newInstance(1);
            worker = Class.forName("com.sun.tools.javac.api.JavacTaskPool$Worker");
            getTask = type.getMethod(
                    "getTask",
                    java.io.Writer.class,
                    JavaFileManager.class,
                    DiagnosticListener.class,
                    Iterable.class,
                    Iterable.class,
                    Iterable.class,
                    worker);
            forgetter = new Forgetter();
        }

        static @Nullable Pool open() {
            try {
                return new Pool();
            } catch (ReflectiveOperationException | RuntimeException notExported) {
                return null;
            }
        }

        <T> T run(
                JavacTasks tasks,
                JavaFileObject source,
                DiagnosticListener<JavaFileObject> listener,
                boolean forget,
                Function<JavacTask, T> work)
                throws Unusable {
            Object onTask = Proxy.newProxyInstance(
                    Pool.class.getClassLoader(), new Class<?>[] {worker}, (proxy, method, arguments) -> {
                        JavacTask task = (JavacTask) arguments[0];
                        if (forget) {
                            forgetter.forgetSession(task);
                        }
                        return work.apply(task);
                    });
            try {
                @SuppressWarnings("unchecked")
                T result = (T)
                        getTask.invoke(pool, null, tasks.files, listener, tasks.options, null, List.of(source), onTask);
                return result;
            } catch (InvocationTargetException e) {
                Throwable cause = e.getCause();
                if (cause instanceof RuntimeException runtime) {
                    throw runtime;
                }
                if (cause instanceof Error error && !(cause instanceof LinkageError)) {
                    throw error;
                }
                throw new Unusable(cause == null ? e : cause);
            } catch (ReflectiveOperationException e) {
                throw new Unusable(e);
            }
        }
    }

    /** Makes a context forget the session's package, whose classes come and go between tasks. */
    private static final class Forgetter {
        private final Method context;
        private final Method symbols;
        private final Method names;
        private final Method fromString;
        private final Method finder;
        private final Method completer;
        private final Field unnamedModule;
        private final Method getPackage;
        private final Method allClasses;
        private final Method removeClass;
        private final Method packageOf;
        private final Method flatName;
        private final Field members;
        private final Field packageCompleter;

        Forgetter() throws ReflectiveOperationException {
            Class<?> contextType = Class.forName("com.sun.tools.javac.util.Context");
            Class<?> symtab = Class.forName("com.sun.tools.javac.code.Symtab");
            Class<?> namesType = Class.forName("com.sun.tools.javac.util.Names");
            Class<?> name = Class.forName("com.sun.tools.javac.util.Name");
            Class<?> module = Class.forName("com.sun.tools.javac.code.Symbol$ModuleSymbol");
            Class<?> symbol = Class.forName("com.sun.tools.javac.code.Symbol");
            Class<?> packageSymbol = Class.forName("com.sun.tools.javac.code.Symbol$PackageSymbol");
            Class<?> classSymbol = Class.forName("com.sun.tools.javac.code.Symbol$ClassSymbol");
            Class<?> finderType = Class.forName("com.sun.tools.javac.code.ClassFinder");
            context = Class.forName("com.sun.tools.javac.api.BasicJavacTask").getMethod("getContext");
            symbols = symtab.getMethod("instance", contextType);
            names = namesType.getMethod("instance", contextType);
            fromString = namesType.getMethod("fromString", String.class);
            finder = finderType.getMethod("instance", contextType);
            completer = finderType.getMethod("getCompleter");
            unnamedModule = symtab.getField("unnamedModule");
            getPackage = symtab.getMethod("getPackage", module, name);
            allClasses = symtab.getMethod("getAllClasses");
            removeClass = symtab.getMethod("removeClass", module, name);
            packageOf = symbol.getMethod("packge");
            flatName = classSymbol.getMethod("flatName");
            members = packageSymbol.getField("members_field");
            packageCompleter = symbol.getField("completer");
        }

        void forgetSession(JavacTask task) throws ReflectiveOperationException {
            Object of = context.invoke(task);
            Object table = symbols.invoke(null, of);
            Object module = unnamedModule.get(table);
            Object session =
                    getPackage.invoke(table, module, fromString.invoke(names.invoke(null, of), SESSION_PACKAGE));
            if (session == null) {
                return;
            }
            List<Object> gone = new java.util.ArrayList<>();
            for (Object type : (Iterable<?>) allClasses.invoke(table)) {
                if (packageOf.invoke(type) == session) {
                    gone.add(type);
                }
            }
            for (Object type : gone) {
                removeClass.invoke(table, module, flatName.invoke(type));
            }
            members.set(session, null);
            packageCompleter.set(session, completer.invoke(finder.invoke(null, of)));
        }
    }

    /** {@return whether a diagnostic is an error} */
    static boolean isError(Diagnostic<?> diagnostic) {
        return diagnostic.getKind() == Diagnostic.Kind.ERROR;
    }
}
