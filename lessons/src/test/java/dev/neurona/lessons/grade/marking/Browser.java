package dev.neurona.lessons.grade.marking;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A Chromium without a window, driven over its DevTools protocol. It is that of {@code NEURONA_CHROMIUM}, else one on the
 * path; where there is none the test is skipped and says so.
 */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final int PATIENCE = 60;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();

    private Browser(Process process, String address) throws Exception {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    static Browser orSkip(Path folder) throws Exception {
        Optional<String> program = program();
        Assumptions.assumeTrue(
                program.isPresent(), "skipped: no Chromium on the path; install one or name it in NEURONA_CHROMIUM");
        Process process = new ProcessBuilder(
                        program.get(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            if (line.startsWith("DevTools listening on ")) {
                Thread rest = new Thread(() -> said.lines().forEach(each -> {}), "chromium's log");
                rest.setDaemon(true);
                rest.start();
                return new Browser(process, line.substring("DevTools listening on ".length()));
            }
        }
        Assumptions.abort("skipped: the Chromium that is here does not start: " + String.join(" / ", lines));
        throw new IOException("not reached");
    }

    private static Optional<String> program() {
        Optional<String> named = Optional.ofNullable(System.getenv("NEURONA_CHROMIUM"));
        return named.isPresent()
                ? named
                : NAMES.stream()
                        .flatMap(name -> List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                                .map(folder -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst();
    }

    /** {@return a page in a tab of its own} */
    Tab open(String address) throws Exception {
        JsonObject target = new JsonObject();
        target.addProperty("url", address);
        String id = ask("", "Target.createTarget", target).get("targetId").getAsString();
        JsonObject attach = new JsonObject();
        attach.addProperty("targetId", id);
        attach.addProperty("flatten", true);
        return new Tab(ask("", "Target.attachToTarget", attach).get("sessionId").getAsString());
    }

    private JsonObject ask(String session, String method, JsonObject parameters) throws Exception {
        JsonObject message = new JsonObject();
        int id = ids.incrementAndGet();
        message.addProperty("id", id);
        message.addProperty("method", method);
        message.add("params", parameters);
        if (!session.isEmpty()) {
            message.addProperty("sessionId", session);
        }
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).get(PATIENCE, TimeUnit.SECONDS);
        return answer.get(PATIENCE, TimeUnit.SECONDS);
    }

    /** A page. */
    final class Tab {
        private final String session;

        private Tab(String session) {
            this.session = session;
        }

        /** Presses a key: a letter, or Escape. */
        void press(String key) throws Exception {
            JsonObject down = new JsonObject();
            down.addProperty("type", "keyDown");
            down.addProperty("key", key);
            if (key.length() == 1) {
                down.addProperty("text", key);
            }
            ask(session, "Input.dispatchKeyEvent", down);
            JsonObject up = new JsonObject();
            up.addProperty("type", "keyUp");
            up.addProperty("key", key);
            ask(session, "Input.dispatchKeyEvent", up);
        }

        void type(String text) throws Exception {
            JsonObject insert = new JsonObject();
            insert.addProperty("text", text);
            ask(session, "Input.insertText", insert);
        }

        /** {@return what an expression is, as text} */
        String value(String expression) throws Exception {
            return evaluate("String(" + expression + ")");
        }

        /** Waits until a page is loaded and an expression is true, on this page or one it leads to. */
        void until(String expression) throws Exception {
            String promise = """
                    new Promise(done => {
                      const look = () => { try { if (document.readyState === "complete" && (%s)) done("yes"); } catch (notThereYet) { return; } };
                      new MutationObserver(look).observe(document,
                        {subtree: true, childList: true, characterData: true, attributes: true});
                      document.addEventListener("readystatechange", look);
                      look();
                    })""".formatted(expression);
            String seen = "";
            while (!seen.equals("yes")) {
                try {
                    seen = evaluate(promise);
                } catch (ExecutionException another) {
                    // It has gone to another page meanwhile.
                    if (!String.valueOf(another.getMessage()).matches("(?s).*(context|navigated|collected).*")) {
                        throw another;
                    }
                }
            }
        }

        private String evaluate(String expression) throws Exception {
            JsonObject evaluate = new JsonObject();
            evaluate.addProperty("expression", expression);
            evaluate.addProperty("awaitPromise", true);
            evaluate.addProperty("returnByValue", true);
            JsonObject result = ask(session, "Runtime.evaluate", evaluate);
            if (result.has("exceptionDetails")) {
                throw new AssertionError(result.toString());
            }
            return result.getAsJsonObject("result").get("value").getAsString();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                CompletableFuture<JsonObject> answer =
                        message.has("id") ? answers.remove(message.get("id").getAsInt()) : null;
                if (answer != null && message.has("result")) {
                    answer.complete(message.getAsJsonObject("result"));
                } else if (answer != null) {
                    answer.completeExceptionally(new IOException(message.toString()));
                }
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
