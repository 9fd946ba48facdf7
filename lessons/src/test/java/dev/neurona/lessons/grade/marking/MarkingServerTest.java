package dev.neurona.lessons.grade.marking;

import static dev.neurona.lessons.grade.gradebook.Sample.ADA;
import static dev.neurona.lessons.grade.gradebook.Sample.JOSE;
import static dev.neurona.lessons.grade.gradebook.Sample.MARCH_1;
import static dev.neurona.lessons.grade.gradebook.Sample.grading;
import static dev.neurona.lessons.grade.gradebook.Sample.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.neurona.check.Language;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.Manual;
import dev.neurona.lessons.grade.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkingServerTest {
    private static final String ANSWER = "The gap is $\\frac{a}{b}$ <script>alert(1)</script> [x](javascript:alert(2))";

    @TempDir
    Path temp;

    private final HttpClient client = HttpClient.newHttpClient();
    private Gradebook gradebook;
    private MarkingServer server;
    private String home;
    private String cookie = "";

    @BeforeEach
    void start() throws Exception {
        gradebook = Gradebook.open(temp.resolve("marks.db"));
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 0.5, ANSWER, 1));
        gradebook.add(submission(JOSE, "P1", "bb", MARCH_1), grading("P1", "bb", 1, "", 1));
        server = MarkingServer.start(gradebook, Rules.standard(), "Grace", Language.EN, 0);
        home = "http://127.0.0.1:" + server.link().getPort();
    }

    @AfterEach
    void stop() {
        server.close();
        gradebook.close();
    }

    @Test
    void theLinkLetsInAndLeadsToTheOverview() throws Exception {
        HttpResponse<String> first = get(server.link().toString());

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).contains("/en/");
        assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("neurona-" + server.link().getPort() + "=")
                .contains("HttpOnly", "SameSite=Strict");
        logIn();
        assertThat(get(home + "/en/").body())
                .contains("<h1>Marking</h1>", "2 to do", "P1.3 Read the curves", "Ada Lovelace", "1 of 2 done");
    }

    @Test
    void withoutTheTokenNothingIsAnswered() throws Exception {
        for (String path : List.of("/", "/en/", "/marking.js", "/en/mark?p=P1&q=P1.3&s=101", "/?token=wrong")) {
            assertThat(get(home + path).statusCode()).as(path).isEqualTo(403);
        }
        cookie = "neurona-" + server.link().getPort() + "=wrong";
        assertThat(get(home + "/en/").statusCode()).isEqualTo(403);
    }

    @Test
    void aForeignNameForThisMachineIsRefused() throws Exception {
        String token = server.link().getQuery();

        assertThat(raw("GET /?" + token + " HTTP/1.1\r\nHost: evil.example:"
                        + server.link().getPort() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /?" + token + " HTTP/1.1\r\nHost: localhost:"
                        + server.link().getPort() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 303");
    }

    @Test
    void aMarkHasToComeFromOurOwnPage() throws Exception {
        logIn();
        String mark = mark(0, "1, 0.5", "");

        assertThat(post(mark, null).statusCode()).isEqualTo(403);
        assertThat(post(mark, "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(post(mark, "null").statusCode()).isEqualTo(403);
        assertThat(gradebook.manual("101", "P1", "P1.3")).isEmpty();
        assertThat(post(mark, home).statusCode()).isEqualTo(200);
    }

    @Test
    void pagesLoadNothingFromElsewhereAndRunNothingOfTheirOwn() throws Exception {
        logIn();
        HttpResponse<String> page = get(home + "/en/mark?p=P1&q=P1.3&s=101");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body().replace("http://www.w3.org/1998/Math/MathML", ""))
                .doesNotContain("http://", "https://", "style=", "onclick", "<script>");
    }

    @Test
    void anAnswerStandsBesideItsRubric() throws Exception {
        logIn();
        String page = get(home + "/en/mark?p=P1&q=P1.3&s=101").body();

        assertThat(page)
                .contains(
                        "P1.3 Read the curves",
                        "<mfrac>",
                        "&lt;script&gt;alert(1)",
                        "The gap is <strong>variance</strong>.")
                .contains(
                        "<kbd>1</kbd> Says what the curves show.",
                        "of 1.5",
                        "Automatic part: 3 of 6",
                        "a check was put back")
                .contains("You mark as Grace.", "data-version=\"0\"")
                .doesNotContain("javascript:alert");
        assertThat(get(home + "/es/mark?p=P1&q=P1.3&s=101").body())
                .contains("lang=\"es\"", "P1.3 Lee las curvas", "Con números.", "de 1,5", "Parte automática: 3 de 6");
        assertThat(get(home + "/en/mark?p=P1&q=P1.4&s=102").body()).contains("Nothing was written here");
        assertThat(get(home + "/en/mark?p=P1&q=P1.3&s=999").statusCode()).isEqualTo(404);
    }

    @Test
    void aMarkIsKeptAndTheNextOneToDoFollows() throws Exception {
        logIn();

        HttpResponse<String> kept = post(mark(0, "1.5, null", "Which *epoch*?"), home);

        assertThat(kept.body()).contains("\"version\":1", "\"points\":[1.5,null]", "\"complete\":false", "\"left\":2");
        assertThat(post(mark(1, "1.5, 0.5", "Which *epoch*?"), home).body()).contains("\"version\":2", "\"left\":1");
        Manual manual = gradebook.manual("101", "P1", "P1.3").orElseThrow();
        assertThat(manual.earned()).isEqualTo(2);
        assertThat(manual.by()).isEqualTo("Grace");
        assertThat(get(home + "/en/mark?p=P1&q=P1.3&s=101").body())
                .contains("Which *epoch*?</textarea>", "value=\"1.5\"", "data-version=\"2\"");
        assertThat(get(home + "/en/next?p=P1&q=P1.3&s=101").headers().firstValue("Location"))
                .contains("/en/mark?p=P1&q=P1.4&s=101");
    }

    @Test
    void whenNothingIsLeftTheOverviewFollows() throws Exception {
        logIn();
        post(mark(0, "1.5, 0.5", ""), home);
        post(mark(0, "1.5, 0.5", "").replace("P1.3", "P1.4"), home);

        assertThat(get(home + "/en/next").headers().firstValue("Location")).contains("/en/");
        assertThat(get(home + "/en/").body()).contains("Everything is marked.");
    }

    @Test
    void theSecondOfTwoTabsIsToldOfTheFirst() throws Exception {
        logIn();
        post(mark(0, "1.5, 0.5", "first"), home);

        HttpResponse<String> second = post(mark(0, "0, 0", "second"), home);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("\"by\":\"Grace\"", "\"comment\":\"first\"", "\"version\":1");
        assertThat(gradebook.manual("101", "P1", "P1.3").orElseThrow().comment())
                .isEqualTo("first");
    }

    @Test
    void aMarkThatDoesNotFitIsRefusedWithAReason() throws Exception {
        logIn();

        assertThat(post(mark(0, "9, 0", ""), home).body()).contains("criterion 1 of P1.3 gives 0 to 1.5 points");
        assertThat(post(mark(0, "\"x\", 0", ""), home).statusCode()).isEqualTo(400);
        assertThat(post("[]", home).statusCode()).isEqualTo(400);
        assertThat(post("{}", home).statusCode()).isEqualTo(400);
        assertThat(post("{", home).statusCode()).isEqualTo(400);
        assertThat(post("\"" + "x".repeat(300_000) + "\"", home).statusCode()).isEqualTo(400);
        assertThat(gradebook.manual("101", "P1", "P1.3")).isEmpty();
    }

    @Test
    void lookingAtAnAnswerIsNoMark() throws Exception {
        logIn();

        assertThat(post(mark(0, "null, null", ""), home).statusCode()).isEqualTo(200);
        assertThat(gradebook.manual("101", "P1", "P1.3")).isEmpty();
    }

    @Test
    void aNewAttemptWithAnotherAnswerIsToDoAgain() throws Exception {
        logIn();
        post(mark(0, "1.5, 0.5", ""), home);
        assertThat(get(home + "/en/").body()).contains("1 to do");

        gradebook.add(submission(ADA, "P1", "cc", MARCH_1.plusSeconds(9)), grading("P1", "cc", 1, "Other words.", 1));

        assertThat(get(home + "/en/").body()).contains("2 to do", "look again: answer or rubric has changed");
        assertThat(get(home + "/en/mark?p=P1&q=P1.3&s=101").body())
                .contains("Other words.", "The answer has changed since it was marked.");
    }

    @Test
    void theNotebooksFiguresAreShownWhileTheFileIsTheGradedOne() throws Exception {
        logIn();
        Path file = temp.resolve("grace.ipynb");
        Cell figure = Cell.code("fig", "Plot.line(costs)");
        figure.json().add("outputs", JsonParser.parseString("""
                        [{"output_type": "display_data", "metadata": {}, "data": {"text/html":
                          ["<div onclick='x()'><img alt=\\"cost &lt; 1\\" src=\\"data:image/svg+xml;base64,PHN2Zy8+\\"><script>x()</script>"]}},
                         {"output_type": "display_data", "metadata": {}, "data": {"image/png": "a\\" onerror=\\"x()"}}]
                        """));
        Notebook notebook = Notebook.of(
                "neurona",
                "Neurona",
                "java",
                List.of(
                        figure,
                        Cell.markdown("ex-P1-3-task", "What do the *curves* say?"),
                        Cell.markdown("ex-P1-3-answer", "answer")));
        notebook.write(file);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        Student grace = new Student("103", "Grace Hopper");
        gradebook.add(
                new Submission(grace, "P1", file, "grace.ipynb", Optional.of(MARCH_1), digest),
                grading("P1", digest, 1));

        assertThat(get(home + "/en/mark?p=P1&q=P1.3&s=103").body())
                .contains("<img alt=\"cost &lt; 1\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">")
                .contains(
                        "Figures before the question (1)",
                        "<code>Plot.line(costs)</code>",
                        "What do the <em>curves</em> say?")
                .doesNotContain("onclick", "onerror", "x()");
        Files.writeString(file, "something else");
        assertThat(get(home + "/en/mark?p=P1&q=P1.3&s=103").body()).doesNotContain("<img");
    }

    @Test
    void aTakenPortIsTold() {
        assertThatThrownBy(() -> MarkingServer.start(
                                gradebook,
                                Rules.standard(),
                                "Grace",
                                Language.EN,
                                server.link().getPort())
                        .close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is taken");
    }

    @Test
    void bothLanguagesSayTheSameThings() throws Exception {
        assertThat(words("es").stringPropertyNames()).isEqualTo(words("en").stringPropertyNames());
    }

    private static Properties words(String code) throws IOException {
        Properties words = new Properties();
        try (InputStream in = Words.class.getResourceAsStream("words_" + code + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    private static String mark(long version, String points, String comment) {
        return """
                {"practice": "P1", "question": "P1.3", "student": "101", "version": %d, "points": [%s], "comment": "%s"}
                """.formatted(version, points, comment);
    }

    private void logIn() throws Exception {
        cookie = get(server.link().toString())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    private HttpResponse<String> get(String address) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body, String origin) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + "/mark"))
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.link().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] answer = socket.getInputStream().readNBytes(12);
            return new String(answer, StandardCharsets.US_ASCII);
        }
    }
}
