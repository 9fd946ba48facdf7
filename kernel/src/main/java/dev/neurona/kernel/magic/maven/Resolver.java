package dev.neurona.kernel.magic.maven;

import dev.neurona.kernel.magic.MagicError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.model.Model;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;

/** Finds artifacts and what they need at run time. Of two versions of one artifact the one nearest to the root is taken. */
final class Resolver {
    private final MavenPlaces places;
    private final RepositorySystem system = new Checksums().get();

    // Callers name Progress and no type of Maven's: the verifier would load that one when the kernel starts.
    Resolver(MavenPlaces places) {
        this.places = places;
    }

    /**
     * Where to look.
     *
     * @param named repositories the notebook named
     * @param only ids or URLs of the only ones to ask, or empty
     * @param offline whether to ask none
     */
    record Where(List<NamedRepository> named, List<String> only, boolean offline) {
        Where {
            named = List.copyOf(named);
            only = List.copyOf(only);
        }
    }

    /** A file that was found; for most artifacts a jar. */
    record Found(Coordinates coordinates, Path file) {}

    /** What was found, and what the user should know besides. */
    record Result(List<Found> files, List<String> problems) {}

    /** {@return the artifacts and all they need, in the order of a class path} */
    Result resolve(List<Coordinates> roots, Where where, Progress progress) throws MagicError {
        UserSettings user = UserSettings.read(places);
        DefaultRepositorySystemSession session = MavenSession.of(system, user, places, where.offline(), progress);
        CollectRequest collect = new CollectRequest();
        roots.forEach(root -> collect.addDependency(new Dependency(artifact(root), JavaScopes.RUNTIME)));
        collect.setRepositories(repositories(user, where, session));
        return new Result(files(collect, session, "%maven"), user.problems());
    }

    /**
     * {@return what a POM's dependencies need}
     *
     * @param pom the file
     * @param scopes of the dependencies to take
     */
    Result resolvePom(Path pom, List<String> scopes, Where where, Progress progress) throws MagicError {
        UserSettings user = UserSettings.read(places);
        DefaultRepositorySystemSession session = MavenSession.of(system, user, places, where.offline(), progress);
        List<RemoteRepository> repositories = repositories(user, where, session);
        ArtifactDescriptorResult descriptor = descriptor(pom, repositories, session);
        CollectRequest collect = new CollectRequest();
        for (Dependency dependency : descriptor.getDependencies()) {
            String scope = dependency.getScope().isEmpty() ? JavaScopes.COMPILE : dependency.getScope();
            if (scopes.contains(scope)) {
                // What was asked for by name is wanted at run time, whatever its scope.
                collect.addDependency(dependency.setScope(JavaScopes.RUNTIME).setOptional(false));
            }
        }
        collect.setManagedDependencies(descriptor.getManagedDependencies());
        repositories.forEach(collect::addRepository);
        system.newResolutionRepositories(session, missing(descriptor.getRepositories(), repositories))
                .forEach(collect::addRepository);
        return new Result(files(collect, session, "%loadFromPOM"), user.problems());
    }

    private static List<RemoteRepository> missing(List<RemoteRepository> of, List<RemoteRepository> in) {
        List<RemoteRepository> missing = new ArrayList<>();
        for (RemoteRepository repository : of) {
            boolean there = in.stream()
                    .anyMatch(r -> r.getId().equals(repository.getId())
                            || r.getMirroredRepositories().stream()
                                    .anyMatch(m -> m.getId().equals(repository.getId())));
            if (!there) {
                missing.add(repository);
            }
        }
        return missing;
    }

    private ArtifactDescriptorResult descriptor(
            Path pom, List<RemoteRepository> repositories, DefaultRepositorySystemSession session) throws MagicError {
        try {
            Model model = PomWorkspace.read(pom);
            String artifactId = Objects.toString(model.getArtifactId(), PomText.ARTIFACT);
            // Under coordinates of its own, for the true ones may be published, and be something else.
            PomWorkspace workspace = new PomWorkspace(pom, PomText.GROUP, artifactId, PomText.VERSION);
            workspace.addParents(pom);
            DefaultRepositorySystemSession strict = new DefaultRepositorySystemSession(session);
            strict.setWorkspaceReader(workspace);
            strict.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
            Artifact artifact = new DefaultArtifact(PomText.GROUP, artifactId, "pom", PomText.VERSION);
            return system.readArtifactDescriptor(
                    strict, new ArtifactDescriptorRequest(artifact, repositories, "notebook"));
        } catch (XmlPullParserException e) {
            throw new MagicError("%loadFromPOM: " + pom + " is no POM: " + Failure.firstLine(e.getMessage()), e);
        } catch (IOException e) {
            throw new MagicError("%loadFromPOM: " + pom + " cannot be read: " + e.getMessage(), e);
        } catch (ArtifactDescriptorException e) {
            throw new MagicError("%loadFromPOM: " + new Failure(system, session).ofPom(e), e);
        }
    }

    private List<RemoteRepository> repositories(UserSettings user, Where where, RepositorySystemSession session)
            throws MagicError {
        List<RemoteRepository> all = Repositories.of(user, where.named());
        if (!where.only().isEmpty()) {
            List<RemoteRepository> chosen = new ArrayList<>();
            for (String one : where.only()) {
                chosen.add(chosen(one, all));
            }
            all = chosen;
        }
        return system.newResolutionRepositories(session, all);
    }

    private static RemoteRepository chosen(String idOrUrl, List<RemoteRepository> all) throws MagicError {
        if (idOrUrl.contains(":")) {
            return Repositories.from(new NamedRepository("from-" + Integer.toHexString(idOrUrl.hashCode()), idOrUrl));
        }
        return all.stream()
                .filter(repository -> repository.getId().equalsIgnoreCase(idOrUrl))
                .findFirst()
                .orElseThrow(() -> new MagicError("%maven: no repository named " + idOrUrl + ": there are "
                        + String.join(
                                ", ", all.stream().map(RemoteRepository::getId).toList())
                        + ", and %mavenRepo ID URL adds one"));
    }

    private List<Found> files(CollectRequest collect, RepositorySystemSession session, String magic) throws MagicError {
        if (collect.getDependencies().isEmpty()) {
            return List.of();
        }
        try {
            List<ArtifactResult> results = system.resolveDependencies(
                            session,
                            new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME)))
                    .getArtifactResults();
            Map<Coordinates, Found> found = new HashMap<>();
            List<Found> inOrder = new ArrayList<>();
            for (ArtifactResult result : results) {
                Artifact artifact = result.getArtifact();
                Found file = new Found(coordinates(artifact), artifact.getFile().toPath());
                if (!artifact.getExtension().equals("pom") && found.put(file.coordinates(), file) == null) {
                    inOrder.add(file);
                }
            }
            return inOrder;
        } catch (DependencyResolutionException e) {
            throw new MagicError(magic + ": " + new Failure(system, session).of(e, collect.getRepositories()), e);
        }
    }

    static Artifact artifact(Coordinates c) {
        return new DefaultArtifact(c.group(), c.artifact(), c.classifier(), c.extension(), c.version());
    }

    static Coordinates coordinates(Artifact a) {
        return new Coordinates(a.getGroupId(), a.getArtifactId(), a.getExtension(), a.getClassifier(), a.getVersion());
    }
}
