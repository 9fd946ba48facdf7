package dev.neurona.lessons.grade.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

/**
 * A line of the result stream: what became of the run so far. The stream is the nonce, a space and JSON in each line;
 * lines without the nonce are nobody's.
 */
sealed interface Frame {
    /** Values one run's frames may have in all, beyond which memory would go to objects. */
    int VALUES = 600_000;

    /** Characters of a name or a message that are told. */
    int MESSAGE = 4000;

    JsonObject json();

    /** The kernel answers. */
    record Ready(JsonObject languageInfo) implements Frame {
        @Override
        public JsonObject json() {
            JsonObject json = new JsonObject();
            json.add("ready", languageInfo);
            return json;
        }
    }

    /** A step begins. */
    record Begun(int step) implements Frame {
        @Override
        public JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("begun", step);
            return json;
        }
    }

    /**
     * A step ended.
     *
     * @param value of an ask
     * @param outputs of a cell
     * @param count the number in its prompt, 0 if it has none
     * @param cut whether some of its outputs were left out
     * @param lost whether the session ended with it
     */
    record Ended(
            int step,
            Rerun.Ending ending,
            String name,
            String message,
            String value,
            JsonArray outputs,
            int count,
            boolean cut,
            boolean lost)
            implements Frame {
        @Override
        public JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("ended", step);
            json.addProperty("ending", ending.name());
            json.addProperty("name", shortened(name));
            json.addProperty("message", shortened(message));
            json.addProperty("value", value);
            json.add("outputs", outputs);
            json.addProperty("count", count);
            json.addProperty("cut", cut);
            json.addProperty("lost", lost);
            return json;
        }
    }

    /** What a cell shows by now, after output of a thread that outlived it. */
    record Late(int step, JsonArray outputs) implements Frame {
        @Override
        public JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("late", step);
            json.add("outputs", outputs);
            return json;
        }
    }

    /** All steps were run. */
    record Done() implements Frame {
        @Override
        public JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("done", true);
            return json;
        }
    }

    /**
     * {@return the frame a line of the stream stands for}
     *
     * @throws JsonParseException if it is none of these
     */
    static Frame from(JsonElement tree) {
        try {
            JsonObject json = tree.getAsJsonObject();
            if (json.has("ready")) {
                return new Ready(json.getAsJsonObject("ready"));
            }
            if (json.has("begun")) {
                return new Begun(json.get("begun").getAsInt());
            }
            if (json.has("late")) {
                return new Late(json.get("late").getAsInt(), outputs(json));
            }
            if (json.has("done")) {
                return new Done();
            }
            return new Ended(
                    json.get("ended").getAsInt(),
                    Rerun.Ending.valueOf(json.get("ending").getAsString()),
                    shortened(json.get("name").getAsString()),
                    shortened(json.get("message").getAsString()),
                    json.get("value").getAsString(),
                    outputs(json),
                    json.get("count").getAsInt(),
                    json.get("cut").getAsBoolean(),
                    json.get("lost").getAsBoolean());
        } catch (IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | ClassCastException
                | UnsupportedOperationException broken) {
            throw new JsonParseException("not a frame", broken);
        }
    }

    /** Outputs are objects with a type; what else is in them is the notebook's affair. */
    private static JsonArray outputs(JsonObject json) {
        JsonArray outputs = json.getAsJsonArray("outputs");
        for (JsonElement output : outputs) {
            if (output.getAsJsonObject().get("output_type").getAsString().isEmpty()) {
                throw new JsonParseException("an output has no type");
            }
        }
        return outputs;
    }

    private static String shortened(String text) {
        return text.length() > MESSAGE ? text.substring(0, MESSAGE) + "…" : text;
    }
}
