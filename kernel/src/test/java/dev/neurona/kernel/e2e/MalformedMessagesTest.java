package dev.neurona.kernel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.neurona.kernel.client.KernelClient;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.Channel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One message that is wrong in any way is dropped, with a word in the log, and the next one works. */
class MalformedMessagesTest {
    private static LiveKernel kernel;

    /** What is done to the frames {@code <IDS|MSG>, signature, header, parent, metadata, content} of a good message. */
    private static final Map<String, Function<List<byte[]>, List<byte[]>>> HARM = new TreeMap<>(Map.ofEntries(
            Map.entry("bad signature", frames -> with(frames, 1, "0".repeat(64))),
            Map.entry("no signature", frames -> with(frames, 1, "")),
            Map.entry("short signature", frames -> with(frames, 1, "abc")),
            Map.entry("signature not hexadecimal", frames -> with(frames, 1, "z".repeat(64))),
            Map.entry("another content than signed", frames -> with(frames, 5, "{\"code\":\"1\"}")),
            Map.entry("truncated before the content", frames -> frames.subList(0, 5)),
            Map.entry("truncated after the signature", frames -> frames.subList(0, 2)),
            Map.entry("truncated after the delimiter", frames -> frames.subList(0, 1)),
            Map.entry("no delimiter", frames -> frames.subList(1, frames.size())),
            Map.entry("one frame of noise", frames -> List.of(new byte[] {-1, 0, 7})),
            Map.entry("one empty frame", frames -> List.of(new byte[0])),
            Map.entry(
                    "a hundred empty frames",
                    frames -> new ArrayList<>(java.util.Collections.nCopies(100, new byte[0]))),
            Map.entry("a megabyte of noise", frames -> List.of(new byte[1 << 20]))));

    /** What a well signed message may say wrongly: type and content. */
    private static final Map<String, Function<KernelClient, List<byte[]>>> NONSENSE = new TreeMap<>(Map.ofEntries(
            Map.entry("unknown type", client -> frames(client, "frobnicate_request", "{}")),
            Map.entry("a type of the kernel's own", client -> frames(client, "execute_reply", "{\"status\":\"ok\"}")),
            Map.entry("execute without code", client -> frames(client, "execute_request", "{}")),
            Map.entry("execute with a number as code", client -> frames(client, "execute_request", "{\"code\":7}")),
            Map.entry("execute with code null", client -> frames(client, "execute_request", "{\"code\":null}")),
            Map.entry(
                    "execute with expressions as a list",
                    client -> frames(client, "execute_request", "{\"code\":\"1\",\"user_expressions\":[1]}")),
            Map.entry("complete without code", client -> frames(client, "complete_request", "{\"cursor_pos\":0}")),
            Map.entry(
                    "inspect with text as a position",
                    client -> frames(client, "inspect_request", "{\"code\":\"x\",\"cursor_pos\":\"one\"}")),
            Map.entry("is_complete without code", client -> frames(client, "is_complete_request", "{}")),
            Map.entry("history without a form", client -> frames(client, "history_request", "{}")),
            Map.entry("a comm message without id", client -> frames(client, "comm_msg", "{\"data\":{}}")),
            Map.entry("a comm opened without target", client -> frames(client, "comm_open", "{\"comm_id\":\"x\"}"))));

    @BeforeAll
    static void start() throws Exception {
        kernel = LiveKernel.start();
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    private static List<byte[]> with(List<byte[]> frames, int index, String text) {
        List<byte[]> changed = new ArrayList<>(frames);
        changed.set(index, text.getBytes(StandardCharsets.UTF_8));
        return changed;
    }

    private static List<byte[]> frames(KernelClient client, String type, String content) {
        Message good = client.message(new Request.Plain(type), new JsonObject());
        return client.frames(new Message(
                good.identities(),
                good.header(),
                good.parent(),
                good.metadata(),
                com.google.gson.JsonParser.parseString(content).getAsJsonObject(),
                List.of()));
    }

    static List<String> harm() {
        return List.copyOf(HARM.keySet());
    }

    static List<String> nonsense() {
        return List.copyOf(NONSENSE.keySet());
    }

    private void theNextWorks() throws Exception {
        assertThat(kernel.value("1 + 1")).isEqualTo("2");
        assertThat(kernel.client.kernelInfo().get("status").getAsString()).isEqualTo("ok");
    }

    @ParameterizedTest
    @MethodSource("harm")
    void aHarmedMessageIsDropped(String harm) throws Exception {
        kernel.ok("int touched = 0;");
        for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN)) {
            Message message = kernel.client.message(Request.Execute.of("touched = 1;"), new JsonObject());
            kernel.client.sendRaw(channel, HARM.get(harm).apply(kernel.client.frames(message)));
        }
        theNextWorks();
        assertThat(kernel.value("touched")).isEqualTo("0");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsDropped(String nonsense) throws Exception {
        kernel.client.sendRaw(Channel.SHELL, NONSENSE.get(nonsense).apply(kernel.client));
        kernel.client.sendRaw(Channel.CONTROL, NONSENSE.get(nonsense).apply(kernel.client));
        theNextWorks();
        assertThat(kernel.process.log()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"SHELL", "CONTROL"})
    void aReplayedMessageRunsOnce(Channel channel) throws Exception {
        kernel.ok("int runs = 0;");
        Message message = kernel.client.message(Request.Execute.of("runs++;"), new JsonObject());
        List<byte[]> frames = kernel.client.frames(message);
        for (int i = 0; i < 5; i++) {
            kernel.client.sendRaw(channel, frames);
        }
        // Control first, so that what it was sent has been sorted before the question below comes.
        kernel.client.request(Channel.CONTROL, new Request.Plain(Request.Plain.KERNEL_INFO));
        theNextWorks();
        assertThat(kernel.value("runs")).isEqualTo("1");
        assertThat(kernel.process.log()).contains("dropped");
    }

    @Test
    void jsonThatIsNoneIsDroppedThoughItIsSignedWell() throws Exception {
        for (String broken :
                List.of("not json", "{", "[1]", "7", "null", "\"text\"", "", "{\"code\":\"1\"}}", "\u0000")) {
            for (int frame = 2; frame <= 5; frame++) {
                kernel.client.sendRaw(Channel.SHELL, signed(frame, broken.getBytes(StandardCharsets.UTF_8)));
            }
        }
        kernel.client.sendRaw(Channel.SHELL, signed(5, new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}));
        kernel.client.sendRaw(Channel.SHELL, signed(5, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
        theNextWorks();
    }

    /** {@return frames of which one is not what it should be, with the right signature} */
    private static List<byte[]> signed(int index, byte[] with) throws Exception {
        List<byte[]> frames =
                new ArrayList<>(kernel.client.frames(kernel.client.message(Request.Execute.of("1"), new JsonObject())));
        frames.set(index, with);
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        byte[] key = kernel.process.connection().key().getBytes(StandardCharsets.UTF_8);
        mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
        frames.subList(2, 6).forEach(mac::update);
        StringBuilder hex = new StringBuilder();
        for (byte b : mac.doFinal()) {
            hex.append("%02x".formatted(b));
        }
        frames.set(1, hex.toString().getBytes(StandardCharsets.UTF_8));
        return frames;
    }

    @Test
    void theHeartBeatsOn() throws Exception {
        kernel.client.sendRaw(Channel.HEARTBEAT, List.of(new byte[0]));
        kernel.client.sendRaw(Channel.HEARTBEAT, List.of(new byte[100_000]));
        assertThat(kernel.client.heartbeat(LiveKernel.SOON)).isTrue();
    }
}
