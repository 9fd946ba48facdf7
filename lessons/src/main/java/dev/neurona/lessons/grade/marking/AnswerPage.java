package dev.neurona.lessons.grade.marking;

import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.GradebookException;
import dev.neurona.lessons.grade.gradebook.Manual;
import dev.neurona.lessons.site.Html;
import dev.neurona.lessons.site.Untrusted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** An answer beside its rubric. */
final class AnswerPage {
    private final Gradebook gradebook;
    private final Round round;
    private final String by;

    AnswerPage(Gradebook gradebook, Round round, String by) {
        this.gradebook = gradebook;
        this.round = round;
        this.by = by;
    }

    String html(Item item, Words words) throws GradebookException {
        Attempt attempt = Marks.attempt(gradebook, item);
        Surroundings around = Surroundings.of(attempt, item.question());
        Grading.Question question = Marks.question(gradebook, item);
        Optional<Manual> manual = gradebook.manual(item.student().id(), item.practice(), item.question());
        manual.ifPresent(each -> round.marked(item, each));
        String title = item.question() + " " + question.title().in(words.language());
        String main = """
                <h1>%s <small>%s (%s)</small></h1>
                <div class="columns">
                <article aria-labelledby="answer-heading">
                %s
                <h2 id="answer-heading">%s</h2>
                <div class="answer">%s</div>
                %s
                %s
                </article>
                %s
                </div>
                %s
                """.formatted(
                        Html.escape(title),
                        Html.escape(item.student().name()),
                        Html.escape(item.student().id()),
                        task(around.task(), words),
                        words.say("answer"),
                        question.answer().isBlank()
                                ? "<p class=\"none\">" + words.say("no.answer") + "</p>"
                                : Untrusted.html(question.answer()),
                        figures(around.figures(), words),
                        new Results(words).html(attempt.grading()),
                        form(item, question, manual, words),
                        keys(words));
        return Page.html(words, title + " · " + item.student().name(), links(item, words), main, item.address("mark"));
    }

    private String links(Item item, Words words) throws GradebookException {
        List<Item> all = round.items();
        int at = all.indexOf(item);
        StringBuilder links =
                new StringBuilder("<a data-key=\"o\" href=\"./\">%s <kbd>o</kbd></a>".formatted(words.say("overview")));
        links.append(link(all, at - 1, "k", words.say("previous")))
                .append(link(all, at + 1, "j", words.say("following")))
                .append("<a data-key=\"n\" href=\"%s\">%s <kbd>n</kbd></a>"
                        .formatted(Html.escape(item.address("next")), words.say("next")))
                .append("<span>%s · <span id=\"left\">%s</span></span>"
                        .formatted(
                                words.say("position", at + 1, all.size()),
                                words.say(round.left() == 1 ? "left.one" : "left.many", round.left())))
                .append("<button type=\"button\" id=\"help\">%s <kbd>?</kbd></button>".formatted(words.say("keys")));
        return links.toString();
    }

    private static String link(List<Item> all, int at, String key, String text) {
        return at < 0 || at >= all.size()
                ? "<span class=\"none\">" + text + "</span>"
                : "<a data-key=\"%s\" href=\"%s\">%s <kbd>%s</kbd></a>"
                        .formatted(key, Html.escape(all.get(at).address("mark")), text, key);
    }

    private static String task(String task, Words words) {
        return task.isEmpty()
                ? ""
                : "<details id=\"task\"><summary>%s <kbd>q</kbd></summary>%s</details>"
                        .formatted(words.say("task"), Untrusted.html(task));
    }

    private static String figures(List<Surroundings.Figure> figures, Words words) {
        if (figures.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<details open id=\"figures\"><summary>%s <kbd>f</kbd></summary>\n"
                .formatted(words.say("figures", figures.size())));
        for (Surroundings.Figure figure : figures) {
            html.append("<figure><img alt=\"%s\" src=\"%s\"><figcaption><code>%s</code></figcaption></figure>\n"
                    .formatted(Html.escape(figure.alt()), figure.source(), Html.escape(figure.cell())));
        }
        return html.append("</details>").toString();
    }

    private String form(Item item, Grading.Question question, Optional<Manual> manual, Words words) {
        boolean fits = manual.isPresent()
                && manual.get().points().size() == question.rubric().size();
        StringBuilder criteria = new StringBuilder();
        for (int i = 0; i < question.rubric().size(); i++) {
            OptionalDouble given = fits ? manual.get().points().get(i) : OptionalDouble.empty();
            criteria.append(criterion(i + 1, question.rubric().get(i), given, words));
        }
        return """
                <form id="mark" autocomplete="off" data-practice="%s" data-question="%s" data-student="%s" data-version="%d"
                 data-comma="%s" data-saving="%s" data-saved="%s" data-unsaved="%s" data-wrong="%s" data-total="%s"
                 data-left-one="%s" data-left-many="%s" data-open="%s" data-theirs="%s">
                <h2 tabindex="-1">%s</h2>
                %s%s
                <p><label for="comment">%s <kbd>c</kbd></label></p>
                <textarea id="comment" rows="5" maxlength="20000">%s</textarea>
                <p><strong id="total"></strong> <span class="by">%s</span></p>
                <p id="status" role="status"></p>
                <div id="conflict" role="alert" hidden>
                <p id="theirs"></p>
                <p><button type="button" id="take">%s</button> <button type="button" id="keep">%s</button></p>
                </div>
                <p><a class="button" data-key="n" href="%s">%s <kbd>n</kbd></a></p>
                <details id="good" open><summary>%s <kbd>g</kbd></summary>%s</details>
                </form>
                """.formatted(
                        Html.escape(item.practice()),
                        Html.escape(item.question()),
                        Html.escape(item.student().id()),
                        manual.map(Manual::version).orElse(0L),
                        words.number(0.5).contains(","),
                        words.say("saving"),
                        words.say("saved"),
                        words.say("unsaved"),
                        words.say("wrong"),
                        words.say("total", "{0}", words.number(question.points())),
                        words.say("left.one", 1),
                        words.say("left.many", "{0}"),
                        words.say("open"),
                        words.say("theirs", "{0}", "{1}", "{2}"),
                        words.say("rubric"),
                        doubt(question, manual, words),
                        criteria,
                        words.say("comment"),
                        Html.escape(manual.map(Manual::comment).orElse("")),
                        words.say("by", by),
                        words.say("take"),
                        words.say("keep"),
                        Html.escape(item.address("next")),
                        words.say("next"),
                        words.say("good"),
                        Untrusted.html(question.good().in(words.language())));
    }

    private static String doubt(Grading.Question question, Optional<Manual> manual, Words words) {
        if (manual.isEmpty() || Round.state(question, manual) != Round.State.DOUBTFUL) {
            return "";
        }
        return "<p class=\"alert\">%s</p>\n"
                .formatted(words.say(manual.get().fits(question) ? "changed.answer" : "changed.rubric"));
    }

    private static String criterion(int number, Grading.Criterion criterion, OptionalDouble given, Words words) {
        return """
                <fieldset data-most="%s">
                <legend><kbd>%d</kbd> %s</legend>
                <label>%s <input type="text" inputmode="decimal" size="5" value="%s" aria-describedby="most-%d"></label>
                <span id="most-%d">%s</span>
                <span class="quick"><button type="button" data-share="0" aria-label="%s">0</button><button type="button"\
                 data-share="0.5" aria-label="%s">½</button><button type="button" data-share="1" aria-label="%s">%s</button></span>
                </fieldset>
                """.formatted(
                        criterion.points(),
                        number,
                        Html.escape(criterion.text().in(words.language())),
                        words.say("points"),
                        given.isPresent() ? words.number(given.getAsDouble()) : "",
                        number,
                        number,
                        words.say("of", words.number(criterion.points())),
                        words.say("quick.none", number),
                        words.say("quick.half", number),
                        words.say("quick.all", number, words.number(criterion.points())),
                        words.number(criterion.points()));
    }

    private static String keys(Words words) {
        StringBuilder rows = new StringBuilder();
        for (String key : List.of("1", "a", "c", "n", "j", "k", "q", "f", "r", "g", "o", "?", "esc", "ctrl")) {
            rows.append("<tr><th scope=\"row\"><kbd>%s</kbd></th><td>%s</td></tr>\n"
                    .formatted(words.say("key." + key + ".name"), words.say("key." + key)));
        }
        return """
                <dialog id="keys" aria-labelledby="keys-heading">
                <h2 id="keys-heading">%s</h2>
                <table>
                %s</table>
                <p><button type="button" id="close">%s</button></p>
                </dialog>
                """.formatted(words.say("keys"), rows, words.say("close"));
    }
}
