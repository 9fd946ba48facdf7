package dev.neurona.lessons.grade;

import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A solution of a practice that is deliberately weaker than the reference: some answers' cells are other ones.
 *
 * @param loses the exercises that must not earn all their points; all others must
 */
record Weaker(String name, String title, List<String> loses, Map<String, String> answers) {
    private static final Pattern FRONT = Pattern.compile("(?s)---\\ntitle: \"(.*?)\"\\nloses: \\[(.*?)]\\n---\\n");
    private static final Pattern ANSWER = Pattern.compile("(?s)```java (\\S+)\\n(.*?)\\n```");

    Weaker {
        loses = List.copyOf(loses);
        answers = Map.copyOf(answers);
    }

    /** {@return those beside a practice's source} */
    static List<Weaker> of(Path practice) throws IOException {
        Path folder = practice.resolve("weaker");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Weaker> all = new java.util.ArrayList<>();
            for (Path file : files.sorted().toList()) {
                all.add(read(file));
            }
            return all;
        }
    }

    private static Weaker read(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher front = FRONT.matcher(text);
        if (!front.lookingAt()) {
            throw new IOException(file + " begins with title and loses between lines ---");
        }
        Map<String, String> answers = new LinkedHashMap<>();
        Matcher answer = ANSWER.matcher(text);
        while (answer.find()) {
            answers.put(answer.group(1), answer.group(2));
        }
        return new Weaker(
                String.valueOf(file.getFileName()).replace(".md", ""),
                front.group(1),
                Arrays.stream(front.group(2).split(",")).map(String::strip).toList(),
                answers);
    }

    /** {@return the reference's notebook with these answers in it, without outputs} */
    Notebook in(Notebook reference) throws IOException {
        Notebook notebook = Notebook.parse(reference.toText(), name);
        for (Cell cell : notebook.cells()) {
            if (cell.isCode()) {
                cell.clearOutputs();
            }
        }
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            String id = "ex-" + answer.getKey().replace('.', '-') + "-answer";
            Cell cell = notebook.cells().stream()
                    .filter(each -> each.id().orElse("").equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IOException(name + ": there is no exercise " + answer.getKey()));
            cell.json().addProperty("source", answer.getValue());
        }
        return notebook;
    }
}
