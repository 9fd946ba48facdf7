package dev.neurona.kernel.message;

import com.google.gson.JsonObject;
import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the kernel tells everyone, on iopub; and the one thing it asks, on stdin. */
public sealed interface Published extends Content {
    /** What the kernel is doing: {@code busy}, {@code idle} or {@code starting}. */
    record Status(String state) implements Published {
        public static final String TYPE = "status";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("execution_state", state);
        }
    }

    /** Answers a new subscription, so that its owner knows that it misses nothing from here on. */
    record Welcome(String subscription) implements Published {
        public static final String TYPE = "iopub_welcome";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("subscription", subscription);
        }
    }

    /** The code of a cell, as it begins. */
    record Input(String code, int executionCount) implements Published {
        @Override
        public String type() {
            return "execute_input";
        }

        @Override
        public JsonObject json() {
            return Json.of("code", code, "execution_count", executionCount);
        }
    }

    /** Printed text; {@code name} is {@code stdout} or {@code stderr}. */
    record Stream(String name, String text) implements Published {
        public static final String TYPE = "stream";

        public static Stream from(JsonObject content) throws MalformedMessage {
            Fields in = new Fields(content, TYPE);
            return new Stream(in.string("name"), in.string("text"));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("name", name, "text", text);
        }
    }

    /** The value of a cell. */
    record Result(Bundle bundle, int executionCount) implements Published {
        public static final String TYPE = "execute_result";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of(
                    "data",
                    BundleJson.data(bundle),
                    "metadata",
                    BundleJson.metadata(bundle),
                    "execution_count",
                    executionCount);
        }
    }

    /** Something shown, or an {@code update} of what was shown under that id. */
    record Display(Bundle bundle, @Nullable String displayId, boolean update) implements Published {
        public static final String TYPE = "display_data";
        public static final String UPDATE = "update_display_data";

        @Override
        public String type() {
            return update ? UPDATE : TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of(
                    "data",
                    BundleJson.data(bundle),
                    "metadata",
                    BundleJson.metadata(bundle),
                    "transient",
                    displayId == null ? new JsonObject() : Json.of("display_id", displayId));
        }
    }

    /** An error of a cell. */
    record CellError(String name, String message, List<String> traceback) implements Published {
        public static final String TYPE = "error";

        public CellError {
            traceback = List.copyOf(traceback);
        }

        static CellError of(Outcome.Failed failed) {
            return new CellError(failed.name(), failed.message(), failed.traceback());
        }

        public static CellError from(JsonObject content) throws MalformedMessage {
            Fields in = new Fields(content, TYPE);
            return new CellError(in.text("ename", ""), in.text("evalue", ""), in.strings("traceback"));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("ename", name, "evalue", message, "traceback", traceback);
        }
    }

    /** Clears a cell's output. */
    record Clear(boolean waiting) implements Published {
        public static final String TYPE = "clear_output";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("wait", waiting);
        }
    }

    /** Asks for a line; sent on stdin to the one front end that runs the cell. */
    record InputRequest(String prompt, boolean password) implements Published {
        public static final String TYPE = "input_request";

        public static InputRequest from(JsonObject content) throws MalformedMessage {
            Fields in = new Fields(content, TYPE);
            return new InputRequest(in.text("prompt", ""), in.bool("password", false));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("prompt", prompt, "password", password);
        }
    }
}
