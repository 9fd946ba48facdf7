package dev.neurona.kernel.message;

import com.google.gson.JsonObject;

/** The content of one kind of message. */
public interface Content {
    /** {@return the message type this is the content of} */
    String type();

    /** {@return the content as it is sent} */
    JsonObject json();
}
