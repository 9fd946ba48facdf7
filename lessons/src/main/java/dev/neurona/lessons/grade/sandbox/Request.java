package dev.neurona.lessons.grade.sandbox;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;

/**
 * All that goes into a sandbox: one line on its standard input, which stays open for as long as the sandbox may live.
 *
 * @param nonce begins every line of the result stream; the kernel's process is not told it
 * @param classPath the kernel's
 * @param jvmOptions the kernel's
 * @param environment the kernel's
 * @param home where the kernel is started and given files are written
 * @param cellMillis how long a step may take
 * @param graceMillis how long an interrupted step may take to end
 * @param output bytes of all outputs
 * @param answer characters of one answer
 */
record Request(
        String nonce,
        List<String> classPath,
        List<String> jvmOptions,
        Map<String, String> environment,
        String home,
        long cellMillis,
        long graceMillis,
        long output,
        int answer,
        List<Step> steps) {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    Request {
        classPath = List.copyOf(classPath);
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
        steps = List.copyOf(steps);
    }

    String line() {
        return GSON.toJson(this) + "\n";
    }

    static Request parse(String line) {
        Request request = GSON.fromJson(line, Request.class);
        if (request == null) {
            throw new JsonParseException("an empty request");
        }
        return request;
    }
}
