package dev.neurona.check;

import java.util.ArrayList;
import java.util.List;

/** An exercise in lines of text. */
final class ResultText {
    private ResultText() {}

    static String of(Result result, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(result, language));
        for (Verdict verdict : result.verdicts()) {
            if (!(verdict instanceof Verdict.Passed)) {
                lines.add("  " + verdict.headline().in(language));
                verdict.look().forEach(look -> lines.add("    " + look.in(language)));
            }
        }
        if (result.status() == Status.FAILED
                && result.hints() < result.exercise().hints().size()) {
            lines.add("  " + Message.key("hint.offer", result.exercise().id()).in(language));
        }
        return String.join("\n", lines);
    }

    /** {@return such as "✘ 05.1 The sigmoid: failed, 1 of 2 checks passed"} */
    static String headline(Result result, Language language) {
        return result.status().symbol() + " " + result.exercise().name().in(language) + ": "
                + summary(result, language);
    }

    static String summary(Result result, Language language) {
        Status status = result.status();
        return status == Status.NOT_ATTEMPTED || result.checks() == 1
                ? status.label().in(language)
                : Message.key("result.checks", status.label(), result.passed(), result.checks())
                        .in(language);
    }
}
