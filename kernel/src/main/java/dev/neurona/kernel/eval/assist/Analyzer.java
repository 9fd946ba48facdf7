package dev.neurona.kernel.eval.assist;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Parses and attributes sources with a compiler task each and one file manager, one at a time. */
final class Analyzer {
    private static final List<String> PLAIN = List.of("-proc:none", "-Xlint:none");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Path> classPath = List.of();

    Analyzer() {
        files = compiler.getStandardFileManager(diagnostic -> {}, Locale.ROOT, null);
        useClassPath(List.of());
    }

    /** Attributes a cell and works on the result, which must not leave {@code work}. */
    <R> R analyze(CellUnit unit, List<Path> path, List<String> options, Function<Attribution, R> work) {
        lock.lock();
        try {
            if (!path.equals(classPath)) {
                useClassPath(path);
            }
            List<JavaFileObject> sources = List.of(new Text("Session", unit.session()), new Text("Cell", unit.cell()));
            List<String> all = new ArrayList<>(PLAIN);
            all.addAll(options);
            JavacTask task = task(all, sources);
            CompilationUnitTree last = null;
            for (CompilationUnitTree parsed : task.parse()) {
                last = parsed;
            }
            if (last == null) {
                throw new IllegalStateException("the compiler parsed nothing of the cell");
            }
            return work.apply(new Attribution(task, last, unit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private JavacTask task(List<String> options, List<JavaFileObject> sources) {
        try {
            return (JavacTask) compiler.getTask(null, files, diagnostic -> {}, options, null, sources);
        } catch (IllegalArgumentException e) {
            // An option this compiler does not know is the cell's error when it runs; names can be told without.
            return (JavacTask) compiler.getTask(null, files, diagnostic -> {}, PLAIN, null, sources);
        }
    }

    /** Parses one source without looking at anything else; the tree may leave. */
    SourceFile parse(String text) {
        List<Diagnostic<? extends JavaFileObject>> errors = new ArrayList<>();
        lock.lock();
        try {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    diagnostic -> {
                        if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                            errors.add(diagnostic);
                        }
                    },
                    PLAIN,
                    null,
                    List.of(new Text("Source", text)));
            CompilationUnitTree unit = task.parse().iterator().next();
            return new SourceFile(text, unit, Trees.instance(task).getSourcePositions(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void useClassPath(List<Path> path) {
        try {
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    path.stream().filter(Files::exists).toList());
            classPath = List.copyOf(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Source text that is in no file. */
    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("cell:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
