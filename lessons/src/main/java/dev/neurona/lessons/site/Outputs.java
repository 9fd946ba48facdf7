package dev.neurona.lessons.site;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.regex.Pattern;

/** What a cell put out, as HTML. A figure keeps its script: with plotly beside the page it moves, without it is a picture. */
final class Outputs {
    private static final Pattern KERNELSPEC = Pattern.compile("encodeURIComponent\\(\"[^\"]*\"\\)");
    private static final String PLOTLY = "application/vnd.plotly.v1+json";

    private final Prose prose;
    private boolean hasFigures;

    Outputs(Prose prose) {
        this.prose = prose;
    }

    /** {@return whether one of them was a figure} */
    boolean hasFigures() {
        return hasFigures;
    }

    String html(JsonArray outputs) {
        StringBuilder html = new StringBuilder();
        for (JsonElement output : outputs) {
            html.append(html(output.getAsJsonObject()));
        }
        return html.isEmpty() ? "" : "<div class=\"output\">" + html + "</div>\n";
    }

    private String html(JsonObject output) {
        if (output.has("text")) {
            return pre(joined(output.get("text")));
        }
        if (!(output.get("data") instanceof JsonObject data)) {
            return "";
        }
        if (data.has("text/html")) {
            boolean figure = data.has(PLOTLY);
            hasFigures |= figure;
            String html = joined(data.get("text/html"));
            return figure
                    ? "<figure>" + KERNELSPEC.matcher(html).replaceAll("\"neurona\"") + "</figure>"
                    : "<div class=\"html\">" + html + "</div>";
        }
        if (data.has("text/markdown")) {
            return prose.html(joined(data.get("text/markdown")));
        }
        if (data.has("text/latex")) {
            return prose.html(joined(data.get("text/latex")));
        }
        String text = data.has("text/plain") ? joined(data.get("text/plain")) : "";
        if (data.has("image/png")) {
            return "<img alt=\"%s\" src=\"data:image/png;base64,%s\">"
                    .formatted(Html.escape(text), joined(data.get("image/png")).replaceAll("\\s", ""));
        }
        return pre(text);
    }

    private static String pre(String text) {
        return "<pre>" + Html.escape(text) + "</pre>";
    }

    private static String joined(JsonElement text) {
        if (text instanceof JsonArray lines) {
            StringBuilder all = new StringBuilder();
            lines.forEach(line -> all.append(line.getAsString()));
            return all.toString();
        }
        return text.getAsString();
    }
}
