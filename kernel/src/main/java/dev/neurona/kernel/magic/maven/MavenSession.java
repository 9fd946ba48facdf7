package dev.neurona.kernel.magic.maven;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.eclipse.aether.ConfigurationProperties;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.AuthenticationSelector;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.MirrorSelector;
import org.eclipse.aether.repository.ProxySelector;
import org.eclipse.aether.transfer.TransferListener;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.ConservativeAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.eclipse.aether.util.repository.JreProxySelector;

/** Puts the user's settings in the resolver's words. */
final class MavenSession {
    private MavenSession() {}

    static DefaultRepositorySystemSession of(
            RepositorySystem system,
            UserSettings user,
            MavenPlaces places,
            boolean offline,
            TransferListener listener) {
        DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
        Properties properties = UserSettings.properties();
        session.setSystemProperties(properties);
        Map<String, Object> configuration = new HashMap<>();
        properties.forEach((name, value) -> configuration.put((String) name, value));
        configuration.put(ConfigurationProperties.USER_AGENT, "Neurona (Java " + Runtime.version() + ")");
        configuration.put(ConfigurationProperties.INTERACTIVE, false);
        session.setConfigProperties(configuration);
        session.setOffline(offline || places.offline() || user.settings().isOffline());
        session.setMirrorSelector(mirrors(user));
        session.setProxySelector(proxies(user));
        session.setAuthenticationSelector(authentication(user));
        session.setTransferListener(listener);
        session.setCache(new DefaultRepositoryCache());
        LocalRepository local =
                new LocalRepository(localRepository(user, places).toFile());
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(session, local));
        return session;
    }

    static Path localRepository(UserSettings user, MavenPlaces places) {
        String forced = System.getProperty("maven.repo.local", "");
        if (!forced.isBlank()) {
            return Path.of(forced).toAbsolutePath();
        }
        String named = user.settings().getLocalRepository();
        return named == null || named.isBlank()
                ? places.localRepository()
                : Path.of(named).toAbsolutePath();
    }

    private static MirrorSelector mirrors(UserSettings user) {
        DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
        for (Mirror mirror : user.settings().getMirrors()) {
            mirrors.add(
                    mirror.getId(),
                    mirror.getUrl(),
                    mirror.getLayout(),
                    false,
                    mirror.isBlocked(),
                    mirror.getMirrorOf(),
                    mirror.getMirrorOfLayouts());
        }
        return mirrors;
    }

    /** Settings first; without one there, Java's own proxy properties, which a kernel may have been given. */
    private static ProxySelector proxies(UserSettings user) {
        DefaultProxySelector proxies = new DefaultProxySelector();
        for (Proxy proxy : user.proxies()) {
            if (proxy.isActive()) {
                AuthenticationBuilder authentication = new AuthenticationBuilder();
                authentication.addUsername(proxy.getUsername()).addPassword(proxy.getPassword());
                proxies.add(
                        new org.eclipse.aether.repository.Proxy(
                                proxy.getProtocol(), proxy.getHost(), proxy.getPort(), authentication.build()),
                        proxy.getNonProxyHosts());
            }
        }
        boolean any = user.proxies().stream().anyMatch(Proxy::isActive);
        return any ? proxies : new JreProxySelector();
    }

    private static AuthenticationSelector authentication(UserSettings user) {
        DefaultAuthenticationSelector selector = new DefaultAuthenticationSelector();
        for (Server server : user.servers()) {
            AuthenticationBuilder authentication = new AuthenticationBuilder();
            authentication.addUsername(server.getUsername()).addPassword(server.getPassword());
            authentication.addPrivateKey(server.getPrivateKey(), server.getPassphrase());
            selector.add(server.getId(), authentication.build());
        }
        return new ConservativeAuthenticationSelector(selector);
    }
}
