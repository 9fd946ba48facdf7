package dev.neurona.kernel.magic.maven;

import dev.neurona.kernel.magic.Similar;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.http.client.HttpResponseException;
import org.apache.maven.model.building.ModelBuildingException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.eclipse.aether.version.Version;
import org.jspecify.annotations.Nullable;

/** Says in one line why an artifact cannot be had, and what to do. */
final class Failure {
    private static final String NETWORK =
            ": check the connection, or a proxy in settings.xml; %maven -o uses only what is there already";

    private final RepositorySystem system;
    private final RepositorySystemSession session;

    Failure(RepositorySystem system, RepositorySystemSession session) {
        this.system = system;
        this.session = session;
    }

    /** {@return what was wrong when artifacts and their dependencies were resolved} */
    String of(DependencyResolutionException failure, List<RemoteRepository> repositories) {
        for (ArtifactResult result : failure.getResult().getArtifactResults()) {
            if (!result.isResolved()) {
                Artifact missing = result.getRequest().getArtifact();
                String needed = neededBy(missing, failure.getResult().getRoot());
                return Resolver.coordinates(missing) + needed + reason(missing, result.getExceptions(), repositories);
            }
        }
        for (Throwable cause : chain(failure)) {
            if (cause instanceof VersionRangeResolutionException range) {
                Artifact artifact = range.getResult().getRequest().getArtifact();
                return Resolver.coordinates(artifact)
                        + reason(artifact, range.getResult().getExceptions(), repositories);
            }
            if (cause instanceof ArtifactDescriptorException descriptor) {
                Artifact artifact = descriptor.getResult().getRequest().getArtifact();
                return Resolver.coordinates(artifact) + reason(artifact, List.of(descriptor), repositories);
            }
        }
        return firstLine(failure.getMessage());
    }

    /** {@return what is wrong with a POM of a cell or file} */
    String ofPom(ArtifactDescriptorException failure) {
        for (Throwable cause : chain(failure)) {
            if (cause instanceof ArtifactTransferException transfer) {
                return parent(transfer);
            }
            if (cause instanceof ModelBuildingException model
                    && !model.getProblems().isEmpty()) {
                return chain(model.getProblems().get(0).getException()).stream()
                        .filter(ArtifactTransferException.class::isInstance)
                        .findFirst()
                        .map(deeper -> parent((ArtifactTransferException) deeper))
                        .orElseGet(() -> firstLine(model.getProblems().get(0).getMessage()));
            }
        }
        return firstLine(failure.getMessage());
    }

    private static String parent(ArtifactTransferException failure) {
        return "the parent or import " + Resolver.coordinates(failure.getArtifact()) + " cannot be had: "
                + why(failure, failure.getRepository());
    }

    private static String neededBy(Artifact artifact, @Nullable DependencyNode root) {
        List<DependencyNode> path = new ArrayList<>();
        if (root == null || !findPath(root, artifact, path) || path.size() < 2) {
            return "";
        }
        Artifact parent = path.get(path.size() - 2).getArtifact();
        return parent == null ? "" : " (needed by " + Resolver.coordinates(parent) + ")";
    }

    private static boolean findPath(DependencyNode node, Artifact artifact, List<DependencyNode> path) {
        path.add(node);
        Artifact here = node.getArtifact();
        if (here != null && Resolver.coordinates(here).equals(Resolver.coordinates(artifact))) {
            return true;
        }
        for (DependencyNode child : node.getChildren()) {
            if (findPath(child, artifact, path)) {
                return true;
            }
        }
        path.remove(path.size() - 1);
        return false;
    }

    private String reason(
            Artifact artifact, List<? extends Throwable> exceptions, List<RemoteRepository> repositories) {
        if (session.isOffline()) {
            return " is not in the local repository "
                    + session.getLocalRepository().getBasedir()
                    + ", and Maven is offline: run once without -o, NEURONA_OFFLINE and <offline> in settings.xml";
        }
        Map<String, String> troubles = new LinkedHashMap<>();
        Set<String> without = new LinkedHashSet<>();
        for (Throwable exception : exceptions) {
            for (Throwable cause : chain(exception)) {
                RemoteRepository repository = cause instanceof ArtifactTransferException a
                        ? a.getRepository()
                        : cause instanceof MetadataTransferException m ? m.getRepository() : null;
                if (repository == null) {
                    continue;
                }
                if (cause instanceof ArtifactNotFoundException) {
                    without.add(repository.getId());
                } else {
                    troubles.putIfAbsent(repository.getId(), why(cause, repository));
                }
                break;
            }
        }
        if (!troubles.isEmpty()) {
            String notThere = without.isEmpty() ? "" : " is not in " + String.join(", ", without) + ", and";
            return notThere + " cannot be had: " + String.join("; ", troubles.values());
        }
        List<String> asked = repositories.stream()
                .map(r -> r.getId() + " (" + r.getUrl() + ")")
                .toList();
        if (asked.isEmpty()) {
            return " is in no repository: none is asked. Add one with %mavenRepo ID URL";
        }
        return " is not in " + String.join(", ", asked) + versions(artifact, repositories);
    }

    /** {@return why one repository did not answer as it should} */
    private static String why(Throwable exception, @Nullable RemoteRepository repository) {
        String name = repository == null ? "the repository" : repository.getId();
        String host = repository == null ? name : host(repository.getUrl());
        for (Throwable cause : chain(exception)) {
            if (cause instanceof RepositoryOfflineException) {
                return "Maven is offline";
            }
            if (cause instanceof ArtifactNotFoundException) {
                return "it is not in " + name;
            }
            if (cause instanceof ChecksumFailureException) {
                return "what " + name + " sent is damaged (its checksum differs): try again, and if it stays so, tell "
                        + "those who run " + name;
            }
            if (cause instanceof HttpResponseException http) {
                return status(http.getStatusCode(), name, host);
            }
            if (cause instanceof UnknownHostException) {
                return "no way to " + host + " (unknown host)" + NETWORK;
            }
            if (cause instanceof SocketTimeoutException) {
                return host + " does not answer in time" + NETWORK;
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return "no connection to " + host + " (" + firstLine(cause.getMessage()) + ")" + NETWORK;
            }
            if (cause instanceof SSLException) {
                return "no safe connection to " + host + " (" + firstLine(cause.getMessage())
                        + "): Java does not trust its certificate";
            }
            if (cause instanceof AccessDeniedException denied) {
                return denied.getFile() + " may not be read or written: check its rights";
            }
        }
        String message = firstLine(exception.getMessage());
        if (message.contains("Blocked mirror")) {
            String blocked =
                    repository == null || repository.getMirroredRepositories().isEmpty()
                            ? name
                            : repository.getMirroredRepositories().get(0).getId();
            return blocked + " is reached by http, which Maven's settings block: use its https address";
        }
        return message;
    }

    private static String status(int status, String name, String host) {
        return switch (status) {
            case 401, 403 ->
                host + " refuses us (" + status + "): put a <server> with the id " + name
                        + " and its password in settings.xml";
            case 407 -> "the proxy wants a password (407): put it in <proxies> of settings.xml";
            case 429 -> host + " has had too many requests (429): try again later";
            default -> host + " answered " + status + ": try again later";
        };
    }

    private static String host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).orElse(url);
        } catch (IllegalArgumentException noUri) {
            return url;
        }
    }

    /** {@return which versions there are instead} */
    private String versions(Artifact artifact, List<RemoteRepository> repositories) {
        List<String> versions;
        try {
            VersionRangeRequest request =
                    new VersionRangeRequest(artifact.setVersion("[0,)"), repositories, "notebook");
            versions = system.resolveVersionRange(session, request).getVersions().stream()
                    .map(Version::toString)
                    .filter(version -> !version.endsWith("-SNAPSHOT"))
                    .toList();
        } catch (VersionRangeResolutionException unknown) {
            versions = List.of();
        }
        if (versions.isEmpty()) {
            return ", nor is any other version: check the spelling of group and artifact, or add the repository it is in "
                    + "with %mavenRepo ID URL";
        }
        String newest = versions.get(versions.size() - 1);
        if (versions.contains(artifact.getVersion())) {
            return ", though its version is: check classifier and extension";
        }
        return ": "
                + Similar.to(artifact.getVersion(), versions)
                        .map(near -> "did you mean " + near + "? ")
                        .orElse("")
                + "The newest version is " + newest;
    }

    private static List<Throwable> chain(@Nullable Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    static String firstLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }
}
