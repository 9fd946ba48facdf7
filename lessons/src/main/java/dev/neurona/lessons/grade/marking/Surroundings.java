package dev.neurona.lessons.grade.marking;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.CellIds;
import dev.neurona.lessons.grade.gradebook.Attempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the submitted notebook has around an answer: the question as the student saw it, and the pictures before it, behind
 * the question before: what it asks about. They are only looked for where the file still is, and still is the one that was
 * graded. Each picture becomes the source of an {@code img}, where nothing in it can run or load anything.
 *
 * @param task Markdown, empty where it is not at hand
 */
record Surroundings(String task, List<Figure> figures) {
    private static final Surroundings NONE = new Surroundings("", List.of());

    private static final long LARGEST_FILE = 64L << 20;
    private static final int LARGEST_FIGURE = 4 << 20;
    private static final int MOST = 12;

    private static final Pattern IMAGE = Pattern.compile(
            "<img\\b(?<before>[^>]*?)src=\"data:(?<type>image/(?:png|jpeg|gif|svg\\+xml));base64,(?<data>[A-Za-z0-9+/=]+)\"");
    private static final Pattern ALT = Pattern.compile("alt=\"([^\"]*)\"");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=]+");
    private static final Pattern ANSWER = Pattern.compile("ex-.*-answer");

    Surroundings {
        figures = List.copyOf(figures);
    }

    /**
     * A picture.
     *
     * @param cell first line of the cell it comes from
     * @param source a {@code data:} address
     */
    record Figure(String cell, String alt, String source) {}

    static Surroundings of(Attempt attempt, String question) {
        try {
            if (!Files.isRegularFile(attempt.file()) || Files.size(attempt.file()) > LARGEST_FILE) {
                return NONE;
            }
            byte[] bytes = Files.readAllBytes(attempt.file());
            if (!digest(bytes).equals(attempt.submission())) {
                return NONE;
            }
            Notebook notebook = Notebook.parse(
                    new String(bytes, StandardCharsets.UTF_8),
                    String.valueOf(attempt.file().getFileName()));
            return before(notebook, CellIds.prefix(question) + "-");
        } catch (IOException | RuntimeException unreadable) {
            // The answer can be marked without them.
            return NONE;
        }
    }

    private static Surroundings before(Notebook notebook, String question) {
        List<Figure> figures = new ArrayList<>();
        for (Cell cell : notebook.cells()) {
            String id = cell.id().orElse("");
            if (id.startsWith(question)) {
                List<Figure> last = figures.subList(Math.max(0, figures.size() - MOST), figures.size());
                return new Surroundings(id.endsWith("-task") ? cell.source() : "", last);
            }
            if (ANSWER.matcher(id).matches() && !cell.isCode()) {
                figures.clear();
            }
            if (cell.isCode()) {
                String title = cell.source().lines().findFirst().orElse("");
                for (JsonElement output : cell.outputs()) {
                    figure(output, title, figures);
                }
            }
        }
        return NONE;
    }

    private static void figure(JsonElement output, String cell, List<Figure> figures) {
        if (!(output instanceof JsonObject object) || !(object.get("data") instanceof JsonObject data)) {
            return;
        }
        String html = joined(data.get("text/html"));
        Matcher image = IMAGE.matcher(html);
        if (html.length() < LARGEST_FIGURE && image.find()) {
            Matcher alt = ALT.matcher(image.group("before"));
            figures.add(new Figure(
                    cell,
                    alt.find() ? unescaped(alt.group(1)) : cell,
                    "data:%s;base64,%s".formatted(image.group("type"), image.group("data"))));
            return;
        }
        for (String type : List.of("image/png", "image/jpeg")) {
            String base64 = joined(data.get(type)).replaceAll("\\s", "");
            if (base64.length() < LARGEST_FIGURE && BASE64.matcher(base64).matches()) {
                figures.add(
                        new Figure(cell, joined(data.get("text/plain")), "data:%s;base64,%s".formatted(type, base64)));
                return;
            }
        }
        String svg = joined(data.get("image/svg+xml"));
        if (!svg.isEmpty() && svg.length() < LARGEST_FIGURE) {
            String base64 = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
            figures.add(new Figure(cell, joined(data.get("text/plain")), "data:image/svg+xml;base64," + base64));
        }
    }

    private static String unescaped(String text) {
        String plain = text;
        for (Map.Entry<String, String> each : List.of(
                Map.entry("&quot;", "\""),
                Map.entry("&#39;", "'"),
                Map.entry("&lt;", "<"),
                Map.entry("&gt;", ">"),
                Map.entry("&amp;", "&"))) {
            plain = plain.replace(each.getKey(), each.getValue());
        }
        return plain;
    }

    private static String joined(@Nullable JsonElement text) {
        if (text instanceof JsonArray lines) {
            StringBuilder all = new StringBuilder();
            lines.forEach(line -> all.append(line.getAsString()));
            return all.toString();
        }
        return text != null && text.isJsonPrimitive() ? text.getAsString() : "";
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
