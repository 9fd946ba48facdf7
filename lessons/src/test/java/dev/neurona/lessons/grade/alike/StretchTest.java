package dev.neurona.lessons.grade.alike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.lessons.grade.alike.Stretch.Print;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StretchTest {
    private static String symbols(String code) {
        List<Token> tokens = Lexer.tokens(code);
        return Code.words(tokens, Declared.in(List.of(tokens))).stream()
                .map(Word::symbol)
                .collect(Collectors.joining(" "));
    }

    @Test
    void namesNumbersTextsCommentsBracesAndModifiersDoNotCount() {
        String one = "int total(int[] xs) { int sum = 0; for (int x : xs) { sum += x; } return sum; } // adds";
        String other =
                "final static long  all(final int[] max)\n{\n long r = 12;\n for (var length : max) r += length;\n return r;\n}";

        assertThat(symbols(one)).isEqualTo(symbols(other));
    }

    @Test
    void namesOfTheLibraryCount() {
        assertThat(symbols("var b = Conv2d.builder(); Math.max(b, 1); List<Block> max = b.max(2); Foo::bar"))
                .isEqualTo(
                        "type name = Conv2d . builder ( ) ; Math . max ( name , 0 ) ; List < Block > name = name . max"
                                + " ( 0 ) ; Foo :: bar");
        assertThat(symbols("record Point(int x, int y) {} Point p = new Point(1, 2); void far() {} far();"))
                .isEqualTo(
                        "record name ( type name , type name ) name name = new name ( 0 , 0 ) ; void name ( ) name ( ) ;");
    }

    @Test
    void tokensHaveTheirLines() {
        assertThat(Lexer.tokens("a /* 1\n2 */ b\n\"\"\"\n x\n\"\"\" c 'd' \"e\\\"f\" 1.5e-3f 0x1F"))
                .extracting(token -> token.text() + "@" + token.line())
                .containsExactly(
                        "a@1", "b@2", "\"\"\"\n x\n\"\"\"@3", "c@5", "'d'@5", "\"e\\\"f\"@5", "1.5e-3f@5", "0x1F@5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"open", "'", "/* open", "\"\"\"", "\\", "\"\\", "1e", "\uD83D", "é ñ 日本 = ^", "@@@@", ""})
    void unfinishedCodeIsTakenApartAllTheSame(String code) {
        assertThat(Lexer.tokens(code).stream()
                        .map(Token::text)
                        .collect(Collectors.joining())
                        .length())
                .isLessThanOrEqualTo(code.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/* ", "\"\"\" ", "x", "\"\\\\", "(", "1"})
    void codeWithoutEndIsCut(String piece) {
        assertThat(Lexer.tokens(piece.repeat(1_000_000)).size()).isLessThanOrEqualTo(20_000);
    }

    /** The guarantee of the paper: a run of gram + window - 1 words in common is never missed. */
    @Test
    void aCommonRunKeepsACommonFingerprint() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            for (Kind kind : Kind.values()) {
                List<Word> run = words(random, kind.gram + kind.window - 1);
                assertThat(prints(kind, around(random, run))).containsAnyElementsOf(prints(kind, around(random, run)));
            }
        }
    }

    @Test
    void aboutTwoOfAWindowAndOneMoreAreKept() {
        List<Print> hashes = Stretch.hashes(Kind.CODE, words(new Random(2), 10_000));
        double kept = (double) Stretch.winnow(hashes, 6).size() / hashes.size();

        assertThat(kept).isBetween(2.0 / 7 - 0.02, 2.0 / 7 + 0.02);
    }

    @Test
    void aShortTextHasItsFingerprintAndTooShortAOneNone() {
        assertThat(prints(Kind.PROSE, words(new Random(3), 6))).hasSize(1);
        assertThat(prints(Kind.PROSE, words(new Random(3), 5))).isEmpty();
    }

    private static List<Word> words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Word("w" + random.nextInt(1_000_000), 1))
                .toList();
    }

    private static List<Word> around(Random random, List<Word> run) {
        List<Word> all = new ArrayList<>(words(random, random.nextInt(30)));
        all.addAll(run);
        all.addAll(words(random, random.nextInt(30)));
        return all;
    }

    private static Set<Long> prints(Kind kind, List<Word> words) {
        return new HashSet<>(Stretch.of(kind, "c", "", words).prints().stream()
                .map(Print::hash)
                .toList());
    }
}
