package dev.neurona.lessons.cli;

import dev.neurona.check.Language;
import dev.neurona.kernel.cli.UsageError;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an option {@code --language} chooses. */
final class Languages {
    private Languages() {}

    /** {@return the language of an option, all where it was not given} */
    static List<Language> of(@Nullable String option) throws UsageError {
        if (option == null) {
            return Arrays.asList(Language.values());
        }
        try {
            return List.of(Language.of(option));
        } catch (IllegalArgumentException wrong) {
            throw new UsageError(String.valueOf(wrong.getMessage()));
        }
    }
}
