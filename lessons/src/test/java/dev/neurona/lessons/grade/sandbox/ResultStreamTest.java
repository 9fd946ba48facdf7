package dev.neurona.lessons.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultStreamTest {
    private static final String NONCE = "abc";

    @Test
    void framesAreReadAndLinesOfOthersArePassedOver() throws Exception {
        ResultStream stream =
                stream("[warning] something\n\nabc {\"begun\":1}\nabd {\"begun\":2}\nabc {\"done\":true}\nabc {");

        assertThat(stream.next()).isEqualTo(new Frame.Begun(1));
        assertThat(stream.next()).isEqualTo(new Frame.Done());
        assertThat(stream.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "[]",
                "{}",
                "{\"begun\":\"x\"}",
                "{\"begun\":1,\"begun\":2}",
                "{\"begun\":1} {}",
                "{\"begun\":NaN}",
                "{\"ended\":1,\"ending\":\"MAYBE\"}",
                "{\"late\":1,\"outputs\":[1]}",
                "{\"late\":1,\"outputs\":[{}]}",
                "{\"ready\":[]}"
            })
    void whatIsNoFrameBreaksTheStream(String json) {
        assertThatThrownBy(() -> stream("abc " + json + "\n").next()).isInstanceOf(ResultStream.Broken.class);
    }

    @Test
    void deepJsonBreaksTheStream() {
        String deep = "abc {\"ready\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5001) + "\n";

        assertThatThrownBy(() -> stream(deep).next())
                .isInstanceOf(ResultStream.Broken.class)
                .hasMessageContaining("deeper");
    }

    @Test
    void manySmallValuesBreakTheStream() {
        String many = "abc {\"ready\":{\"a\":[" + "[],".repeat(Frame.VALUES) + "[]]}}\n";

        assertThatThrownBy(() -> stream(many).next())
                .isInstanceOf(ResultStream.Broken.class)
                .hasMessageContaining("too many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc x", "xyz ", "\n"})
    void anEndlessStreamIsReadToALimitAndNoFurther(String repeated) {
        Endless endless = new Endless(repeated);
        ResultStream stream = new ResultStream(endless, NONCE, 40_000_000, 10_000_000);

        assertThatThrownBy(() -> {
                    while (stream.next() == null) {
                        assertThat(endless.read).isLessThan(41_000_000);
                    }
                })
                .isInstanceOf(ResultStream.Broken.class);
    }

    private static ResultStream stream(String text) {
        return new ResultStream(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), NONCE, 100_000_000, 10_000_000);
    }

    /** The same again and again, without an end of line unless there is one in it. */
    private static final class Endless extends InputStream {
        private final byte[] bytes;
        private long read;

        private Endless(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int available() {
            return 1 << 16;
        }

        @Override
        public int read() {
            return bytes[(int) (read++ % bytes.length)];
        }
    }
}
