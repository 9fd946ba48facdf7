package dev.neurona.kernel.magic.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/** Shows the resolver a POM that is a file, and the parents it names by relative paths. */
final class PomWorkspace implements WorkspaceReader {
    private final WorkspaceRepository repository = new WorkspaceRepository("notebook");
    private final Map<String, File> poms = new HashMap<>();

    /**
     * @param pom the POM
     * @param group its group as it is asked for
     * @param artifact its name
     * @param version its version
     */
    PomWorkspace(Path pom, String group, String artifact, String version) {
        poms.put(key(group, artifact, version), pom.toFile());
    }

    /** Adds the parents of a POM that lies in a source tree. */
    void addParents(Path pom) throws IOException, XmlPullParserException {
        Path child = pom.toAbsolutePath();
        Parent parent = read(child).getParent();
        while (parent != null
                && child.getParent() != null
                && !parent.getRelativePath().isEmpty()) {
            Path file = child.getParent().resolve(parent.getRelativePath()).normalize();
            file = Files.isDirectory(file) ? file.resolve("pom.xml") : file;
            if (!Files.isRegularFile(file)) {
                return;
            }
            Model model = read(file);
            Parent above = model.getParent();
            String group = model.getGroupId() != null ? model.getGroupId() : above == null ? "" : above.getGroupId();
            String version = model.getVersion() != null ? model.getVersion() : above == null ? "" : above.getVersion();
            String key = key(group, model.getArtifactId(), version);
            if (!key.equals(key(parent.getGroupId(), parent.getArtifactId(), parent.getVersion()))
                    || poms.put(key, file.toFile()) != null) {
                return;
            }
            child = file;
            parent = above;
        }
    }

    static Model read(Path pom) throws IOException, XmlPullParserException {
        try (InputStream in = Files.newInputStream(pom)) {
            return new MavenXpp3Reader().read(in, false);
        }
    }

    private static String key(@Nullable String group, @Nullable String artifact, @Nullable String version) {
        return Objects.toString(group, "") + ":" + Objects.toString(artifact, "") + ":" + Objects.toString(version, "");
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        return artifact.getExtension().equals("pom")
                ? poms.get(key(artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion()))
                : null;
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        return List.of();
    }
}
