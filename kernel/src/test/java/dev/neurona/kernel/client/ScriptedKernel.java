package dev.neurona.kernel.client;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A kernel that plays messages: each cell's code is looked up by the script, which sends what it likes. */
final class ScriptedKernel implements RunnableKernel {
    final Deque<Event> sent = new ArrayDeque<>();
    final List<String> executed = new ArrayList<>();
    final List<Boolean> stopOnError = new ArrayList<>();
    int interrupts;

    @Nullable String death;

    Runnable onInterrupt = () -> {};
    private final BiConsumer<String, ScriptedKernel> script;

    ScriptedKernel(BiConsumer<String, ScriptedKernel> script) {
        this.script = script;
    }

    /** Sends a message for the cell that runs now; single quotes stand for double ones. */
    ScriptedKernel send(String type, String json) {
        return sendFor("request-" + executed.size(), type, json);
    }

    ScriptedKernel sendFor(String request, String type, String json) {
        sent.add(new Event(
                type, request, JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject()));
        return this;
    }

    ScriptedKernel ok() {
        return send("execute_reply", "{'status': 'ok', 'execution_count': " + executed.size() + "}")
                .send("status", "{'execution_state': 'idle'}");
    }

    ScriptedKernel fail(String ename) {
        String error = "'ename': '" + ename + "', 'evalue': 'v', 'traceback': ['\\u001b[31mred\\u001b[0m', 'two']";
        return send("error", "{" + error + "}")
                .send("execute_reply", "{'status': 'error', " + error + "}")
                .send("status", "{'execution_state': 'idle'}");
    }

    @Override
    public JsonObject languageInfo() {
        JsonObject info = new JsonObject();
        info.addProperty("name", "scripted");
        return info;
    }

    @Override
    public String execute(String code, boolean stop) {
        executed.add(code);
        stopOnError.add(stop);
        script.accept(code, this);
        return "request-" + executed.size();
    }

    @Override
    public @Nullable Event next(Duration wait) {
        return sent.poll();
    }

    @Override
    public void interrupt() {
        interrupts++;
        onInterrupt.run();
    }

    @Override
    public @Nullable String death() {
        return death;
    }

    @Override
    public void close() {}
}
