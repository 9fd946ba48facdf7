package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The fields of one entry of a YAML file, each with its line. What is missing or wrong is added to the problems. */
public final class Fields {
    private final Path file;
    private final int line;
    private final List<Problem> problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Fields(Path file, MappingNode node, Set<String> known, List<Problem> problems) {
        this.file = file;
        this.line = lineOf(node);
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            if (!known.contains(name)) {
                wrong(
                        lineOf(tuple.getKeyNode()),
                        "there is no field \"%s\": known are %s".formatted(name, new TreeSet<>(known)));
            } else if (values.put(name, tuple.getValueNode()) != null) {
                wrong(lineOf(tuple.getKeyNode()), "\"%s\" is there twice".formatted(name));
            }
        }
    }

    /**
     * {@return the entries of a file that is a list of them; none where there is no file}
     *
     * @param known the fields an entry may have
     */
    static List<Fields> list(Path file, Set<String> known, List<Problem> problems) throws IOException {
        if (!Files.exists(file)) {
            return new ArrayList<>();
        }
        Optional<Node> root = root(file, problems);
        if (root.isPresent() && !(root.get() instanceof SequenceNode)) {
            problems.add(new Problem(file, 1, "has to be a list: each entry begins with \"- id: ...\""));
        }
        return entries(file, root.orElse(null), "id: ...", known, problems);
    }

    /**
     * {@return the fields of a file that is one entry; empty where it has none or is no YAML}
     *
     * @param known the fields it may have
     */
    public static Optional<Fields> of(Path file, Set<String> known, List<Problem> problems) throws IOException {
        Optional<Node> root = root(file, problems);
        if (root.isPresent() && root.get() instanceof MappingNode map) {
            return Optional.of(new Fields(file, map, known, problems));
        }
        root.ifPresent(other -> problems.add(new Problem(file, 1, "has to have fields, such as \"name: value\"")));
        return Optional.empty();
    }

    private static List<Fields> entries(
            Path file, @Nullable Node list, String such, Set<String> known, List<Problem> problems) {
        List<Fields> all = new ArrayList<>();
        if (list instanceof SequenceNode sequence) {
            for (Node node : sequence.getValue()) {
                if (node instanceof MappingNode entry) {
                    all.add(new Fields(file, entry, known, problems));
                } else {
                    problems.add(new Problem(file, lineOf(node), "is no entry with fields such as " + such));
                }
            }
        }
        return all;
    }

    private static Optional<Node> root(Path file, List<Problem> problems) throws IOException {
        try {
            return new Compose(LoadSettings.builder().setLabel("file").build()).composeString(Files.readString(file));
        } catch (MarkedYamlEngineException broken) {
            int at = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problems.add(new Problem(file, at, "is no YAML: " + broken.getProblem()));
        } catch (YamlEngineException broken) {
            problems.add(new Problem(file, 0, "is no YAML: " + broken.getMessage()));
        } catch (CharacterCodingException notText) {
            problems.add(new Problem(file, 0, "is no UTF-8 text: save it as UTF-8"));
        }
        return Optional.empty();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** {@return the line the entry begins at} */
    int line() {
        return line;
    }

    /** {@return the line of a field's value, or of the entry where it is left out} */
    public int line(String field) {
        Node value = values.get(field);
        return value == null ? line : lineOf(value);
    }

    /** Adds a mistake at a field's line. */
    public void wrong(String field, String message) {
        wrong(line(field), message);
    }

    private void wrong(int at, String message) {
        problems.add(new Problem(file, at, message));
    }

    /** {@return whether a field is there} */
    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** {@return a text that has to be there} A number is refused: {@code 05} without quotes would be 5. */
    public String text(String field) {
        String text = plain(values.get(field));
        if (text == null) {
            wrong(field, "needs %s: a text, in quotes where it could be a number".formatted(field));
            return "";
        }
        return text;
    }

    private static @Nullable String plain(@Nullable Node node) {
        return node instanceof ScalarNode scalar
                        && scalar.getTag().equals(Tag.STR)
                        && !scalar.getValue().isBlank()
                ? scalar.getValue().strip()
                : null;
    }

    /** {@return a number between two others, 0 where it is left out} */
    public int number(String field, int least, int most) {
        Node node = values.get(field);
        if (node == null) {
            return 0;
        }
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("\\d{1,6}")) {
            int number = Integer.parseInt(scalar.getValue());
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(field, "%s has to be a number from %d to %d".formatted(field, least, most));
        return 0;
    }

    /** {@return a number between two others, such as 0.5; empty where it is left out} */
    public Optional<BigDecimal> decimal(String field, double least, double most) {
        Node node = values.get(field);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("\\d{1,9}(\\.\\d{1,6})?")) {
            BigDecimal number = new BigDecimal(scalar.getValue());
            if (number.doubleValue() >= least && number.doubleValue() <= most) {
                return Optional.of(number);
            }
        }
        wrong(field, "%s has to be a number from %s to %s".formatted(field, plain(least), plain(most)));
        return Optional.empty();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** {@return the fields of a field that is an entry itself; empty where it is left out} */
    public Optional<Fields> entry(String field, Set<String> known) {
        Node node = values.get(field);
        if (node instanceof MappingNode map) {
            return Optional.of(new Fields(file, map, known, problems));
        }
        if (node != null) {
            wrong(field, "%s has to have fields, such as {%s: ...}".formatted(field, new TreeSet<>(known).first()));
        }
        return Optional.empty();
    }

    /** {@return the entries of a field that is a list of them; none where it is left out} */
    public List<Fields> entries(String field, Set<String> known) {
        Node node = values.get(field);
        String such = new TreeSet<>(known).first() + ": ...";
        if (node != null && !(node instanceof SequenceNode)) {
            wrong(field, "%s has to be a list: each entry begins with \"- %s\"".formatted(field, such));
        }
        return entries(file, node, such, known, problems);
    }

    /** {@return a text in both languages that has to be there} */
    Wording wording(String field) {
        Node node = values.get(field);
        if (!(node instanceof MappingNode map)) {
            wrong(field, "needs %s: {en: \"...\", es: \"...\"}".formatted(field));
            return new Wording("", "");
        }
        Fields both = new Fields(file, map, Set.of("en", "es"), problems);
        for (Language language : Language.values()) {
            if (plain(both.values.get(language.code())) == null) {
                wrong(field, "%s is not in both languages: its %s is missing".formatted(field, language.code()));
            }
        }
        String english = plain(both.values.get("en"));
        String spanish = plain(both.values.get("es"));
        return new Wording(english == null ? "" : english, spanish == null ? "" : spanish);
    }

    /** {@return a list of texts, empty where it is left out} */
    public List<String> texts(String field) {
        List<String> all = new ArrayList<>();
        Node node = values.get(field);
        if (node instanceof SequenceNode list) {
            for (Node each : list.getValue()) {
                String text = plain(each);
                if (text == null) {
                    wrong(lineOf(each), "%s has something that is no text: put it in quotes".formatted(field));
                } else {
                    all.add(text);
                }
            }
        } else if (node != null) {
            wrong(field, "%s has to be a list, such as [\"02\"]".formatted(field));
        }
        return all;
    }
}
