package dev.neurona.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
    static List<Object[]> lines() {
        return List.of(
                new Object[] {"", List.of()},
                new Object[] {"   ", List.of()},
                new Object[] {"a b\tc", List.of("a", "b", "c")},
                new Object[] {"\"a b\" 'c d'", List.of("a b", "c d")},
                new Object[] {"--from=\"a b\"", List.of("--from=a b")},
                new Object[] {"\"\" ''", List.of("", "")},
                new Object[] {"'a\"b' \"a'b\"", List.of("a\"b", "a'b")},
                new Object[] {"\"a\\\"b\\\\c\"", List.of("a\"b\\c")},
                new Object[] {"a\\ b", List.of("a b")},
                new Object[] {"C:\\lib\\*.jar", List.of("C:\\lib\\*.jar")},
                new Object[] {"'\\n'", List.of("\\n")},
                new Object[] {"don't stop", List.of("dont stop")},
                new Object[] {"a\\", List.of("a\\")});
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsSplitAsAShellDoes(String line, List<String> words) {
        assertThat(Words.split(line)).isEqualTo(words);
    }

    @Property
    void whatIsQuotedComesBack(@ForAll @Size(max = 8) List<String> words) {
        String line = words.stream().map(Words::quote).collect(Collectors.joining(" "));
        assertThat(Words.split(line)).isEqualTo(words);
    }

    @Property
    void noLineFailsAndNoWordHoldsMoreThanTheLine(@ForAll String line) {
        int letters = Words.split(line).stream().mapToInt(String::length).sum();
        assertThat(letters).isLessThanOrEqualTo(line.length());
    }
}
