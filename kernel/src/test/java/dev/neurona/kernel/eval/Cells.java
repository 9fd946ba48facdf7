package dev.neurona.kernel.eval;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.magic.Magic;
import dev.neurona.kernel.magic.MagicHost;
import dev.neurona.kernel.magic.Magics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A session for tests: runs cells one by one and keeps what they send. */
final class Cells implements AutoCloseable {
    final JavaInterpreter interpreter;
    final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private int count;

    Cells() {
        this(Map.of());
    }

    Cells(Map<String, String> environment) {
        Magics magics = new Magics();
        magics.register(new Twice());
        interpreter = new JavaInterpreter(environment, magics);
    }

    /** {@code %twice x}: evaluates its line two times and gives the value. */
    private static final class Twice implements Magic {
        @Override
        public String name() {
            return "twice";
        }

        @Override
        public Kind kind() {
            return Kind.BOTH;
        }

        @Override
        public String help() {
            return "CODE: evaluates Java two times";
        }

        @Override
        public @Nullable Object run(Magic.Call call, MagicHost host) throws Exception {
            String code = call.body() == null ? call.rest() : call.body();
            host.eval(code);
            return host.eval(code);
        }
    }

    private final class Recorder implements CellOutput {
        @Override
        public void write(Stream stream, byte[] utf8, int offset, int length) {
            sent.add(stream + ":" + new String(utf8, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {}

        @Override
        public void display(Bundle bundle, @Nullable String displayId, boolean update) {
            sent.add("display:" + bundle.text());
        }

        @Override
        public void clear(boolean wait) {
            sent.add("clear");
        }

        @Override
        public void page(Bundle bundle) {
            sent.add("page:" + bundle.text());
        }

        @Override
        public String readLine(String prompt, boolean password) throws InputRefused {
            throw new InputRefused();
        }
    }

    CellScope scope() {
        return new CellScope(++count, new Recorder());
    }

    Outcome run(String code) {
        return interpreter.execute(code, scope());
    }

    /** Runs a cell on a thread of its own. */
    CompletableFuture<Outcome> start(String code) {
        return CompletableFuture.supplyAsync(() -> run(code), task -> new Thread(task, "caller").start());
    }

    /** {@return the text of a cell's value, "" where it has none; fails if the cell did} */
    String value(String code) {
        return bundle(code).text();
    }

    /** {@return a cell's value, empty where it has none; fails if the cell did} */
    Bundle bundle(String code) {
        Outcome outcome = run(code);
        if (outcome instanceof Outcome.Failed failed) {
            throw new AssertionError(failed.name() + ": " + plain(failed));
        }
        Bundle result = ((Outcome.Done) outcome).result();
        return result == null ? Bundle.of("") : result;
    }

    Outcome.Failed error(String code) {
        Outcome outcome = run(code);
        if (outcome instanceof Outcome.Failed failed) {
            return failed;
        }
        throw new AssertionError("no error from: " + code);
    }

    static String plain(Outcome.Failed failed) {
        return Ansi.plain(String.join("\n", failed.traceback()));
    }

    @Override
    public void close() {
        interpreter.close();
    }
}
