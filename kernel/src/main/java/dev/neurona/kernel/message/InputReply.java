package dev.neurona.kernel.message;

import com.google.gson.JsonObject;

/** The line a front end was asked for. */
public record InputReply(String value) implements Content {
    public static final String TYPE = "input_reply";

    public static InputReply from(JsonObject content) throws MalformedMessage {
        return new InputReply(new Fields(content, TYPE).string("value"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return Json.of("value", value);
    }
}
