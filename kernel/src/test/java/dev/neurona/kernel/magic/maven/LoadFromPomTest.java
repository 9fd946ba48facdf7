package dev.neurona.kernel.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.magic.FakeHost;
import dev.neurona.kernel.magic.MagicError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFromPomTest {
    @TempDir
    Path dir;

    private FolderRepository central;
    private final FakeHost host = new FakeHost();

    @BeforeEach
    void setUp() throws Exception {
        central = new FolderRepository(dir.resolve("central"));
        Path settings = Files.writeString(
                dir.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>here</id><mirrorOf>central</mirrorOf><url>" + central.url()
                        + "</url></mirror></mirrors></settings>");
        MavenPlaces places = new MavenPlaces(
                settings, Optional.empty(), dir.resolve("no-security.xml"), dir.resolve("local"), false);
        new MavenMagics(dir::resolve, places).magics().forEach(host.magics::register);
        central.add("g:a:1", "g:b:1").add("g:b:1").add("g:t:1").add("g:p:1");
    }

    private List<String> jars() {
        return host.classPath.stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    @Test
    void looseDependenciesAndRepositoriesAreTaken() throws Exception {
        FolderRepository other = new FolderRepository(dir.resolve("other")).add("g:x:1");
        host.run("""
                %%loadFromPOM
                <!-- from a README -->
                <repository>
                  <id>other</id>
                  <url>REPO</url>
                </repository>

                <dependency>
                  <groupId>g</groupId>
                  <artifactId>a</artifactId>
                  <version>1</version> <!-- newest -->
                </dependency>
                <dependencies>
                  <dependency><groupId>g</groupId><artifactId>x</artifactId><version>1</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>t</artifactId><version>1</version><scope>test</scope>
                  </dependency>
                </dependencies>
                """.replace("REPO", other.url()));
        assertThat(jars()).containsExactlyInAnyOrder("a-1.jar", "x-1.jar", "b-1.jar");
    }

    @Test
    void aWholeProjectIsTakenWithItsPropertiesAndManagement() throws Exception {
        central.add("g:b:2");
        host.run("""
                %%loadFromPOM
                <?xml version="1.0"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>mine</groupId><artifactId>mine</artifactId><version>3</version>
                  <properties><a.version>1</a.version></properties>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>g</groupId><artifactId>b</artifactId><version>2</version></dependency>
                  </dependencies></dependencyManagement>
                  <dependencies>
                    <dependency><groupId>g</groupId><artifactId>a</artifactId><version>${a.version}</version></dependency>
                  </dependencies>
                </project>
                """);
        assertThat(jars()).containsExactly("a-1.jar", "b-2.jar");
    }

    @Test
    void versionsMayComeFromABom() throws Exception {
        central.addPom(
                "g:bom:1",
                "<packaging>pom</packaging><dependencyManagement>" + FolderRepository.dependencies("g:a:1")
                        + "</dependencyManagement>");
        host.run("""
                %%loadFromPOM
                <dependencyManagement><dependencies><dependency>
                  <groupId>g</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope>
                </dependency></dependencies></dependencyManagement>
                <dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>
                """);
        assertThat(jars()).containsExactly("a-1.jar", "b-1.jar");
    }

    @Test
    void scopesMayBeChosen() throws Exception {
        String body = FolderRepository.dependencies("g:a:1", "g:t:1:test", "g:p:1:provided");
        host.run("%%loadFromPOM test provided\n" + body);
        assertThat(jars()).containsExactly("t-1.jar", "p-1.jar");
        assertThatThrownBy(() -> host.run("%%loadFromPOM tests\n" + body)).hasMessageContaining("no scope tests");
    }

    @Test
    void aFileIsTakenWithItsParentBesideIt() throws Exception {
        Path module = Files.createDirectories(dir.resolve("project/module"));
        Files.writeString(
                dir.resolve("project/pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>mine</groupId><artifactId>parent</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><properties><v>1</v></properties></project>");
        Files.writeString(
                module.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>mine</groupId><artifactId>parent</artifactId>"
                        + "<version>1</version></parent><artifactId>module</artifactId>"
                        + FolderRepository.dependencies("g:a:${v}") + "</project>");
        host.run("%loadFromPOM project/module/pom.xml");
        assertThat(jars()).containsExactly("a-1.jar", "b-1.jar");
        host.run("%loadFromPOM project/module");
        assertThat(jars()).hasSize(2);
    }

    @Test
    void mistakesAreExplainedInOneLine() throws Exception {
        check("%%loadFromPOM\n", "%%loadFromPOM: nothing below it: put <dependency>...</dependency> there");
        check("%%loadFromPOM\n<dependency>\n<groupId>g</group>\n</dependency>", "%%loadFromPOM: line 2 is not XML");
        check("%%loadFromPOM\ng:a:1", "text outside of a tag: g:a:1");
        check("%%loadFromPOM\n<!DOCTYPE x><dependency/>", "is not XML");
        check(
                "%%loadFromPOM\n<dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>",
                "%loadFromPOM: 'dependencies.dependency.version' for g:a:jar is missing.");
        check("%%loadFromPOM\n" + FolderRepository.dependencies("g:gone:1"), "%loadFromPOM: g:gone:1 is not in here");
        check(
                "%%loadFromPOM\n<parent><groupId>g</groupId><artifactId>up</artifactId><version>1</version></parent>",
                "%loadFromPOM: the parent or import g:up:pom:1 cannot be had: it is not in here");
        check("%loadFromPOM", "%loadFromPOM: no file named");
        check("%loadFromPOM no.xml", "%loadFromPOM: no file " + dir.resolve("no.xml"));
        Files.writeString(dir.resolve("bad.xml"), "<project><dependencies></project>");
        check("%loadFromPOM bad.xml", "%loadFromPOM: " + dir.resolve("bad.xml") + " is no POM: ");
    }

    private void check(String source, String message) {
        assertThatThrownBy(() -> host.run(source))
                .as(source)
                .isInstanceOf(MagicError.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        assertThat(host.classPath).isEmpty();
    }
}
