package dev.neurona.kernel.magic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.neurona.kernel.magic.Magic.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs a script or the code cells of a notebook as if they stood in the cell. */
final class LoadMagic {
    private static final String FORM = "%load FILE";

    /** Tried in this order where the file is named without one. */
    private static final List<String> EXTENSIONS = List.of(".jshell", ".jsh", ".java", ".ijava", ".ipynb");

    /** What only the jshell tool understands; scripts written for it end in {@code /exit}. */
    private static final Pattern TOOL_COMMAND = Pattern.compile("(?m)^/[a-z!?].*$");

    private final Workplace workplace;
    private final Deque<Path> loading = new ArrayDeque<>();

    private LoadMagic(Workplace workplace) {
        this.workplace = workplace;
    }

    static List<Magic> all(Workplace workplace) {
        LoadMagic load = new LoadMagic(workplace);
        return List.of(BuiltIn.line(
                "load", "FILE - runs a .jshell or .java script, or the code cells of a notebook", load::load));
    }

    private @Nullable Object load(Call call, MagicHost host) throws Exception {
        if (call.args().isEmpty()) {
            throw Usage.wrong(FORM, "no file named");
        }
        String name = call.args().size() == 1 ? call.args().get(0) : call.rest();
        Path file = find(name);
        if (loading.contains(file)) {
            throw new MagicError("%load: " + file.getFileName() + " loads itself: take the %load out of it");
        }
        loading.push(file);
        try {
            return file.toString().endsWith(".ipynb") ? runCells(file, host) : host.eval(script(file, host));
        } finally {
            loading.pop();
        }
    }

    private Path find(String name) throws MagicError {
        Path path = workplace.resolve(name);
        if (Files.isRegularFile(path)) {
            return path;
        }
        return EXTENSIONS.stream()
                .map(extension -> path.resolveSibling(path.getFileName() + extension))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new MagicError("%load: no file " + path + ", nor with "
                        + String.join(", ", EXTENSIONS) + " behind it" + near(path)));
    }

    private static String near(Path path) {
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return ": there is no folder " + folder;
        }
        try (var files = Files.list(folder)) {
            List<String> names = files.map(p -> String.valueOf(p.getFileName())).toList();
            Optional<String> meant = Similar.to(String.valueOf(path.getFileName()), names);
            return meant.map(m -> ": did you mean " + m + "?").orElse("");
        } catch (IOException unreadable) {
            return ": its folder cannot be read";
        }
    }

    private static String script(Path file, MagicHost host) throws IOException {
        String source = Files.readString(file);
        boolean ofTool = file.toString().endsWith(".jsh") || file.toString().endsWith(".jshell");
        if (!ofTool || !TOOL_COMMAND.matcher(source).find()) {
            return source;
        }
        host.err()
                .println("%load: lines of " + file.getFileName() + " that begin with / are passed over: they are for "
                        + "the jshell tool");
        return TOOL_COMMAND.matcher(source).replaceAll("");
    }

    private static @Nullable Object runCells(Path file, MagicHost host) throws Exception {
        Object last = null;
        int number = 0;
        for (String source : cells(file)) {
            number++;
            try {
                last = host.eval(source);
            } catch (Exception e) {
                host.err().println("%load: code cell " + number + " of " + file.getFileName() + " failed");
                throw e;
            }
        }
        return last;
    }

    /** {@return the sources of the code cells of a notebook, in order} */
    static List<String> cells(Path file) throws IOException, MagicError {
        try {
            List<String> sources = new ArrayList<>();
            if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject notebook
                    && notebook.get("cells") instanceof JsonArray cells) {
                for (JsonElement cell : cells) {
                    if (cell instanceof JsonObject object && isCode(object)) {
                        sources.add(text(object.get("source")));
                    }
                }
                return sources;
            }
        } catch (JsonParseException e) {
            throw notANotebook(file, e);
        }
        throw notANotebook(file, null);
    }

    private static MagicError notANotebook(Path file, @Nullable Exception cause) {
        String message =
                "%load: " + file + " is not a notebook of nbformat 4: open it in a front end and save it again";
        return cause == null ? new MagicError(message) : new MagicError(message, cause);
    }

    private static boolean isCode(JsonObject cell) {
        return cell.get("cell_type") instanceof JsonPrimitive type
                && type.getAsString().equals("code")
                && cell.get("source") != null;
    }

    /** A source is one string or a list of lines that keep their ends. */
    private static String text(JsonElement source) {
        if (!source.isJsonArray()) {
            return source.getAsString();
        }
        StringBuilder text = new StringBuilder();
        source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }
}
