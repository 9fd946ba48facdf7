package dev.neurona.kernel.magic.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a user's Maven keeps its settings.
 *
 * @param userSettings {@code settings.xml} of the user, which need not exist
 * @param globalSettings {@code settings.xml} of the installation, if there is one
 * @param security {@code settings-security.xml}, which need not exist
 * @param localRepository the folder artifacts are kept in where settings name none
 * @param offline whether the network must not be used, whatever settings say
 */
record MavenPlaces(
        Path userSettings, Optional<Path> globalSettings, Path security, Path localRepository, boolean offline) {

    private static final Set<String> NO = Set.of("", "0", "false", "no", "off");

    /** {@return the places of this user on this machine} */
    static MavenPlaces ofThisMachine() {
        Path own = Path.of(System.getProperty("user.home", "."), ".m2");
        String local = System.getProperty("maven.repo.local", "");
        return new MavenPlaces(
                own.resolve("settings.xml"),
                installation()
                        .map(home -> home.resolve("conf").resolve("settings.xml"))
                        .filter(Files::isRegularFile),
                own.resolve("settings-security.xml"),
                local.isBlank() ? own.resolve("repository") : Path.of(local),
                saysYes(System.getenv("NEURONA_OFFLINE")));
    }

    static boolean saysYes(@org.jspecify.annotations.Nullable String value) {
        return value != null && !NO.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /** The home of Maven as its own launcher finds it: named by the environment, or above {@code mvn} on the path. */
    private static Optional<Path> installation() {
        for (String name : new String[] {"MAVEN_HOME", "M2_HOME"}) {
            String home = System.getenv(name);
            if (home != null && !home.isBlank() && Files.isDirectory(Path.of(home))) {
                return Optional.of(Path.of(home));
            }
        }
        String program = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .flatMap(MavenPlaces::homeOf);
    }

    private static Optional<Path> homeOf(Path program) {
        try {
            Path bin = program.toRealPath().getParent();
            return Optional.ofNullable(bin == null ? null : bin.getParent());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
