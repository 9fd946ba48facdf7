package dev.neurona.plot;

import dev.neurona.plot.json.HtmlText;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.picture.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A figure as HTML: the picture in a box of fixed height, and the script that puts an interactive figure over it. */
final class FigureHtml {
    private static final int ALT = 400;
    private static final String SCRIPT = script();

    private FigureHtml() {}

    static String picture(Picture picture, String description) {
        String alt = description.strip().replaceAll("\\s*\\R\\s*", "; ");
        if (alt.length() > ALT) {
            alt = alt.substring(0, alt.offsetByCodePoints(0, alt.codePointCount(0, ALT))) + "\u2026";
        }
        String svg = Base64.getEncoder().encodeToString(picture.svg().getBytes(StandardCharsets.UTF_8));
        return "<img width=\"%d\" style=\"display:block;max-width:100%%;height:auto\" alt=\"%s\" src=\"data:image/svg+xml;base64,%s\">"
                .formatted(picture.width(), HtmlText.escape(alt), svg);
    }

    static String interactive(Picture picture, String still, String json) {
        String box = "<div style=\"position:relative;height:%dpx;max-width:%dpx\">"
                .formatted(picture.height(), picture.width());
        return box + still + "</div>\n<script>"
                + SCRIPT.replace("\"KERNELSPEC\"", Json.write(PlotlyScript.kernelspecName()))
                        .replace("FIGURE", json)
                + "</script>";
    }

    private static String script() {
        try (InputStream in = FigureHtml.class.getResourceAsStream("figure.js")) {
            if (in == null) {
                throw new IllegalStateException("figure.js is missing from the library's jar: build it again");
            }
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return source.replaceAll("(?m)^\\s*//.*\\R", "")
                    .replaceAll("(?m)^\\s+", "")
                    .replaceAll("\\R", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
