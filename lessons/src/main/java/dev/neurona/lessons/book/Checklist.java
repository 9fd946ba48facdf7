package dev.neurona.lessons.book;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the course has to teach, and the terms its glossary has to have.
 *
 * @param items by id
 */
record Checklist(Map<String, Item> items, List<Wanted> terms) {
    /** The file of the items. */
    static final String FILE = "checklist.yml";
    /** The file of the terms. */
    static final String TERMS = "terms.yml";

    Checklist {
        items = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(items));
        terms = List.copyOf(terms);
    }

    /**
     * Something to teach.
     *
     * @param lessons the ones that teach it; the first is answerable for it
     * @param shows what an output of the lesson must have, see {@link Shown}
     */
    record Item(String id, List<String> lessons, String title, List<String> shows) {
        Item {
            lessons = List.copyOf(lessons);
            shows = List.copyOf(shows);
        }

        /** {@return the lesson that is answerable for it, empty where none is} */
        Optional<String> owner() {
            return lessons.stream().findFirst();
        }
    }

    /**
     * A term to explain.
     *
     * @param number its place among those the course began from, 0 for another
     * @param lessons those it may belong to
     */
    record Wanted(int number, String term, List<String> lessons) {
        Wanted {
            lessons = List.copyOf(lessons);
        }

        /** {@return whether an entry of the glossary is of this term} */
        boolean is(Term entry) {
            return number > 0
                    ? entry.number() == number
                    : plain(entry.id()).equals(plain(term))
                            || plain(entry.term().english()).equals(plain(term));
        }

        /** Without what people write differently: capitals, hyphens, a remark in brackets. */
        private static String plain(String text) {
            return text.toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("\\(.*?\\)", "")
                    .replace("isation", "ization")
                    .replaceAll("[^a-z0-9]", "");
        }
    }

    /** {@return the checklist in a folder; its mistakes are added to the problems} */
    static Checklist read(Path folder, Plan plan, List<Problem> problems) throws IOException {
        Map<String, Item> items = new LinkedHashMap<>();
        for (Fields fields : Fields.list(folder.resolve(FILE), Set.of("id", "lessons", "title", "shows"), problems)) {
            Item item = new Item(fields.text("id"), lessons(fields, plan), fields.text("title"), fields.texts("shows"));
            if (items.put(item.id(), item) != null) {
                fields.wrong("id", "there is an item %s already".formatted(item.id()));
            }
        }
        List<Wanted> terms = new ArrayList<>();
        for (Fields fields : Fields.list(folder.resolve(TERMS), Set.of("number", "term", "lessons"), problems)) {
            terms.add(new Wanted(
                    fields.number("number", 1, GlossaryReader.NUMBERS), fields.text("term"), lessons(fields, plan)));
        }
        return new Checklist(items, terms);
    }

    private static List<String> lessons(Fields fields, Plan plan) {
        List<String> lessons = fields.texts("lessons");
        lessons.stream().filter(id -> !plan.knows(id)).forEach(id -> fields.wrong("lessons", Plan.unknown(id)));
        return lessons;
    }
}
