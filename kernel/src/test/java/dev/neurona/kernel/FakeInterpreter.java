package dev.neurona.kernel;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.CellScope;
import dev.neurona.kernel.eval.Interpreter;
import dev.neurona.kernel.eval.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Runs "code" whose first word names what to do and whose rest is its argument, on a thread of its own as the real one
 * does. A word nobody gave a meaning is its own value.
 */
final class FakeInterpreter implements Interpreter {
    interface Word {
        /** Returns the cell's value, or null. */
        Object run(CellScope scope, String argument) throws Exception;
    }

    private final Map<String, Word> words = new ConcurrentHashMap<>();
    private final ExecutorService cells = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "fake-cell");
        thread.setDaemon(true);
        return thread;
    });
    private final Object state = new Object();
    private Thread running;
    private boolean stopped;
    volatile boolean closed;

    FakeInterpreter() {
        on("print", (scope, text) -> {
            System.out.print(text);
            return null;
        });
        on("err", (scope, text) -> {
            System.err.print(text);
            return null;
        });
        on("fail", (scope, text) -> {
            throw new IllegalStateException(text);
        });
        on("lines", (scope, count) -> {
            for (int i = 0, n = Integer.parseInt(count); i < n; i++) {
                System.out.println(i);
            }
            return null;
        });
        on("prints", (scope, count) -> {
            for (int i = 0, n = Integer.parseInt(count); i < n; i++) {
                System.out.print(i % 10);
            }
            return null;
        });
        on("none", (scope, text) -> null);
        on("ask", (scope, prompt) -> scope.output().readLine(prompt, false));
        on("sleep", (scope, text) -> {
            System.out.println("sleeping");
            new java.util.concurrent.CountDownLatch(1).await();
            return null;
        });
        on("page", (scope, text) -> {
            scope.output().page(Bundle.of(text));
            return null;
        });
        on("show", (scope, text) -> {
            scope.output().display(Bundle.of(text), null, false);
            return null;
        });
    }

    FakeInterpreter on(String word, Word meaning) {
        words.put(word, meaning);
        return this;
    }

    @Override
    public Outcome execute(String code, CellScope scope) {
        return onTheThread(scope, () -> run(code, scope));
    }

    @Override
    public Outcome call(Runnable work, CellScope scope) {
        return onTheThread(scope, () -> {
            try {
                work.run();
                return new Outcome.Done(null);
            } catch (RuntimeException e) {
                return new Outcome.Failed(e.getClass().getName(), "" + e.getMessage(), List.of("" + e), stopped);
            }
        });
    }

    private Outcome onTheThread(CellScope scope, Supplier<Outcome> work) {
        Future<Outcome> cell = cells.submit(() -> {
            synchronized (state) {
                running = Thread.currentThread();
                stopped = false;
            }
            scope.enter();
            try {
                return work.get();
            } finally {
                scope.exit();
                synchronized (state) {
                    running = null;
                    Thread.interrupted();
                }
            }
        });
        try {
            return cell.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome run(String code, CellScope scope) {
        int space = code.indexOf(' ');
        String word = space < 0 ? code : code.substring(0, space);
        try {
            Word meaning = words.get(word);
            Object value = meaning == null ? code : meaning.run(scope, space < 0 ? "" : code.substring(space + 1));
            if (value instanceof Bundle bundle) {
                return new Outcome.Done(bundle);
            }
            return new Outcome.Done(value == null || code.isEmpty() ? null : Bundle.of(value.toString()));
        } catch (Exception e) {
            return new Outcome.Failed(
                    e.getClass().getName(), String.valueOf(e.getMessage()), List.of("at " + code), stopped);
        }
    }

    @Override
    public Outcome evaluate(String expression, CellScope scope) {
        return run(expression, scope);
    }

    @Override
    public boolean interrupt() {
        synchronized (state) {
            if (running == null) {
                return false;
            }
            stopped = true;
            running.interrupt();
            return true;
        }
    }

    @Override
    public Completion complete(String code, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isLetter(code.charAt(start - 1))) {
            start--;
        }
        return new Completion(
                List.of(new Completion.Match(code.substring(start, cursor) + "Completed", "function", "(int x): int")),
                start,
                cursor);
    }

    @Override
    public Bundle inspect(String code, int cursor, int detail) {
        String known = code.substring(0, cursor);
        return known.endsWith("unknown") ? null : Bundle.of("about " + known + " in detail " + detail);
    }

    @Override
    public Completeness isComplete(String code) {
        return code.endsWith("{") ? new Completeness("incomplete", "  ") : new Completeness("complete", "");
    }

    @Override
    public void close() {
        closed = true;
        cells.shutdownNow();
    }
}
