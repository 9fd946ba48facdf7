package dev.neurona.kernel.eval.assist;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.jspecify.annotations.Nullable;

/** A JShell in this process behind the lock the real session has too. */
final class TestSession implements SessionView, AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final JShell shell = JShell.builder()
            .executionEngine(new LocalExecutionControlProvider(), Map.of())
            .build();
    private final List<String> imports =
            new ArrayList<>(List.of("java.util.*", "java.util.function.*", "java.util.stream.*", "java.io.*"));
    private final Map<String, SourceCell> declared = new LinkedHashMap<>();
    private final List<Path> classPath = new ArrayList<>();

    TestSession() {
        for (String name : List.copyOf(imports)) {
            shell.eval("import " + name + ";");
        }
    }

    /** Evaluates a cell as the session would: snippet by snippet. */
    TestSession eval(String cell) {
        String rest = cell;
        while (!rest.isBlank()) {
            String code = rest;
            CompletionInfo info = withShell(it -> it.sourceCodeAnalysis().analyzeCompletion(code));
            String source = info.source() == null ? code : info.source();
            List<SnippetEvent> events = withShell(it -> it.eval(source));
            for (SnippetEvent event : events) {
                if (event.causeSnippet() == null) {
                    declare(event.snippet(), source.strip());
                }
            }
            rest = info.remaining() == null ? "" : info.remaining();
        }
        return this;
    }

    private void declare(Snippet snippet, String source) {
        lock.lock();
        try {
            if (snippet instanceof MethodSnippet method) {
                String key = method.name() + method.parameterTypes();
                declared.put(key, new SourceCell(method.name(), Kind.METHOD, source));
            } else if (snippet instanceof TypeDeclSnippet type) {
                declared.put(type.name(), new SourceCell(type.name(), Kind.TYPE, source));
            } else if (snippet instanceof VarSnippet variable) {
                declared.put(variable.name(), new SourceCell(variable.name(), Kind.VARIABLE, source));
            } else if (snippet.kind() == Snippet.Kind.IMPORT) {
                imports.add(source);
            }
        } finally {
            lock.unlock();
        }
    }

    TestSession addToClassPath(Path entry) {
        classPath.add(entry);
        withShell(it -> {
            it.addToClasspath(entry.toString());
            return true;
        });
        return this;
    }

    @Override
    public <T extends @Nullable Object> T withShell(Function<JShell, T> work) {
        lock.lock();
        try {
            return work.apply(shell);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Path> classPath() {
        return List.copyOf(classPath);
    }

    @Override
    public List<String> imports() {
        lock.lock();
        try {
            return List.copyOf(imports);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<SourceCell> declaredSources() {
        lock.lock();
        try {
            return List.copyOf(declared.values());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<MagicInfo> magics() {
        return Stream.of(
                        new MagicInfo("load", "FILE: runs a notebook or a script", true, false),
                        new MagicInfo("jars", "FILE...: adds jars", true, false),
                        new MagicInfo("maven", "GROUP:ARTIFACT:VERSION: adds an artifact", true, true),
                        new MagicInfo("time", "CODE: says how long it took", true, true),
                        new MagicInfo("html", "shows the cell as HTML", false, true),
                        new MagicInfo("writefile", "FILE: writes the cell to a file", false, true))
                .toList();
    }

    @Override
    public void close() {
        withShell(it -> {
            it.close();
            return true;
        });
    }
}
