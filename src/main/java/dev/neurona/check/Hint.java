package dev.neurona.check;

import dev.neurona.plot.json.HtmlText;
import dev.neurona.plot.json.Json;

/**
 * A hint, the solution, or why there is none yet.
 *
 * @param exercise the id of the exercise
 * @param title what it is, such as "Hint 1 of 3"
 * @param words what it says
 * @param code Java code, empty for none
 */
public record Hint(String exercise, Message title, Message words, String code) implements Shown {
    @Override
    public String text(Language language) {
        String line = title.in(language) + ": " + words.in(language);
        return code.isEmpty() ? line.strip() : (title.in(language) + ":\n" + code).strip();
    }

    @Override
    public String html(Language language) {
        String body = code.isEmpty()
                ? HtmlText.escape(words.in(language))
                : "<pre style=\"margin:4px 0 0\">" + HtmlText.escape(code).replace("&#10;", "\n") + "</pre>";
        return ResultHtml.box("#808080", "<b>" + HtmlText.escape(title.in(language)) + ":</b> " + body);
    }

    @Override
    public String json(Language language) {
        return Json.write(Json.object(
                "schema",
                1,
                "kind",
                "hint",
                "exercise",
                exercise,
                "title",
                title.in(language),
                "text",
                words.in(language)));
    }

    @Override
    public String toString() {
        return text(Check.language());
    }
}
