package dev.neurona.lessons.grade.marking;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.neurona.check.Language;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.MarkedMeanwhile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * <pre>
 * GET  /en/                        what there is to mark
 * GET  /en/mark?p=P1&amp;q=P1.11&amp;s=101 an answer
 * GET  /en/next?p=...              the next one to do
 * POST /mark                       a mark: JSON in, JSON out
 * </pre>
 */
final class Routes implements HttpHandler {
    /** Of a mark; a comment is no book. */
    private static final int LARGEST = 256 * 1024;

    private static final Map<String, String> FILES =
            Map.of("/marking.css", "text/css", "/marking.js", "text/javascript");

    private final Round round;
    private final Marks marks;
    private final Language language;
    private final AnswerPage answers;

    Routes(Gradebook gradebook, Round round, String by, Language language) {
        this.round = round;
        this.marks = new Marks(gradebook, round, by);
        this.language = language;
        this.answers = new AnswerPage(gradebook, round, by);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                post(exchange, path);
            } else if (FILES.containsKey(path)) {
                send(exchange, 200, FILES.get(path), Page.resource(path.substring(1)));
            } else {
                get(exchange, path);
            }
        } catch (IOException | RuntimeException failed) {
            send(exchange, 500, "text/plain", "it did not work: " + failed.getMessage() + "\n");
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        for (Language each : Language.values()) {
            String start = "/" + each.code() + "/";
            if (path.startsWith(start)) {
                page(exchange, path.substring(start.length()), Words.of(each));
                return;
            }
        }
        if (path.equals("/")) {
            redirect(exchange, "/" + language.code() + "/");
        } else {
            send(exchange, 404, "text/plain", "there is no such page\n");
        }
    }

    private void page(HttpExchange exchange, String page, Words words) throws IOException {
        Map<String, String> query = Query.of(exchange.getRequestURI());
        Optional<Item> item =
                round.find(query.getOrDefault("p", ""), query.getOrDefault("q", ""), query.getOrDefault("s", ""));
        if (page.isEmpty()) {
            send(exchange, 200, "text/html", new OverviewPage(round).html(words));
        } else if (page.equals("next")) {
            Optional<Item> next = round.next(item);
            redirect(
                    exchange,
                    "/" + words.language().code() + "/"
                            + next.map(each -> each.address("mark")).orElse(""));
        } else if (page.equals("mark") && item.isPresent()) {
            send(exchange, 200, "text/html", answers.html(item.get(), words));
        } else {
            send(exchange, 404, "text/plain", "there is no such page\n");
        }
    }

    private void post(HttpExchange exchange, String path) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(LARGEST + 1);
        }
        if (!path.equals("/mark")) {
            send(exchange, 404, "text/plain", "there is no such page\n");
            return;
        }
        if (type == null || !type.startsWith("application/json") || body.length > LARGEST) {
            error(exchange, 400, "a mark is JSON of at most %d bytes".formatted(LARGEST));
            return;
        }
        try {
            JsonObject asked = JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            send(exchange, 200, "application/json", marks.keep(asked).toString());
        } catch (MarkedMeanwhile other) {
            send(
                    exchange,
                    409,
                    "application/json",
                    Marks.json(other.current(), round).toString());
        } catch (IllegalArgumentException | IllegalStateException | JsonParseException | ClassCastException wrong) {
            error(exchange, 400, String.valueOf(wrong.getMessage()));
        } catch (IOException failed) {
            error(exchange, 500, String.valueOf(failed.getMessage()));
        }
    }

    private static void error(HttpExchange exchange, int status, String why) throws IOException {
        JsonObject error = new JsonObject();
        error.addProperty("error", why);
        send(exchange, status, "application/json", error.toString());
    }

    static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        send(exchange, 303, "text/plain", "");
    }

    static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
