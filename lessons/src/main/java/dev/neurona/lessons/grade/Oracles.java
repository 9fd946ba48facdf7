package dev.neurona.lessons.grade;

import dev.neurona.check.Language;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The sessions of the reference solution, one for each language that students worked in, started when first asked for. */
final class Oracles implements AutoCloseable {
    private final Released release;
    private final KernelSpec kernel;
    private final Path folder;
    private final RunProgress progress;
    private final Map<Language, Oracle> started = new EnumMap<>(Language.class);

    /** @param folder for files that no student's process sees */
    Oracles(Released release, KernelSpec kernel, Path folder, RunProgress progress) {
        this.release = release;
        this.kernel = kernel;
        this.folder = folder;
        this.progress = progress;
    }

    /** {@return the session of a language} The first time this runs the whole reference solution. */
    synchronized Oracle in(Language language) throws IOException, InterruptedException {
        Oracle oracle = started.get(language);
        if (oracle == null) {
            oracle = Oracle.start(release, language, kernel, folder.resolve(language.code()), progress);
            started.put(language, oracle);
        }
        return oracle;
    }

    @Override
    public synchronized void close() {
        started.values().forEach(Oracle::close);
        started.clear();
    }
}
