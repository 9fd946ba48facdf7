package dev.neurona.kernel.message;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** What goes through comms, in both directions. */
public sealed interface CommContent extends Content {
    /** {@return the comm it belongs to} */
    String id();

    /** {@return what is told} */
    JsonObject data();

    /** Opens a comm. */
    record Open(String id, String target, @Nullable String module, JsonObject data) implements CommContent {
        public static final String TYPE = "comm_open";

        public static Open from(JsonObject content) throws MalformedMessage {
            Fields in = new Fields(content, TYPE);
            return new Open(
                    in.string("comm_id"),
                    in.string("target_name"),
                    in.string("target_module", null),
                    in.object("data"));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            JsonObject json = Json.of("comm_id", id, "target_name", target, "data", data);
            if (module != null) {
                json.addProperty("target_module", module);
            }
            return json;
        }
    }

    /** One message of an open comm. */
    record Tell(String id, JsonObject data) implements CommContent {
        public static final String TYPE = "comm_msg";

        public static Tell from(JsonObject content) throws MalformedMessage {
            Fields in = new Fields(content, TYPE);
            return new Tell(in.string("comm_id"), in.object("data"));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("comm_id", id, "data", data);
        }
    }

    /** Closes a comm. */
    record Close(String id, JsonObject data) implements CommContent {
        public static final String TYPE = "comm_close";

        public static Close from(JsonObject content) throws MalformedMessage {
            Fields in = new Fields(content, TYPE);
            return new Close(in.string("comm_id"), in.object("data"));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("comm_id", id, "data", data);
        }
    }
}
