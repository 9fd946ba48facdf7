package dev.neurona.check;

import dev.neurona.plot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether a notebook is ready to submit: whether its saved file shows that every cell ran, once and in the order they stand
 * in, as after <em>Restart Kernel and Run All Cells</em>, without an error, with what it printed and drew. Made by
 * {@link Check#ready}.
 *
 * <p>It is for the student, before handing in; whoever grades runs the notebook again. Only the file is looked at: what was
 * not saved is not seen, nor a cell that was changed after it ran.
 *
 * @param file its name
 * @param cells how many cells of code it has
 * @param findings what has to be put right, nothing if it is ready
 * @param remarks what is good to know and keeps nobody from handing in
 */
public record Readiness(String file, int cells, List<Message> findings, List<Message> remarks) implements Shown {
    private static final int NAMED = 3;

    public Readiness {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    /** {@return how a saved notebook stands} A file that is missing or no notebook is a finding, not an error. */
    public static Readiness of(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (!Files.isRegularFile(file)) {
                return new Readiness(name, 0, List.of(Message.key("ready.missing", others(file))), List.of());
            }
            SavedNotebook notebook = SavedNotebook.read(file);
            return new Readiness(name, notebook.cells().size(), findings(notebook), remarks(notebook));
        } catch (IOException | IllegalArgumentException broken) {
            return new Readiness(name, 0, List.of(Message.key("ready.broken")), List.of());
        }
    }

    private static String others(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "-";
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<String> names = all.map(each -> String.valueOf(each.getFileName()))
                    .filter(each -> each.endsWith(".ipynb"))
                    .sorted()
                    .toList();
            return names.isEmpty() ? "-" : String.join(", ", names);
        }
    }

    private static List<Message> findings(SavedNotebook notebook) {
        List<SavedNotebook.CodeCell> cells =
                notebook.cells().stream().filter(cell -> !cell.asks()).toList();
        List<Message> all = new ArrayList<>();
        if (cells.isEmpty()) {
            all.add(Message.key("ready.empty"));
            return all;
        }
        List<SavedNotebook.CodeCell> ran =
                cells.stream().filter(cell -> cell.count() > 0).toList();
        name(all, "ready.notRun", cells.stream().filter(cell -> cell.count() == 0));
        name(all, "ready.error", cells.stream().filter(cell -> !cell.error().isEmpty()));
        if (!ran.isEmpty() && cells.stream().allMatch(cell -> cell.outputs() == 0)) {
            all.add(Message.key("ready.noOutputs"));
        } else {
            name(all, "ready.noChecks", ran.stream().filter(cell -> cell.check() && cell.outputs() == 0));
        }
        order(all, notebook.cells());
        return all;
    }

    /** After a restart the numbers beside the cells are 1, 2, 3...; one more is used up by each cell that asks. */
    private static void order(List<Message> all, List<SavedNotebook.CodeCell> cells) {
        String before = "";
        int last = 0;
        int asking = 0;
        for (SavedNotebook.CodeCell cell : cells) {
            if (cell.asks()) {
                asking++;
            } else if (cell.count() > 0) {
                if (cell.count() <= last) {
                    all.add(Message.key("ready.order", cut(cell.line()), cell.count(), cut(before), last));
                    return;
                }
                if (cell.count() > last + 1 + asking) {
                    all.add(
                            last == 0
                                    ? Message.key("ready.late", cut(cell.line()), cell.count())
                                    : Message.key("ready.jump", last, cell.count(), cut(cell.line())));
                    return;
                }
                before = cell.line();
                last = cell.count();
                asking = 0;
            } else {
                return; // told already
            }
        }
    }

    private static List<Message> remarks(SavedNotebook notebook) {
        Map<String, String> standing = new TreeMap<>();
        notebook.cells().forEach(cell -> standing.putAll(cell.exercises()));
        standing.values().removeIf(Status.PASSED.code()::equals);
        return standing.isEmpty()
                ? List.of()
                : List.of(Message.key("ready.open", String.join(", ", standing.keySet())));
    }

    private static void name(List<Message> all, String key, Stream<SavedNotebook.CodeCell> cells) {
        List<String> lines = cells.map(cell -> cut(cell.line())).toList();
        if (!lines.isEmpty()) {
            String named = String.join(", ", lines.subList(0, Math.min(NAMED, lines.size())));
            all.add(Message.key(key, lines.size(), lines.size() > NAMED ? named + "..." : named));
        }
    }

    private static String cut(String line) {
        return "\u201c" + (line.length() > 40 ? line.substring(0, 40) + "..." : line) + "\u201d";
    }

    /** {@return whether nothing has to be put right} */
    public boolean ready() {
        return findings.isEmpty();
    }

    private Message headline() {
        return ready() ? Message.key("ready.yes", file, cells) : Message.key("ready.no", file);
    }

    private List<Message> below() {
        List<Message> all = new ArrayList<>(findings);
        all.addAll(remarks);
        all.add(Message.key(ready() ? "ready.saved" : "ready.again"));
        return all;
    }

    private Status status() {
        return ready() ? Status.PASSED : Status.FAILED;
    }

    @Override
    public String text(Language language) {
        StringBuilder text =
                new StringBuilder(status().symbol() + " " + headline().in(language));
        below().forEach(each -> text.append("\n  ").append(each.in(language)));
        return text.toString();
    }

    @Override
    public String html(Language language) {
        StringBuilder body = new StringBuilder("<div>" + ResultHtml.sign(status()) + " <b>"
                + ResultHtml.escape(headline().in(language)) + "</b></div>");
        below().forEach(each -> body.append("<div style=\"margin:4px 0 0 1.4em\">")
                .append(ResultHtml.escape(each.in(language)))
                .append("</div>"));
        return ResultHtml.box(status().colour(), body.toString());
    }

    @Override
    public String json(Language language) {
        return Json.write(Json.object(
                "schema",
                1,
                "kind",
                "readiness",
                "file",
                file,
                "ready",
                ready(),
                "findings",
                findings.stream().map(each -> each.in(language)).toList()));
    }

    @Override
    public String toString() {
        return text(Check.language());
    }
}
