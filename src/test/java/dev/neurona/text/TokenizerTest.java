package dev.neurona.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
    static final String SPANISH = """
            ¡Qué mañana! El niño soñó con un pingüino: «¿vendrá mañana?».
            La niña, que no había soñado nada, le dijo que los pingüinos no vienen; mañana es otro día.
            """;
    private static final BytePairs PAIRS = Tokenizer.bytePairs(SPANISH.repeat(3), 330);
    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private static final String DECOMPOSED = "an\u0303o";

    @Test
    void wordsOfSpanishKeepTheirAccents() {
        assertThat(Tokenizer.words().tokens("¡El niño dijo: no!"))
                .containsExactly("¡", "El", " ", "niño", " ", "dijo", ":", " ", "no", "!");
        assertThat(Tokenizer.words().tokens("¿Pingüinos,\n\n  año 2024?"))
                .containsExactly("¿", "Pingüinos", ",", "\n\n  ", "año", " ", "2024", "?");
        assertThat(Tokenizer.words().tokens(DECOMPOSED)).containsExactly(DECOMPOSED);
    }

    @Test
    void apostrophesAndHyphensInsideBelongToAWord() {
        assertThat(Tokenizer.words().tokens("don't franco-español 'so' - rock'n'roll"))
                .containsExactly("don't", " ", "franco-español", " ", "'", "so", "'", " ", "-", " ", "rock'n'roll");
    }

    @Test
    void charactersAreWhatAReaderSees() {
        assertThat(Tokenizer.characters().tokens("¿ñ?")).containsExactly("¿", "ñ", "?");
        assertThat(Tokenizer.characters().tokens(DECOMPOSED)).containsExactly("a", "n\u0303", "o");
        assertThat(Tokenizer.characters().tokens("a" + FAMILY + "👍🏽🇪🇸🇲🇽"))
                .containsExactly("a", FAMILY, "👍🏽", "🇪🇸", "🇲🇽");
        assertThat(Tokenizer.characters().tokens("")).isEmpty();
    }

    /** The pairs of "aaabdaaabac", the example that byte pairs are always told with: aa, then (aa)a, then (aaa)b. */
    @Test
    void bytePairsMergeTheMostFrequentFirst() {
        BytePairs pairs = Tokenizer.bytePairs("aaabdaaabac", 259);
        assertThat(pairs.vocabulary().subList(256, 259)).containsExactly("aa", "ab", "aaab");
        assertThat(pairs.tokens("aaabdaaabac")).containsExactly("aaab", "d", "aaab", "a", "c");
    }

    @Test
    void bytePairsAreNotMergedAcrossWords() {
        BytePairs pairs = Tokenizer.bytePairs("la la la la, la la", 1_000);
        assertThat(pairs.vocabulary()).contains("la", " la").noneMatch(token -> token.contains("a "));
        assertThat(pairs.tokens("la la")).containsExactly("la", " la");
        assertThat(pairs.vocabulary()).hasSizeLessThan(1_000);
    }

    @Test
    void theTwoBytesOfAnEnyeAreMergedOnceSeen() {
        assertThat(PAIRS.vocabulary()).contains("ñ").hasSize(330);
        assertThat(Tokenizer.bytePairs("", 256).tokens("ñ"))
                .containsExactly(BytePairs.fragment(0xC3), BytePairs.fragment(0xB1));
        assertThat(BytePairs.fragment('a')).isEqualTo("a");
        assertThat(PAIRS.tokens(" niño").size()).isLessThan(6);
    }

    @Test
    void learningIsTheSameEveryTime() {
        assertThat(Tokenizer.bytePairs(SPANISH, 300).vocabulary())
                .isEqualTo(Tokenizer.bytePairs(SPANISH, 300).vocabulary());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\r\n\t\u00a0\u2003x",
                SPANISH,
                DECOMPOSED + "é e\u0301",
                FAMILY + "👍🏽🇪🇸 ☃️",
                "日本語 русский العربية हिन्दी ไทย",
                "\u0301\u0301 starts with marks",
                "\u0000\uFEFF\uFFFF\uFFFD",
                "<unk> <0xC3> \uE000"
            })
    void textComesBackExactly(String text) {
        for (Tokenizer tokenizer : List.of(Tokenizer.words(), Tokenizer.characters(), PAIRS)) {
            assertThat(tokenizer.text(tokenizer.tokens(text))).isEqualTo(text);
        }
    }

    @Test
    void longTextWithoutSpacesIsNoTrouble() {
        for (String piece : List.of("a-", "a", "ñ'", " ", "\u0301", "👩\u200d", "!")) {
            String text = piece.repeat(100_000);
            for (Tokenizer tokenizer : List.of(Tokenizer.words(), Tokenizer.characters(), PAIRS)) {
                assertThat(tokenizer.text(tokenizer.tokens(text)).equals(text))
                        .as("%s of %s", tokenizer, piece)
                        .isTrue();
            }
        }
        assertThat(Tokenizer.bytePairs("ab".repeat(100_000), 300).tokens("ab".repeat(32)))
                .hasSize(1);
    }

    @Test
    void bytePairsWantValidTextAndEnoughTokens() {
        assertThatThrownBy(() -> PAIRS.tokens("half \uD83D of one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half a surrogate pair");
        assertThatThrownBy(() -> Tokenizer.bytePairs("abc", 255)).hasMessageContaining("256 bytes");
        assertThatThrownBy(() -> BytePairs.fragment(256)).hasMessageContaining("256 is no byte");
    }

    /** Any valid Unicode, with accents, marks, joiners and emoji more often than chance would have them. */
    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.integers()
                .between(0, 0x10FFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .map(Character::toString);
        Arbitrary<String> special = Arbitraries.of(
                "a", "ñ", "á", "n", "\u0303", "\u0301", "¿", "¡", " ", "\n", "\r", "'", "-", "1", "\u200d", "\uFE0F",
                "👩", "🏽", "🇪", "🇸", "niño", " la", "mañana");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, any), net.jqwik.api.Tuple.of(3, special))
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Property
    void wordsComeBack(@ForAll("texts") String text) {
        List<String> tokens = Tokenizer.words().tokens(text);
        assertThat(Tokenizer.words().text(tokens)).isEqualTo(text);
        assertThat(tokens).doesNotContain("");
    }

    @Property
    void charactersComeBack(@ForAll("texts") String text) {
        assertThat(Tokenizer.characters().text(Tokenizer.characters().tokens(text)))
                .isEqualTo(text);
    }

    @Property
    void bytePairsComeBackThroughIds(@ForAll("texts") String text) {
        TextCodec codec = TextCodec.of(PAIRS);
        assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
        assertThat(codec.unknown(text)).isZero();
    }

    @Property(tries = 100)
    void bytePairsLearnedFromATextMakeItShorterAndAreAllUsed(@ForAll("texts") String text) {
        BytePairs learned = Tokenizer.bytePairs(text, 280);
        List<String> tokens = learned.tokens(text);
        assertThat(learned.text(tokens)).isEqualTo(text);
        assertThat(tokens).hasSizeLessThanOrEqualTo(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        assertThat(learned.vocabulary()).containsAll(tokens).doesNotHaveDuplicates();
    }

    /** Learning again from scratch at every merge, as the papers tell it, finds the same pairs. */
    @Property(tries = 100)
    void learnsWhatCountingAnewAtEveryMergeWould(@ForAll("texts") String text) {
        List<List<Integer>> words = new java.util.ArrayList<>();
        for (String chunk : Pieces.CHUNKS.tokens(text)) {
            List<Integer> word = new java.util.ArrayList<>();
            for (byte b : chunk.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                word.add(b & 0xFF);
            }
            words.add(word);
        }
        int symbol = 256;
        while (symbol < 280) {
            java.util.TreeMap<Long, Integer> counts = new java.util.TreeMap<>();
            for (List<Integer> word : words) {
                for (int i = 0; i + 1 < word.size(); i++) {
                    counts.merge(PairCounts.pair(word.get(i), word.get(i + 1)), 1, Integer::sum);
                }
            }
            int most = counts.isEmpty() ? 0 : Collections.max(counts.values());
            if (most < 2) {
                break;
            }
            long pair = counts.entrySet().stream()
                    .filter(e -> e.getValue() == most)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            for (List<Integer> word : words) {
                for (int i = 0; i + 1 < word.size(); i++) {
                    if (PairCounts.pair(word.get(i), word.get(i + 1)) == pair) {
                        word.set(i, symbol);
                        word.remove(i + 1);
                    }
                }
            }
            symbol++;
        }
        assertThat(Tokenizer.bytePairs(text, 280).tokens(text))
                .hasSize(words.stream().mapToInt(List::size).sum());
    }
}
