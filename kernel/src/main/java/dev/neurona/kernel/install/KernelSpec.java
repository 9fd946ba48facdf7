package dev.neurona.kernel.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How Jupyter starts a kernel: what a {@code kernel.json} says.
 *
 * @param name the folder's name, which is what {@code --kernel} takes
 * @param folder where {@code kernel.json}, the logos and what else it needs are
 * @param argv the command; {@code {connection_file}} stands for the connection file
 * @param environment variables added to the kernel's environment
 * @param interruptByMessage whether the kernel is interrupted by message instead of by signal
 */
public record KernelSpec(
        String name,
        Path folder,
        String displayName,
        String language,
        List<String> argv,
        Map<String, String> environment,
        boolean interruptByMessage) {
    static final String FILE = "kernel.json";

    public KernelSpec {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /**
     * Reads a kernelspec.
     *
     * @throws IOException if there is none or it is broken; the message says which and why
     */
    public static KernelSpec read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        String name = String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT);
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            List<String> argv = new ArrayList<>();
            for (JsonElement argument : json.get("argv") instanceof JsonArray array ? array : new JsonArray()) {
                argv.add(argument.getAsString());
            }
            if (argv.isEmpty()) {
                throw new IOException(file + " names no command (\"argv\"): install that kernel again");
            }
            return new KernelSpec(
                    name,
                    folder,
                    string(json, "display_name", name),
                    string(json, "language", "").toLowerCase(Locale.ROOT),
                    argv,
                    environment(json),
                    string(json, "interrupt_mode", "signal").equalsIgnoreCase("message"));
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException broken) {
            throw new IOException(file + " is broken: install that kernel again", broken);
        }
    }

    private static Map<String, String> environment(JsonObject json) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (json.get("env") instanceof JsonObject object) {
            object.entrySet()
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().getAsString()));
        }
        return environment;
    }

    private static String string(JsonObject json, String field, String otherwise) {
        return json.has(field) && json.get(field).isJsonPrimitive()
                ? json.get(field).getAsString()
                : otherwise;
    }
}
