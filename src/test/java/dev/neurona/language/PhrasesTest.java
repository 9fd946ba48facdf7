package dev.neurona.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.Lab;
import dev.neurona.inspect.Summary;
import dev.neurona.metrics.Roc;
import dev.neurona.plot.Plot;
import dev.neurona.plot.picture.Picture;
import dev.neurona.train.Fit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of words of every package that speaks in figures and lines. */
class PhrasesTest {
    private static final Pattern BLANK = Pattern.compile("\\{\\d}");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\n]*)\"");

    private static ResourceBundle words(Class<?> owner, String code) {
        return Phrases.bundle(owner.getPackageName() + ".words", code, owner);
    }

    private static Set<String> blanks(String phrase) {
        return BLANK.matcher(phrase).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(classes = {Lab.class, Plot.class, Picture.class, Roc.class, Fit.class, Summary.class})
    void bothLanguagesHaveTheSameKeysAndBlanks(Class<?> owner) {
        ResourceBundle english = words(owner, "en");
        ResourceBundle spanish = words(owner, "es");
        assertThat(spanish.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(blanks(spanish.getString(key))).as(key).isEqualTo(blanks(english.getString(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Lab.class, Plot.class, Picture.class, Roc.class, Fit.class, Summary.class})
    void everyPhraseIsSaidSomewhere(Class<?> owner) throws IOException {
        Set<String> quoted = new TreeSet<>();
        Path sources = Path.of("main/java", owner.getPackageName().split("\\."));
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                QUOTED.matcher(Files.readString(file)).results().forEach(found -> quoted.add(found.group(1)));
            }
        }
        for (String key : words(owner, "en").keySet()) {
            boolean said = quoted.contains(key)
                    || quoted.contains(key.replaceAll("\\.(one|many)$", ""))
                    || quoted.contains(key.replaceAll("(?<=\\.)[^.]*$", "")); // kind. and a type
            assertThat(said).as(key).isTrue();
        }
    }
}
