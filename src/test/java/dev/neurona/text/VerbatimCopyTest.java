package dev.neurona.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class VerbatimCopyTest {
    @Test
    void findsThePieceAndItsPlaces() {
        VerbatimCopy copy = VerbatimCopy.longest("En un lugar de la Mancha vivía", "Era en un lugar de la luna");
        assertThat(copy).isEqualTo(new VerbatimCopy("n un lugar de la ", 17, 5, 1));
    }

    @Test
    void countsCharactersNotHalves() {
        VerbatimCopy copy = VerbatimCopy.longest("xx🐧🐧ñ", "🐧🐧🐧");
        assertThat(copy).isEqualTo(new VerbatimCopy("🐧🐧", 2, 0, 2));
        // these two share their first half only
        assertThat(VerbatimCopy.longest("🐧", "🐨").length()).isZero();
    }

    @Test
    void nothingInCommonIsAnEmptyCopy() {
        assertThat(VerbatimCopy.longest("abc", "xyz")).isEqualTo(new VerbatimCopy("", 0, 0, 0));
        assertThat(VerbatimCopy.longest("", "xyz").text()).isEmpty();
        assertThat(VerbatimCopy.longest("abc", "").text()).isEmpty();
        assertThat(VerbatimCopy.longest("", "").text()).isEmpty();
    }

    @Test
    void tokensAreComparedWhole() {
        assertThat(VerbatimCopy.longest(new int[] {1, 2, 3, 4, 5}, new int[] {9, 3, 4, 5, 1}))
                .isEqualTo(3);
    }

    @Test
    void aMegabyteOnBothSidesWithAPlantedCopyIsFound() {
        Random random = new Random(4);
        StringBuilder training = new StringBuilder();
        StringBuilder generated = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            training.append((char) ('a' + random.nextInt(26)));
            generated.append((char) ('a' + random.nextInt(26)));
        }
        String planted = training.substring(600_000, 600_500);
        generated.replace(123_456, 123_956, planted);
        VerbatimCopy copy = VerbatimCopy.longest(training.toString(), generated.toString());
        assertThat(copy.text()).contains(planted);
        assertThat(copy.length()).isBetween(500, 510);
        assertThat(VerbatimCopy.longest("a".repeat(1_000_000), "a".repeat(999_999))
                        .length())
                .isEqualTo(999_999);
    }

    @Property
    void isAsLongAsTheTableOfAllPairsSays(
            @ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'c') String training,
            @ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'c') String generated) {
        int longest = 0;
        int[][] common = new int[training.length() + 1][generated.length() + 1];
        for (int i = 1; i <= training.length(); i++) {
            for (int j = 1; j <= generated.length(); j++) {
                boolean same = training.charAt(i - 1) == generated.charAt(j - 1);
                common[i][j] = same ? common[i - 1][j - 1] + 1 : 0;
                longest = Math.max(longest, common[i][j]);
            }
        }
        VerbatimCopy copy = VerbatimCopy.longest(training, generated);
        assertThat(copy.length()).isEqualTo(longest);
        assertThat(training.startsWith(copy.text(), copy.inTraining())).isTrue();
        assertThat(generated.startsWith(copy.text(), copy.inGenerated())).isTrue();
    }

    @Property
    void everyPieceOfTheTrainingTextIsACopy(
            @ForAll @StringLength(min = 1, max = 60) @CharRange(from = 'a', to = 'd') String training,
            @ForAll int from,
            @ForAll int to) {
        int a = Math.floorMod(from, training.length() + 1);
        int b = Math.floorMod(to, training.length() + 1);
        String piece = training.substring(Math.min(a, b), Math.max(a, b));
        assertThat(VerbatimCopy.longest(training, piece).text()).isEqualTo(piece);
    }
}
