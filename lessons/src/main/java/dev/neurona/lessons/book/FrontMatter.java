package dev.neurona.lessons.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The YAML between the two lines {@code ---} a lesson begins with. What is missing or wrong is added to the problems. */
final class FrontMatter {
    private static final Set<String> KNOWN = Set.of("id", "title", "minutes", "needs", "covers");

    private final Path file;
    private final List<Problem> problems;
    private final Map<?, ?> values;

    FrontMatter(Path file, String yaml, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
        this.values = load(yaml);
        Set<String> unknown = new TreeSet<>();
        values.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !KNOWN.contains(key))
                .forEach(unknown::add);
        unknown.forEach(key -> wrong("there is no field \"%s\": known are %s".formatted(key, new TreeSet<>(KNOWN))));
    }

    private Map<?, ?> load(String yaml) {
        try {
            Object loaded =
                    new Load(LoadSettings.builder().setLabel("front matter").build()).loadFromString(yaml);
            if (loaded instanceof Map<?, ?> map) {
                return map;
            }
            wrong("the front matter has no fields such as id: \"05\"");
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 2).orElse(1);
            problems.add(new Problem(file, line, "the front matter is no YAML: " + broken.getProblem()));
        } catch (YamlEngineException broken) {
            wrong("the front matter is no YAML: " + broken.getMessage());
        }
        return Map.of();
    }

    private void wrong(String message) {
        problems.add(new Problem(file, 1, message));
    }

    /** {@return a text that has to be there} A number is refused: {@code 05} without quotes would be 5. */
    String text(String field) {
        if (values.get(field) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        wrong("the front matter needs a text %s, in quotes, but has %s".formatted(field, values.get(field)));
        return "";
    }

    /** {@return a text in both languages that has to be there} */
    Wording wording(String field) {
        if (values.get(field) instanceof Map<?, ?> both
                && both.get("en") instanceof String english
                && both.get("es") instanceof String spanish) {
            return new Wording(english, spanish);
        }
        wrong("the front matter needs %s: {en: \"...\", es: \"...\"} but has %s".formatted(field, values.get(field)));
        return new Wording("", "");
    }

    /** {@return a positive number that has to be there} */
    int number(String field) {
        if (values.get(field) instanceof Integer number && number > 0) {
            return number;
        }
        wrong("the front matter needs a number %s but has %s".formatted(field, values.get(field)));
        return 0;
    }

    /** {@return a list of texts, empty where it is left out} */
    List<String> texts(String field) {
        Object value = values.get(field);
        if (value == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof String text) {
                    all.add(text);
                } else {
                    wrong("%s has %s, which is no text: put it in quotes".formatted(field, one));
                }
            }
        } else {
            wrong("%s has to be a list, such as [\"02\"], but is %s".formatted(field, value));
        }
        return all;
    }
}
