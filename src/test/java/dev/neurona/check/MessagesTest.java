package dev.neurona.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path SOURCES = Path.of("main/java/dev/neurona/check");
    private static final Pattern KEY = Pattern.compile(
            "\"((?:actual|expected|hint|law|look|number|ready|report|result|solution|status|task|todo|verdict)(?:\\.[\\w-]+)?)\"");

    @Test
    void everyKeyIsInBothLanguages() {
        assertThat(bundle(Language.EN).keySet()).isEqualTo(bundle(Language.ES).keySet());
    }

    @Test
    void bothLanguagesHaveTheSameBlanks() {
        for (String key : bundle(Language.EN).keySet()) {
            assertThat(blanks(bundle(Language.ES).getString(key)))
                    .as(key)
                    .isEqualTo(blanks(bundle(Language.EN).getString(key)));
        }
    }

    @Test
    void noSentenceIsLeftInTheOtherLanguage() {
        for (String key : bundle(Language.EN).keySet()) {
            String english = bundle(Language.EN).getString(key);
            boolean words = english.replaceAll("\\{\\d}", "").matches("(?s).*[a-z]{3}.*");
            if (words) {
                assertThat(bundle(Language.ES).getString(key)).as(key).isNotEqualTo(english);
            }
        }
    }

    @Test
    void theKeysOfTheCodeAreThoseOfTheFiles() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Status status : Status.values()) {
            used.add("status." + status.code());
        }
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher found = KEY.matcher(Files.readString(file).replaceAll("(?m)^\\s*\\*.*$", ""));
                while (found.find()) {
                    used.add(found.group(1));
                }
            }
        }
        // words of the record of results and of settings that look like keys
        used.removeAll(List.of("solution", "status", "expected", "actual", "look", "hint", "ready"));
        assertThat(new TreeSet<>(bundle(Language.EN).keySet())).isEqualTo(used);
    }

    private static ResourceBundle bundle(Language language) {
        return Sentence.read().get(language);
    }

    private static Set<String> blanks(String sentence) {
        Set<String> blanks = new TreeSet<>();
        Matcher found = Pattern.compile("\\{\\d}").matcher(sentence);
        while (found.find()) {
            blanks.add(found.group());
        }
        return blanks;
    }
}
