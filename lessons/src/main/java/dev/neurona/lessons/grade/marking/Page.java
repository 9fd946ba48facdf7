package dev.neurona.lessons.grade.marking;

import dev.neurona.check.Language;
import dev.neurona.lessons.site.Html;
import dev.neurona.lessons.site.Style;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What all pages have: head, a way past the links, the switch of languages. */
final class Page {
    private Page() {}

    /**
     * {@return a page}
     *
     * @param title as text
     * @param links at the top, as HTML
     * @param main as HTML
     * @param address of the same page, behind the language
     */
    static String html(Words words, String title, String links, String main, String address) {
        Language other = words.language() == Language.ES ? Language.EN : Language.ES;
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · Neurona</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/marking.css">
                <script src="/marking.js" defer></script>
                </head>
                <body>
                <a class="skip" href="#main">%s</a>
                <header><nav aria-label="%s">%s<a id="language" href="/%s/%s" lang="%s" hreflang="%s">%s</a></nav></header>
                <noscript><p class="alert">%s</p></noscript>
                <main id="main">
                %s</main>
                </body>
                </html>
                """.formatted(
                        words.language().code(),
                        Html.escape(title),
                        words.say("skip"),
                        words.say("navigation"),
                        links,
                        other.code(),
                        Html.escape(address),
                        other.code(),
                        other.code(),
                        other == Language.ES ? "Español" : "English",
                        words.say("noscript"),
                        main);
    }

    /** {@return a file of ours; the styles begin with those of the course's pages} */
    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("%s is not on the class path: build the project again".formatted(name));
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return name.endsWith(".css") ? Style.plain() + text : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
