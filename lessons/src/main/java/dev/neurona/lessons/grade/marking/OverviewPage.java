package dev.neurona.lessons.grade.marking;

import dev.neurona.lessons.grade.gradebook.GradebookException;
import dev.neurona.lessons.site.Html;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What there is to mark: the questions with how far they are, and everybody's answers to each. */
final class OverviewPage {
    private final Round round;

    OverviewPage(Round round) {
        this.round = round;
    }

    String html(Words words) throws GradebookException {
        Map<String, List<Item>> questions = new LinkedHashMap<>();
        for (Item item : round.items()) {
            questions
                    .computeIfAbsent(item.practice() + "\n" + item.question(), each -> new ArrayList<>())
                    .add(item);
        }
        long left = round.left();
        StringBuilder main =
                new StringBuilder("<h1>").append(words.say("marking")).append("</h1>\n<p>");
        if (round.items().isEmpty()) {
            main.append(words.say("nothing"));
        } else if (left == 0) {
            main.append(words.say("done"));
        } else {
            main.append(words.say(left == 1 ? "left.one" : "left.many", left))
                    .append("</p>\n<p><a class=\"button\" data-key=\"n\" href=\"next\">")
                    .append(words.say("begin"))
                    .append(" <kbd>n</kbd></a>");
        }
        main.append("</p>\n");
        questions.values().forEach(items -> main.append(question(items, words)));
        return Page.html(words, words.bundle().getString("marking"), "", main.toString(), "");
    }

    private String question(List<Item> items, Words words) {
        Map<Round.State, Integer> counts = new TreeMap<>();
        StringBuilder list = new StringBuilder();
        for (Item item : items) {
            Round.State state = round.state(item);
            counts.merge(state, 1, Integer::sum);
            String name = state.name().toLowerCase(Locale.ROOT);
            list.append("<li class=\"%s\"><a href=\"%s\">%s</a> <span>%s</span></li>\n"
                    .formatted(
                            name,
                            Html.escape(item.address("mark")),
                            Html.escape(item.student().name()),
                            words.say("state." + name)));
        }
        int done =
                items.size() - counts.getOrDefault(Round.State.OPEN, 0) - counts.getOrDefault(Round.State.DOUBTFUL, 0);
        Item first = items.get(0);
        return """
                <section>
                <h2>%s %s</h2>
                <p><progress max="%d" value="%d" aria-label="%s"></progress> %s</p>
                <details><summary>%s</summary><ul class="students">
                %s</ul></details>
                </section>
                """.formatted(
                        Html.escape(first.question()),
                        Html.escape(round.title(first).in(words.language())),
                        items.size(),
                        done,
                        words.say("progress", done, items.size()),
                        words.say("progress", done, items.size()),
                        words.say("answers"),
                        list);
    }
}
