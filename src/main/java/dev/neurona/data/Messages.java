package dev.neurona.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Writes the messages of {@link Tables#messages()}. */
final class Messages {
    private static final double SPAM = 0.2;
    private static final List<String> COUNTED = List.of("free", "win", "money", "meeting", "tomorrow");

    private static final List<String> ORDINARY = List.of(
            "The meeting is moved to %s.",
            "Shall we walk the dog %s?",
            "I left the keys with Marta.",
            "Your book is ready at the library.",
            "Can you send me the notes of the meeting?",
            "Dinner is at eight, bring bread.",
            "The train is late, I will be there %s.",
            "Thanks for the money you lent me.",
            "Are you free %s?",
            "We did not win, but we played well.",
            "The plumber comes %s.",
            "Grandmother asks when you will visit.",
            "I found your scarf behind the sofa.",
            "The report needs one more page.");

    private static final List<String> UNWANTED = List.of(
            "You win a free holiday!",
            "Claim your free prize %s!",
            "Earn money from home, no work needed!",
            "Free money for the first hundred!",
            "Win back your hair in seven days!",
            "Your account is locked, click here %s.",
            "Cheap watches, free delivery!",
            "A prince wishes to send you money.",
            "Last chance to win, answer %s!",
            "Lose weight while you sleep, free trial!",
            "This offer ends %s.",
            "Double your money, no risk!");

    private static final List<String> WHEN = List.of("tomorrow", "today", "on Monday", "tonight", "next week", "now");

    private Messages() {}

    static Table table(int n, Random random) {
        StringColumn text = StringColumn.create("text");
        List<IntColumn> counts = new ArrayList<>();
        COUNTED.forEach(word -> counts.add(IntColumn.create(word)));
        IntColumn exclamations = IntColumn.create("exclamation marks");
        IntColumn length = IntColumn.create("length (characters)");
        StringColumn kind = StringColumn.create("kind");
        for (int i = 0; i < n; i++) {
            boolean spam = random.nextDouble() < SPAM;
            String message = write(spam, random);
            text.append(message);
            for (int w = 0; w < COUNTED.size(); w++) {
                counts.get(w).append(occurrences(message, COUNTED.get(w)));
            }
            exclamations.append((int) message.chars().filter(c -> c == '!').count());
            length.append(message.length());
            kind.append(spam ? "spam" : "ordinary");
        }
        Table table = Table.create("messages", text);
        counts.forEach(table::addColumns);
        return table.addColumns(exclamations, length, kind);
    }

    /** Two or three sentences; one in eight is of the other sort, so that no single word gives a message away. */
    private static String write(boolean spam, Random random) {
        List<String> sentences = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            boolean unwanted = random.nextDouble() < 0.125 ? !spam : spam;
            List<String> choice = unwanted ? UNWANTED : ORDINARY;
            String sentence = choice.get(random.nextInt(choice.size()));
            sentences.add(sentence.replace("%s", WHEN.get(random.nextInt(WHEN.size()))));
        }
        return String.join(" ", sentences);
    }

    private static int occurrences(String message, String word) {
        int count = 0;
        for (String found : message.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            count += found.equals(word) ? 1 : 0;
        }
        return count;
    }

    /** {@return how often something happens that happens so often on average (Poisson; Knuth's method)} */
    static int count(double mean, Random random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
