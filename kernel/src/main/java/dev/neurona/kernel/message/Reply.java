package dev.neurona.kernel.message;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.Interpreter;
import dev.neurona.kernel.eval.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the kernel answers. */
public sealed interface Reply extends Content {
    String OK = "ok";
    String ERROR = "error";
    String ABORTED = "aborted";

    /** {@return the status a reply's content tells} */
    static String status(JsonObject content) {
        return content.has("status") ? content.get("status").getAsString() : OK;
    }

    /** A cell that ran to its end. */
    record Executed(int executionCount, JsonArray payload, JsonObject userExpressions) implements Reply {
        @Override
        public String type() {
            return "execute_reply";
        }

        @Override
        public JsonObject json() {
            return Json.of(
                    "status",
                    OK,
                    "execution_count",
                    executionCount,
                    "payload",
                    payload,
                    "user_expressions",
                    userExpressions);
        }
    }

    /** A cell that ended with an error. */
    record Failed(int executionCount, Outcome.Failed error, JsonArray payload) implements Reply {
        @Override
        public String type() {
            return "execute_reply";
        }

        @Override
        public JsonObject json() {
            JsonObject json = Published.CellError.of(error).json();
            json.addProperty("status", ERROR);
            json.addProperty("execution_count", executionCount);
            json.add("payload", payload);
            json.add("user_expressions", new JsonObject());
            return json;
        }
    }

    /**
     * A request that could not be answered.
     *
     * @param type of the reply
     */
    record Refused(String type, String name, String message) implements Reply {
        @Override
        public JsonObject json() {
            return Json.of("status", ERROR, "ename", name, "evalue", message, "traceback", List.of());
        }
    }

    /** A queued cell that is not run because one before it failed. */
    record Aborted() implements Reply {
        @Override
        public String type() {
            return "execute_reply";
        }

        @Override
        public JsonObject json() {
            return Json.of("status", ABORTED);
        }
    }

    /** Completions of a code; their positions are still UTF-16 here. */
    record Completed(String code, Interpreter.Completion completion) implements Reply {
        @Override
        public String type() {
            return "complete_reply";
        }

        @Override
        public JsonObject json() {
            int start = Positions.toCodePoints(code, completion.start());
            int end = Positions.toCodePoints(code, completion.end());
            JsonArray matches = new JsonArray();
            JsonArray types = new JsonArray();
            for (Interpreter.Completion.Match match : completion.matches()) {
                matches.add(match.text());
                types.add(Json.of(
                        "text", match.text(),
                        "start", start,
                        "end", end,
                        "type", match.type(),
                        "signature", match.signature()));
            }
            return Json.of(
                    "status",
                    OK,
                    "matches",
                    matches,
                    "cursor_start",
                    start,
                    "cursor_end",
                    end,
                    "metadata",
                    Json.of("_jupyter_types_experimental", types));
        }
    }

    /** What is known of a name, or null. */
    record Inspected(@Nullable Bundle found) implements Reply {
        @Override
        public String type() {
            return "inspect_reply";
        }

        @Override
        public JsonObject json() {
            return Json.of(
                    "status",
                    OK,
                    "found",
                    found != null,
                    "data",
                    found == null ? new JsonObject() : BundleJson.data(found),
                    "metadata",
                    found == null ? new JsonObject() : BundleJson.metadata(found));
        }
    }

    /** Whether code is whole. */
    record Completeness(Interpreter.Completeness completeness) implements Reply {
        @Override
        public String type() {
            return "is_complete_reply";
        }

        @Override
        public JsonObject json() {
            JsonObject json = Json.of("status", completeness.status());
            if (completeness.status().equals("incomplete")) {
                json.addProperty("indent", completeness.indent());
            }
            return json;
        }
    }

    /** What was run: tuples of session, line and source, or of source and output. */
    record History(JsonArray entries) implements Reply {
        @Override
        public String type() {
            return "history_reply";
        }

        @Override
        public JsonObject json() {
            return Json.of("status", OK, "history", entries);
        }
    }

    /** The open comms: ids to target names. */
    record CommInfo(Map<String, String> targets) implements Reply {
        public CommInfo {
            targets = Map.copyOf(targets);
        }

        @Override
        public String type() {
            return "comm_info_reply";
        }

        @Override
        public JsonObject json() {
            JsonObject comms = new JsonObject();
            targets.forEach((id, target) -> comms.add(id, Json.of("target_name", target)));
            return Json.of("status", OK, "comms", comms);
        }
    }

    /** The kernel's description of itself, or the ports it is at: what is in {@code fields}, and an ok. */
    record Plain(String type, JsonObject fields) implements Reply {
        @Override
        public JsonObject json() {
            JsonObject json = Json.of("status", OK);
            fields.entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
            return json;
        }
    }

    /** The kernel will end, or begin anew. */
    record Shutdown(boolean restart) implements Reply {
        @Override
        public String type() {
            return "shutdown_reply";
        }

        @Override
        public JsonObject json() {
            return Json.of("status", OK, "restart", restart);
        }
    }
}
