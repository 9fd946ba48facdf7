package dev.neurona.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.message.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextTest {
    private static String decoded(byte[] content) throws Exception {
        return Json.object(content).get("text").getAsString();
    }

    @Property
    void anyTextIsWrittenAsJson(@ForAll String text) throws Exception {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(decoded(JsonText.stream(CellOutput.Stream.STDOUT, utf8)))
                .isEqualTo(new String(utf8, StandardCharsets.UTF_8));
    }

    @Property
    void anyBytesAreWrittenAsJson(@ForAll byte[] bytes) throws Exception {
        byte[] content = JsonText.stream(CellOutput.Stream.STDERR, bytes);
        assertThat(decoded(content)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        assertThat(JsonText.escapedLines(content))
                .isEqualTo(new String(bytes, StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n')
                        .count());
    }

    @Property
    void textCutAnywhereArrivesWhole(
            @ForAll String text, @ForAll @IntRange(max = 20) int cut, @ForAll boolean asBytes) {
        TextBuffer buffer = new TextBuffer();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = asBytes ? utf8.length : text.length();
        int middle = Math.min(cut, length);
        if (asBytes) {
            buffer.put(utf8, 0, middle);
            sent.writeBytes(wholeCharacters(buffer));
            buffer.put(utf8, middle, length - middle);
        } else {
            buffer.put(text.substring(0, middle), 0);
            sent.writeBytes(wholeCharacters(buffer));
            buffer.put(text.substring(middle), 0);
        }
        sent.writeBytes(buffer.takeAll());
        String expected = text.replaceAll(
                "[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]",
                asBytes ? "?" : "\uFFFD");
        assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    private static byte[] wholeCharacters(TextBuffer buffer) {
        byte[] taken = buffer.takeWhole();
        assertThat(new String(taken, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
                .isEqualTo(taken);
        return taken;
    }

    @Test
    void aBufferIsFullAtItsLimitAndNotBeyond() {
        TextBuffer buffer = new TextBuffer();
        String text = "漢".repeat(TextBuffer.LIMIT);
        int taken = buffer.put(text, 0);
        assertThat(buffer.full()).isTrue();
        assertThat(buffer.size()).isEqualTo(taken * 3).isLessThanOrEqualTo(TextBuffer.LIMIT);
        assertThat(buffer.takeWhole()).hasSize(taken * 3);
        assertThat(buffer.size()).isZero();
        byte[] bytes = new byte[TextBuffer.LIMIT + 10];
        assertThat(buffer.put(bytes, 0, bytes.length)).isEqualTo(TextBuffer.LIMIT);
        assertThat(buffer.put(bytes, 0, 1)).isZero();
    }
}
