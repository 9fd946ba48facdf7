package dev.neurona.check;

import java.util.ArrayList;
import java.util.List;

/** The board of a notebook in lines of text. */
final class ReportText {
    private ReportText() {}

    static String of(Report report, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(title(report).in(language));
        for (Result result : report.results()) {
            lines.add(ResultText.headline(result, language) + " ("
                    + points(result).in(language) + ")");
        }
        lines.add(total(report).in(language));
        return String.join("\n", lines);
    }

    static Message title(Report report) {
        return report.lesson().isEmpty() ? Message.key("report.title") : Message.key("report.titleOf", report.lesson());
    }

    static Message points(Result result) {
        return Message.key("report.points", result.earned(), result.exercise().points());
    }

    static Message total(Report report) {
        return report.results().isEmpty()
                ? Message.key("report.empty")
                : Message.key(
                        "report.total",
                        report.count(Status.PASSED),
                        report.results().size(),
                        report.earned(),
                        report.points());
    }
}
