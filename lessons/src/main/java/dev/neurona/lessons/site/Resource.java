package dev.neurona.lessons.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of the class path: ours, and KaTeX's. */
final class Resource {
    /** Where the jar of KaTeX has it; the version is the parent pom's. */
    static final String KATEX = "/META-INF/resources/webjars/katex/0.16.4/dist/";

    private Resource() {}

    static byte[] bytes(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("%s is not on the class path: build the project again".formatted(name));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
