package dev.neurona.kernel.magic.maven;

import dev.neurona.kernel.magic.MagicError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * The user's and the installation's {@code settings.xml}, merged, with passwords decrypted.
 *
 * @param settings mirrors, active profiles and the rest
 * @param servers with passwords in the clear
 * @param proxies likewise
 * @param problems what could not be read, a line each
 */
record UserSettings(Settings settings, List<Server> servers, List<Proxy> proxies, List<String> problems) {

    static UserSettings read(MavenPlaces places) throws MagicError {
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        request.setSystemProperties(properties());
        if (Files.isRegularFile(places.userSettings())) {
            request.setUserSettingsFile(places.userSettings().toFile());
        }
        places.globalSettings().map(Path::toFile).ifPresent(request::setGlobalSettingsFile);
        try {
            Settings settings = new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings();
            return decrypted(settings, places.security());
        } catch (SettingsBuildingException e) {
            SettingsProblem first = e.getProblems().get(0);
            throw new MagicError(
                    "Maven's settings cannot be read: " + first.getMessage() + " in " + first.getLocation()
                            + ": mend that file, or move it away",
                    e);
        }
    }

    private static UserSettings decrypted(Settings settings, Path security) {
        SettingsDecryptionResult result = new DefaultSettingsDecrypter(new Passwords(security))
                .decrypt(new DefaultSettingsDecryptionRequest(settings));
        List<String> problems = new ArrayList<>();
        result.getProblems().forEach(problem -> problems.add("Maven's settings: " + problem.getMessage()));
        return new UserSettings(settings, result.getServers(), result.getProxies(), problems);
    }

    /** {@return the profiles that are on, by name or by what they ask of the machine} */
    List<Profile> activeProfiles() {
        return ActiveProfiles.of(settings, properties());
    }

    /** {@return what settings and POMs may refer to: system properties, and the environment as {@code env.NAME}} */
    static Properties properties() {
        Properties properties = new Properties();
        System.getenv().forEach((name, value) -> properties.setProperty("env." + name, value));
        System.getProperties().stringPropertyNames().forEach(name -> {
            String value = System.getProperty(name);
            if (value != null) {
                properties.setProperty(name, value);
            }
        });
        return properties;
    }
}
