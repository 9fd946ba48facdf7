package dev.neurona.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A notebook file (nbformat 4.0 to 4.5; 3 is converted): a view of its JSON. Fields this class does not know, the order
 * of fields, attachments and metadata stay as they were read. {@link #read} and {@link #write} are exact inverses for a
 * file that Jupyter saved.
 */
public final class Notebook {
    /** More than this is no notebook a person opens; reading it takes several times as much memory. */
    static final long MAX_BYTES = 256L << 20;

    private final JsonObject json;

    private Notebook(JsonObject json) {
        this.json = json;
    }

    /**
     * {@return a new notebook of format 4.5}
     *
     * @param kernel the name of the kernelspec
     * @param language {@code java} and so on
     */
    public static Notebook of(String kernel, String displayName, String language, List<Cell> cells) {
        JsonObject info = new JsonObject();
        info.addProperty("name", language);
        JsonObject metadata = new JsonObject();
        metadata.add("kernelspec", kernelSpec(kernel, displayName, language));
        metadata.add("language_info", info);
        JsonArray list = new JsonArray();
        cells.forEach(cell -> list.add(cell.json()));
        JsonObject json = new JsonObject();
        json.add("cells", list);
        json.add("metadata", metadata);
        json.addProperty("nbformat", 4);
        json.addProperty("nbformat_minor", 5);
        return new Notebook(json);
    }

    /**
     * Reads a notebook file.
     *
     * @throws NotebookException if there is no such file or it is not a notebook
     */
    public static Notebook read(Path file) throws NotebookException {
        return parse(text(file), file.toString());
    }

    /**
     * Reads a notebook from text.
     *
     * @param name what errors call it
     * @throws NotebookException if it is not a notebook
     */
    public static Notebook parse(String text, String name) throws NotebookException {
        JsonElement tree;
        try {
            tree = JsonText.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonParseException broken) {
            throw new NotebookException(
                    name + " is not a notebook: it is not JSON (" + where(broken) + "). Save it again from Jupyter.",
                    broken);
        }
        return new Notebook(NotebookShape.check(tree, name));
    }

    private static String where(JsonParseException broken) {
        String message = String.valueOf(broken.getMessage());
        int at = message.indexOf("at line ");
        if (at < 0) {
            return message.lines().findFirst().orElse("empty").replaceFirst("^[\\w.]+Exception: ", "");
        }
        int end = message.indexOf(" path", at);
        return message.substring(at, end < 0 ? message.length() : end)
                .lines()
                .findFirst()
                .orElse("");
    }

    private static String text(Path file) throws NotebookException {
        try {
            if (Files.isDirectory(file)) {
                throw new NotebookException(file + " is a folder: name a notebook file (.ipynb) in it.");
            }
            long bytes = Files.size(file);
            if (bytes > MAX_BYTES) {
                throw new NotebookException("%s has %d MB, more than the %d MB a notebook may have: clear its outputs."
                        .formatted(file, bytes >> 20, MAX_BYTES >> 20));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException missing) {
            throw new NotebookException("no notebook " + file + ": check the name and the folder.", missing);
        } catch (AccessDeniedException denied) {
            throw new NotebookException(file + " may not be read: check its permissions.", denied);
        } catch (CharacterCodingException binary) {
            throw new NotebookException(file + " is not a notebook: it is not UTF-8 text.", binary);
        } catch (NotebookException told) {
            throw told;
        } catch (IOException failed) {
            throw new NotebookException(file + " could not be read: " + failed.getMessage(), failed);
        }
    }

    /** {@return the notebook's JSON itself} */
    public JsonObject json() {
        return json;
    }

    /** {@return the cells, in order; each a view of this notebook's JSON} */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (JsonElement cell : json.getAsJsonArray("cells")) {
            cells.add(new Cell(cell.getAsJsonObject()));
        }
        return cells;
    }

    /** {@return the notebook's metadata itself} */
    public JsonObject metadata() {
        return json.getAsJsonObject("metadata");
    }

    /** {@return the name of the kernelspec the notebook was written with} */
    public Optional<String> kernelName() {
        return string("kernelspec", "name");
    }

    /** {@return the language of the code cells, in lower case} */
    public Optional<String> language() {
        return string("language_info", "name")
                .or(() -> string("kernelspec", "language"))
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    private Optional<String> string(String object, String field) {
        if (metadata().get(object) instanceof JsonObject parent
                && parent.get(field) != null
                && parent.get(field).isJsonPrimitive()) {
            return Optional.of(parent.get(field).getAsString());
        }
        return Optional.empty();
    }

    /** Says which kernelspec the notebook is for. */
    public void setKernel(String name, String displayName, String language) {
        metadata().add("kernelspec", kernelSpec(name, displayName, language));
    }

    private static JsonObject kernelSpec(String name, String displayName, String language) {
        JsonObject spec = new JsonObject();
        spec.addProperty("display_name", displayName);
        spec.addProperty("language", language);
        spec.addProperty("name", name);
        return spec;
    }

    /** {@return the text of the file} */
    public String toText() {
        return JsonText.write(json);
    }

    /** Writes the file whole or not at all: an earlier one stays until the new one is complete. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, toText().getBytes(StandardCharsets.UTF_8));
    }
}
