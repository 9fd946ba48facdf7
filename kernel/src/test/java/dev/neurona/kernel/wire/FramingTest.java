package dev.neurona.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.neurona.kernel.message.Header;
import dev.neurona.kernel.message.Json;
import dev.neurona.kernel.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramingTest {
    private static final ConnectionInfo CONNECTION =
            new ConnectionInfo("127.0.0.1", 1, 2, 3, 4, 5, "secret", "hmac-sha256", null);

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The signature was made with Python's hmac module. */
    @Test
    void framesAreThoseOfOtherImplementations() throws Exception {
        JsonObject header = Json.of("msg_id", "a", "msg_type", "status", "session", "s");
        Message message = new Message(
                List.of("topic".getBytes(StandardCharsets.UTF_8)),
                Header.from(header),
                Json.of("msg_id", "p"),
                new JsonObject(),
                Json.of("execution_state", "é"),
                List.of(new byte[] {1, 2}));
        List<byte[]> frames = new Framing(CONNECTION).frames(message);
        assertThat(frames.subList(0, 7).stream().map(FramingTest::text))
                .containsExactly(
                        "topic",
                        "<IDS|MSG>",
                        "9f67288558f9c3a0cb812b0536b8f37c18fe2134da7ed85f313c78cf3b94fe9f",
                        "{\"msg_id\":\"a\",\"msg_type\":\"status\",\"session\":\"s\"}",
                        "{\"msg_id\":\"p\"}",
                        "{}",
                        "{\"execution_state\":\"é\"}");
        assertThat(frames.get(7)).containsExactly(1, 2);
    }

    @Test
    void aMessageComesBackFromItsFrames() throws Exception {
        Message message = Message.of(Header.of("t", "s", "u"), new JsonObject(), Json.of("a", 1));
        Message back = new Framing(CONNECTION).message(new Framing(CONNECTION).frames(message));
        assertThat(back.header()).isEqualTo(message.header());
        assertThat(back.content()).isEqualTo(Json.parse("{\"a\":1}"));
        assertThat(back.parentId()).isEmpty();
    }

    @Test
    void withoutAKeyMessagesMayComeTwice() throws Exception {
        ConnectionInfo open = new ConnectionInfo("127.0.0.1", 1, 2, 3, 4, 5, "", "hmac-sha256", null);
        Framing framing = new Framing(open);
        List<byte[]> frames = framing.frames(Message.of(Header.of("t", "s", "u"), new JsonObject(), new JsonObject()));
        assertThat(frames.get(1)).isEmpty();
        assertThat(framing.message(frames).type()).isEqualTo("t");
        assertThat(framing.message(frames).type()).isEqualTo("t");
    }
}
