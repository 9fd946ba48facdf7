package dev.neurona.lessons.site;

import dev.neurona.check.Language;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;

/** One page: head, styles, a way past the links at the top, the text. */
final class Page {
    private final Language language;
    private final Prose prose;
    private final Outputs outputs;
    private final StringBuilder body = new StringBuilder();

    Page(Language language, Formulas formulas) {
        this.language = language;
        this.prose = new Prose(formulas);
        this.outputs = new Outputs(prose);
    }

    private String say(String english, String spanish) {
        return language == Language.ES ? spanish : english;
    }

    /** Adds Markdown. */
    Page add(String markdown) {
        body.append(prose.html(markdown));
        return this;
    }

    /** Adds a notebook's cells. What is folded in a notebook is folded here. */
    Page add(Notebook notebook) {
        for (Cell cell : notebook.cells()) {
            if (cell.isCode()) {
                code(cell);
            } else if (!cell.id().orElse("").equals("links")) {
                body.append("<section>").append(prose.html(cell.source())).append("</section>\n");
            }
        }
        return this;
    }

    private void code(Cell cell) {
        if (cell.tags().contains("exercises")) {
            return;
        }
        String code = "<pre class=\"code\" tabindex=\"0\"><code>" + JavaCode.html(cell.source()) + "</code></pre>";
        if (cell.tags().contains("check")) {
            body.append("<details><summary>%s</summary>%s</details>\n"
                    .formatted(say("The checks", "Las comprobaciones"), code));
        } else {
            body.append(code).append('\n');
        }
        body.append(outputs.html(cell.outputs()));
    }

    /**
     * {@return the page}
     *
     * @param links to the pages around it, as Markdown
     * @param up from the page to the site's folder, such as {@code ../}
     * @param other the address of the same page in the other language
     */
    String html(String title, String links, String up, String other) {
        String around = prose.html(links);
        String plotly = outputs.hasFigures()
                ? "<script id=\"jupyter-config-data\" type=\"application/json\">{\"baseUrl\":\"" + up + "\"}</script>\n"
                : "";
        Language foreign = language == Language.ES ? Language.EN : Language.ES;
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · Neurona</title>
                <style>%s</style>
                </head>
                <body>
                <a class="skip" href="#main">%s</a>
                <header><nav aria-label="%s">%s<p><a href="%s" lang="%s" hreflang="%s">%s</a></p></nav></header>
                %s<main id="main">
                %s</main>
                <footer><nav aria-label="%s">%s</nav></footer>
                </body>
                </html>
                """.formatted(
                        language.code(),
                        Html.escape(title),
                        Style.of(prose.hasFormulas()),
                        say("To the text", "Al texto"),
                        say("Lessons", "Lecciones"),
                        around,
                        other,
                        foreign.code(),
                        foreign.code(),
                        foreign == Language.ES ? "Español" : "English",
                        plotly,
                        body,
                        say("Lessons, again", "Lecciones, otra vez"),
                        around);
    }
}
