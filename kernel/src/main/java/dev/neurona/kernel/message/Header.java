package dev.neurona.kernel.message;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The header of a message.
 *
 * @param id unique to the message
 * @param type what the message is, {@code execute_request} for one
 * @param session names the sender's session
 * @param json the header as sent or received, with the fields not named here; a reply's parent header repeats it
 */
public record Header(String id, String type, String session, JsonObject json) {
    /** The version of the protocol spoken here. */
    public static final String PROTOCOL = "5.4";

    private static final AtomicLong COUNT = new AtomicLong();

    /** {@return a new header, dated now} */
    public static Header of(String type, String session, String username) {
        String id = session + "_" + COUNT.incrementAndGet();
        JsonObject json = Json.of(
                "msg_id", id,
                "msg_type", type,
                "session", session,
                "username", username,
                "date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString(),
                "version", PROTOCOL);
        return new Header(id, type, session, json);
    }

    /**
     * {@return the header in a JSON object}
     *
     * @throws MalformedMessage if it has no id or no type
     */
    public static Header from(JsonObject json) throws MalformedMessage {
        Fields fields = new Fields(json, "header");
        return new Header(fields.string("msg_id"), fields.string("msg_type"), fields.text("session", ""), json);
    }
}
