package dev.neurona.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which fetched and unpacked data are kept. Nothing else is written outside a project. It may be deleted
 * at any time: what is missing is fetched again.
 *
 * <p>{@link #standard} takes, in this order: the system property {@code neurona.cache}; the environment variable
 * {@code NEURONA_CACHE}; {@code $XDG_CACHE_HOME/neurona} or {@code ~/.cache/neurona}; on macOS
 * {@code ~/Library/Caches/neurona}; on Windows {@code %LOCALAPPDATA%\neurona\cache}.
 *
 * @param folder where it is; it need not exist yet
 */
public record Cache(Path folder) {
    /** Makes the path absolute. */
    public Cache {
        folder = folder.toAbsolutePath().normalize();
    }

    /** {@return the cache of this user on this machine} */
    public static Cache standard() {
        return new Cache(locate(System::getProperty, System::getenv));
    }

    static Path locate(UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> environment) {
        String named = first(property.apply("neurona.cache"), environment.apply("NEURONA_CACHE"));
        if (named != null) {
            return Path.of(named);
        }
        String home = first(property.apply("user.home"), ".");
        Path homeFolder = Path.of(home == null ? "." : home);
        String system = first(property.apply("os.name"), "");
        String os = system == null ? "" : system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = first(environment.apply("LOCALAPPDATA"), null);
            Path base = local == null ? homeFolder.resolve("AppData").resolve("Local") : Path.of(local);
            return base.resolve("neurona").resolve("cache");
        } else if (os.startsWith("mac")) {
            return homeFolder.resolve("Library").resolve("Caches").resolve("neurona");
        }
        String xdg = first(environment.apply("XDG_CACHE_HOME"), null);
        // The specification of XDG says to ignore a relative path.
        Path base = xdg != null && Path.of(xdg).isAbsolute() ? Path.of(xdg) : homeFolder.resolve(".cache");
        return base.resolve("neurona");
    }

    private static @Nullable String first(@Nullable String a, @Nullable String b) {
        if (a != null && !a.isBlank()) {
            return a;
        }
        return b != null && !b.isBlank() ? b : null;
    }

    /** {@return the folder of one data set} */
    public Path data(String name) {
        return folder.resolve("data").resolve(name);
    }

    /** {@return the folder for archives of the student's own that were unpacked} */
    Path unpacked() {
        return folder.resolve("unpacked");
    }

    /**
     * Makes a folder of the cache.
     *
     * @throws DataException if it cannot be made
     */
    static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DataException(
                    "cannot make the folder %s (%s): free it, or name another cache folder in NEURONA_CACHE"
                            .formatted(folder, DataException.words(e)),
                    e);
        }
    }
}
