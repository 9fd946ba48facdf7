package dev.neurona.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class VocabTest {
    private static final List<String> TOKENS = List.of("b", "a", "c", "b", "a", "d", "b");

    @Test
    void frequentTokensComeFirstAndEquallyFrequentOnesInOrder() {
        Vocab vocab = Vocab.from(TOKENS, 1);
        assertThat(vocab.tokens()).containsExactly("<unk>", "b", "a", "c", "d");
        assertThat(vocab.encode(List.of("a", "d", "z"))).containsExactly(2, 4, 0);
        assertThat(vocab.decode(2, 4, 0)).containsExactly("a", "d", "<unk>");
        assertThat(vocab.count("b")).isEqualTo(3);
        assertThat(vocab.count("z")).isZero();
    }

    @Test
    void rareTokensAreUnknownAndCountedAsSuch() {
        Vocab vocab = Vocab.from(TOKENS, 2);
        assertThat(vocab.tokens()).containsExactly("<unk>", "b", "a");
        assertThat(vocab.id("c")).isZero();
        assertThat(vocab.count(Vocab.UNKNOWN)).isEqualTo(2);
        assertThat(vocab.firstUnknown(TOKENS)).hasValue(2);
        assertThat(vocab.firstUnknown(List.of("a"))).isEmpty();
        assertThat(vocab.table().intColumn("count").asList()).containsExactly(2, 3, 2);
    }

    @Test
    void theUnknownTokenInATextIsTheUnknownToken() {
        Vocab vocab = Vocab.from(List.of("<unk>", "<unk>", "x"), 1);
        assertThat(vocab.tokens()).containsExactly("<unk>", "x");
        assertThat(vocab.count("<unk>")).isEqualTo(2);
        assertThat(Vocab.of(List.of("x", "<unk>", "x")).tokens()).containsExactly("<unk>", "x");
    }

    @Test
    void codecOfWordsSaysWhatItDoesNotKnow() {
        TextCodec codec = TextCodec.from(Tokenizer.words(), "el niño y la niña", 1);
        assertThat(codec.decode(codec.encode("la niña y el niño"))).isEqualTo("la niña y el niño");
        assertThat(codec.decode(codec.encode("la nina"))).isEqualTo("la <unk>");
        assertThat(codec.unknown("la nina")).isEqualTo(1 / 3.0);
        assertThat(codec.unknown("")).isZero();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Vocab.from(List.of(), 1)).hasMessageContaining("no tokens");
        assertThatThrownBy(() -> Vocab.from(TOKENS, 0)).hasMessageContaining("minimum count of 0");
        assertThatThrownBy(() -> Vocab.from(TOKENS, 1).token(5))
                .hasMessageContaining("id 5")
                .hasMessageContaining("0 to 4");
        assertThatThrownBy(() -> Vocab.from(TOKENS, 1).decode(-1)).hasMessageContaining("id -1");
    }

    @Property(tries = 200)
    void knownTokensComeBackAndNoneIsLost(
            @ForAll @Size(min = 1, max = 80) List<@AlphaChars @StringLength(min = 1, max = 2) String> tokens) {
        Vocab vocab = Vocab.from(tokens, 1);
        assertThat(vocab.decode(vocab.encode(tokens))).isEqualTo(tokens);
        assertThat(vocab.tokens().stream().mapToInt(vocab::count).sum()).isEqualTo(tokens.size());
        assertThat(vocab.size()).isEqualTo(1 + (int) tokens.stream().distinct().count());
        Vocab rare = Vocab.from(tokens, 3);
        assertThat(rare.tokens().stream().mapToInt(rare::count).sum()).isEqualTo(tokens.size());
        assertThat(rare.tokens().stream().skip(1)).allMatch(token -> rare.count(token) >= 3);
    }
}
