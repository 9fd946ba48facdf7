package dev.neurona.lessons.book;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lessons and practices the course is to have, written or not.
 *
 * @param titles by id, in the course's order
 */
record Plan(Map<String, Wording> titles) {
    /** The file it is written in. */
    static final String FILE = "plan.yml";
    /** In the place of a lesson: of the glossary alone. */
    static final String GLOSSARY = "G";

    Plan {
        titles = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(titles));
    }

    /** {@return the plan of a file; its mistakes are added to the problems} */
    static Plan read(Path file, List<Problem> problems) throws IOException {
        Map<String, Wording> titles = new LinkedHashMap<>();
        for (Fields fields : Fields.list(file, Set.of("id", "title"), problems)) {
            String id = fields.text("id");
            if (titles.put(id, fields.wording("title")) != null) {
                fields.wrong("id", "there is a lesson %s already".formatted(id));
            }
        }
        return new Plan(titles);
    }

    /** {@return whether something may name it as a lesson it belongs to} */
    boolean knows(String id) {
        return titles.containsKey(id) || id.equals(GLOSSARY);
    }

    /** {@return what to say of a lesson that is not in the plan} */
    static String unknown(String id) {
        return "there is no lesson %s: %s has those of the course".formatted(id, FILE);
    }
}
