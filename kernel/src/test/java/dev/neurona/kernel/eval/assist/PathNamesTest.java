package dev.neurona.kernel.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.eval.Interpreter.Completion;
import dev.neurona.kernel.eval.Interpreter.Completion.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathNamesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("data set"));
        Files.writeString(folder.resolve("data.csv"), "");
        Files.writeString(folder.resolve(".hidden"), "");
        Files.writeString(folder.resolve("other.ipynb"), "");
    }

    @Test
    void filesAndFoldersOfTheArgument() {
        String code = "%load " + folder + "/da";
        Completion found = complete(code, code.length());
        assertThat(found.matches())
                .containsExactlyInAnyOrder(
                        new Match(folder + "/data set/", "path", ""), new Match(folder + "/data.csv", "path", ""));
        assertThat(found.start()).isEqualTo(6);
        assertThat(found.end()).isEqualTo(code.length());
    }

    @Test
    void hiddenFilesOnlyWhenAskedFor() {
        String code = "!cat x.txt " + folder + "/";
        assertThat(complete(code, code.length()).matches()).hasSize(3);
        assertThat(complete(code + ".", code.length() + 1).matches())
                .extracting(Match::text)
                .containsExactly(folder + "/.hidden");
    }

    @Test
    void quotesHoldBlanks() {
        String code = "%jars \"" + folder + "/data s\" more";
        assertThat(complete(code, code.length() - 6).matches())
                .extracting(Match::text)
                .containsExactly(folder + "/data set/");
    }

    @Test
    void onTopOfACellButNotInItsBody() {
        String head = "%%writefile " + folder + "/oth";
        assertThat(complete(head + "\nbody", head.length()).matches()).hasSize(1);
        assertThat(complete(head + "\nbody", head.length() + 3).matches()).isEmpty();
    }

    @Test
    void noFilesForOtherMagicsOrMissingFolders() {
        assertThat(complete("%maven " + folder + "/", 8 + folder.toString().length())
                        .matches())
                .isEmpty();
        String missing = "%load " + folder + "/no/such/";
        assertThat(complete(missing, missing.length()).matches()).isEmpty();
    }

    private static Completion complete(String code, int cursor) {
        try (TestSession session = new TestSession()) {
            return new Completer(session).complete(code, cursor);
        }
    }
}
