package dev.neurona.lessons.grade.page;

import dev.neurona.check.Language;
import dev.neurona.language.Spoken;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.site.Html;
import dev.neurona.lessons.site.Style;
import dev.neurona.lessons.site.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** A page that is being written, in one language. */
final class Sheet {
    private static final String STYLE = resource("grade.css");

    final Language language;
    private final StringBuilder body = new StringBuilder();

    Sheet(Language language) {
        this.language = language;
    }

    /** Adds HTML. */
    Sheet add(String html) {
        body.append(html).append('\n');
        return this;
    }

    /** Opens a section with a heading; {@link #end} closes it. */
    Sheet section(String id, String english, String spanish) {
        return add("<section aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>".formatted(id, id, say(english, spanish)));
    }

    /** Closes what {@link #section} opened. */
    Sheet end() {
        return add("</section>");
    }

    String say(String english, String spanish) {
        return language == Language.ES ? spanish : english;
    }

    /** {@return words of the course, which may have code in them} */
    String say(Wording wording) {
        return Untrusted.line(wording.in(language));
    }

    /** {@return points with at most two decimals, as people write them} */
    String points(double points) {
        return points(points, language);
    }

    static String points(double points, Language language) {
        if (!Double.isFinite(points)) {
            return "–";
        }
        String plain = BigDecimal.valueOf(points)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return Spoken.decimal(language.code(), plain);
    }

    /** {@return "1.5 of 2 points"} */
    String of(double earned, double most) {
        return say("%s of %s points", "%s de %s puntos").formatted(points(earned), points(most));
    }

    /** {@return the whole page} */
    String html(String title, String footer) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="referrer" content="no-referrer"/>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
                <title>%s</title>
                <style>%s%s</style>
                </head>
                <body>
                <a class="skip" href="#main">%s</a>
                <main id="main">
                %s</main>
                <footer><div class="end">%s</div></footer>
                </body>
                </html>
                """.formatted(
                        language.code(),
                        Html.escape(title),
                        Style.plain(),
                        STYLE,
                        say("To the text", "Al texto"),
                        body,
                        footer);
    }

    private static String resource(String name) {
        try (InputStream in = Sheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("%s is not on the class path: build the project again".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
