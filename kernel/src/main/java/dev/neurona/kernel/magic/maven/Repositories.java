package dev.neurona.kernel.magic.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.superpom.SuperPomProvider;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Repository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.jspecify.annotations.Nullable;

/** The repositories that are asked, in order, before mirrors take their places. */
final class Repositories {
    private Repositories() {}

    /** {@return those of active profiles, those every Maven has, and those a notebook named} Of two with one id the first. */
    static List<RemoteRepository> of(UserSettings settings, List<NamedRepository> named) {
        Map<String, RemoteRepository> byId = new LinkedHashMap<>();
        for (Profile profile : settings.activeProfiles()) {
            for (Repository repository : profile.getRepositories()) {
                byId.putIfAbsent(repository.getId(), from(repository));
            }
        }
        for (org.apache.maven.model.Repository repository : ofEveryMaven()) {
            byId.putIfAbsent(repository.getId(), from(repository));
        }
        // Naming a repository again, also by the name of one from settings, is how a notebook changes it.
        named.forEach(repository -> byId.put(repository.id(), from(repository)));
        return new ArrayList<>(byId.values());
    }

    static RemoteRepository from(NamedRepository repository) {
        RepositoryPolicy policy =
                new RepositoryPolicy(true, RepositoryPolicy.UPDATE_POLICY_DAILY, RepositoryPolicy.CHECKSUM_POLICY_FAIL);
        return new RemoteRepository.Builder(repository.id(), "default", repository.url())
                .setPolicy(policy)
                .build();
    }

    private static List<org.apache.maven.model.Repository> ofEveryMaven() {
        return new SuperPom().provider().getSuperModel("4.0.0").getRepositories();
    }

    /** Maven's factory keeps the maker of its innermost POM to its heirs. */
    private static final class SuperPom extends DefaultModelBuilderFactory {
        SuperPomProvider provider() {
            return newSuperPomProvider();
        }
    }

    private static RemoteRepository from(Repository repository) {
        var releases = repository.getReleases();
        var snapshots = repository.getSnapshots();
        return new RemoteRepository.Builder(repository.getId(), layout(repository.getLayout()), repository.getUrl())
                .setReleasePolicy(
                        releases == null
                                ? policy(true, null, null)
                                : policy(
                                        releases.isEnabled(), releases.getUpdatePolicy(), releases.getChecksumPolicy()))
                .setSnapshotPolicy(
                        snapshots == null
                                ? policy(true, null, null)
                                : policy(
                                        snapshots.isEnabled(),
                                        snapshots.getUpdatePolicy(),
                                        snapshots.getChecksumPolicy()))
                .build();
    }

    private static RemoteRepository from(org.apache.maven.model.Repository repository) {
        var releases = repository.getReleases();
        var snapshots = repository.getSnapshots();
        return new RemoteRepository.Builder(repository.getId(), layout(repository.getLayout()), repository.getUrl())
                .setReleasePolicy(
                        releases == null
                                ? policy(true, null, null)
                                : policy(
                                        releases.isEnabled(), releases.getUpdatePolicy(), releases.getChecksumPolicy()))
                .setSnapshotPolicy(
                        snapshots == null
                                ? policy(true, null, null)
                                : policy(
                                        snapshots.isEnabled(),
                                        snapshots.getUpdatePolicy(),
                                        snapshots.getChecksumPolicy()))
                .build();
    }

    private static String layout(@Nullable String layout) {
        return layout == null || layout.isBlank() ? "default" : layout;
    }

    /** Maven 3 warns of a wrong checksum and goes on; here it ends, unless settings say to go on. */
    private static RepositoryPolicy policy(boolean enabled, @Nullable String update, @Nullable String checksum) {
        return new RepositoryPolicy(
                enabled,
                update == null ? RepositoryPolicy.UPDATE_POLICY_DAILY : update,
                checksum == null ? RepositoryPolicy.CHECKSUM_POLICY_FAIL : checksum);
    }
}
