package dev.neurona.check;

/** The board of a notebook as an HTML table: a row for each exercise. */
final class ReportHtml {
    private static final String CELL = "padding:4px 12px 4px 0;text-align:left;vertical-align:top";

    private ReportHtml() {}

    static String of(Report report, Language language) {
        StringBuilder out = new StringBuilder();
        out.append(
                "<table lang=\"%s\" style=\"border-collapse:collapse;color:inherit;font:inherit\"><caption style=\"text-align:left;font-weight:bold;padding:4px 0\">"
                        .formatted(language.code()));
        out.append(say(ReportText.title(report), language)).append("</caption><thead><tr>");
        for (String column : new String[] {"report.exercise", "report.state", "report.pointsColumn", "report.look"}) {
            out.append("<th scope=\"col\" style=\"%s\">".formatted(CELL))
                    .append(say(Message.key(column), language))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>");
        report.results().forEach(result -> row(out, result, language));
        out.append("</tbody></table><p style=\"margin:4px 0\"><b>")
                .append(say(ReportText.total(report), language))
                .append("</b></p>");
        return out.toString();
    }

    private static void row(StringBuilder out, Result result, Language language) {
        Status status = result.status();
        out.append(
                "<tr style=\"border-top:1px solid rgba(128,128,128,.4)\"><th scope=\"row\" style=\"%s;font-weight:normal\">"
                        .formatted(CELL));
        out.append(say(result.exercise().name(), language)).append("</th>");
        cell(out, ResultHtml.sign(status) + " " + ResultHtml.escape(ResultText.summary(result, language)));
        cell(
                out,
                say(Message.key("report.of", result.earned(), result.exercise().points()), language));
        String look = result.verdicts().stream()
                .filter(Verdict.Failed.class::isInstance)
                .findFirst()
                .map(verdict -> verdict.headline().in(language))
                .orElse("");
        cell(out, ResultHtml.escape(look));
        out.append("</tr>");
    }

    private static void cell(StringBuilder out, String html) {
        out.append("<td style=\"%s\">".formatted(CELL)).append(html).append("</td>");
    }

    private static String say(Message message, Language language) {
        return ResultHtml.escape(message.in(language));
    }
}
