package dev.neurona.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The plotly.js that figures run on, which lies in the kernelspec's folder, from where a Jupyter server hands it out to
 * its own pages. Figures find it by the kernelspec's name: system property {@value #PROPERTY}, else environment variable
 * {@value #VARIABLE}, else {@value #DEFAULT_NAME}.
 */
public final class PlotlyScript {
    /** The file's name in the kernelspec's folder. */
    public static final String FILE = "plotly.min.js";

    /** System property with the kernelspec's name. */
    public static final String PROPERTY = "neurona.kernelspec";

    /** Environment variable with the kernelspec's name, for {@code kernel.json}'s {@code env}. */
    public static final String VARIABLE = "NEURONA_KERNELSPEC";

    /** The kernelspec's name where nothing says otherwise. */
    public static final String DEFAULT_NAME = "neurona";

    private static final String VERSION = "2.35.3";
    private static final String RESOURCE = "META-INF/resources/webjars/plotly.js-dist/" + VERSION + "/plotly.js";

    private PlotlyScript() {}

    static String kernelspecName() {
        String property = System.getProperty(PROPERTY, "");
        if (!property.isBlank()) {
            return property;
        }
        String variable = System.getenv(VARIABLE);
        return variable == null || variable.isBlank() ? DEFAULT_NAME : variable;
    }

    /**
     * Writes the script to a kernelspec's folder, whole or not at all. It is wrapped so that it cannot see a page's
     * {@code define}, {@code exports} and {@code module} and always sets {@code window.Plotly}.
     *
     * @return the file written
     * @throws IOException if the folder cannot be written to
     */
    public static Path writeTo(Path kernelspecFolder) throws IOException {
        Path file = kernelspecFolder.resolve(FILE);
        Path part = Files.createTempFile(kernelspecFolder, FILE, ".part");
        try (InputStream source = open();
                OutputStream out = Files.newOutputStream(part)) {
            out.write("(function(define,exports,module){\n".getBytes(StandardCharsets.UTF_8));
            source.transferTo(out);
            out.write("\n}).call(window);\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        part.toFile().setReadable(true, false);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private static InputStream open() throws IOException {
        InputStream source = PlotlyScript.class.getClassLoader().getResourceAsStream(RESOURCE);
        if (source == null) {
            throw new IOException("plotly.js " + VERSION
                    + " is not on the class path: add org.webjars.npm:plotly.js-dist:" + VERSION);
        }
        return source;
    }
}
