package dev.neurona.check;

import dev.neurona.plot.json.HtmlText;

/** An exercise as HTML: a bar of colour, a sign, and words; text has the colour of the page. */
final class ResultHtml {
    private ResultHtml() {}

    static String of(Result result, Language language) {
        StringBuilder body = new StringBuilder();
        Status status = result.status();
        body.append("<div>")
                .append(sign(status))
                .append(" <b>")
                .append(escape(result.exercise().name().in(language)))
                .append("</b>: ")
                .append(escape(ResultText.summary(result, language)))
                .append("</div>");
        for (Verdict verdict : result.verdicts()) {
            if (!(verdict instanceof Verdict.Passed)) {
                body.append("<div style=\"margin:4px 0 0 1.4em\">")
                        .append(escape(verdict.headline().in(language)))
                        .append(look(verdict, language))
                        .append("</div>");
            }
        }
        if (status == Status.FAILED
                && result.hints() < result.exercise().hints().size()) {
            body.append("<div style=\"margin:4px 0 0 1.4em\">")
                    .append(escape(
                            Message.key("hint.offer", result.exercise().id()).in(language)))
                    .append("</div>");
        }
        return box(status.colour(), body.toString());
    }

    private static String look(Verdict verdict, Language language) {
        StringBuilder list = new StringBuilder();
        verdict.look()
                .forEach(look ->
                        list.append("<li>").append(escape(look.in(language))).append("</li>"));
        return list.isEmpty() ? "" : "<ul style=\"margin:2px 0 0\">" + list + "</ul>";
    }

    /** The sign is for the eye; the words after it say the same. */
    static String sign(Status status) {
        return "<span aria-hidden=\"true\" style=\"color:%s;font-weight:bold\">%s</span>"
                .formatted(status.colour(), status.symbol());
    }

    static String box(String colour, String body) {
        return "<div role=\"status\" style=\"border-left:4px solid %s;padding:4px 10px;margin:2px 0\">%s</div>"
                .formatted(colour, body);
    }

    static String escape(String text) {
        return HtmlText.escape(text);
    }
}
