package dev.neurona.kernel.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.magic.FakeHost;
import dev.neurona.kernel.magic.MagicError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All against repositories in a folder; the repository every Maven has is mirrored into one, so nothing is downloaded. */
class MavenMagicsTest {
    @TempDir
    Path dir;

    private FolderRepository central;
    private FakeHost host;
    private int hosts;

    @BeforeEach
    void setUp() throws IOException {
        central = new FolderRepository(dir.resolve("central"));
        host = host("");
    }

    private FakeHost host(String moreSettings) throws IOException {
        return host(moreSettings, false);
    }

    private FakeHost host(String moreSettings, boolean offline) throws IOException {
        Path settings = dir.resolve("settings" + ++hosts + ".xml");
        Files.writeString(
                settings,
                "<settings>" + moreSettings + "<mirrors><mirror><id>here</id><mirrorOf>central</mirrorOf><url>"
                        + central.url() + "</url></mirror></mirrors></settings>");
        MavenPlaces places = new MavenPlaces(
                settings, Optional.empty(), dir.resolve("settings-security.xml"), dir.resolve("local"), offline);
        FakeHost made = new FakeHost();
        new MavenMagics(dir::resolve, places).magics().forEach(made.magics::register);
        return made;
    }

    private List<String> jars() {
        return host.classPath.stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    private String shown() {
        var all = host.output.shown();
        return all.get(all.size() - 1).bundle().text();
    }

    @Test
    void anArtifactComesWithAllItNeedsAtRunTime() throws Exception {
        central.add(
                        "g:a:1",
                        "g:b:1",
                        "g:run:1:runtime",
                        "g:given:1:provided",
                        "g:junit:1:test",
                        "g:opt:1:compile:optional")
                .add("g:b:1", "g:c:1")
                .add("g:c:1")
                .add("g:run:1")
                .add("g:given:1")
                .add("g:junit:1")
                .add("g:opt:1");
        host.run("%maven g:a:1");
        assertThat(jars()).containsExactly("a-1.jar", "b-1.jar", "c-1.jar", "run-1.jar");
        assertThat(shown()).startsWith("added 4 jars: a-1.jar, b-1.jar, c-1.jar, run-1.jar (downloaded ");
        assertThat(host.classPath).allMatch(jar -> jar.startsWith(dir.resolve("local")));
    }

    @Test
    void theNearestOfTwoVersionsIsTaken() throws Exception {
        central.add("g:a:1", "g:b:1", "g:c:1")
                .add("g:b:1", "g:c:2")
                .add("g:c:1")
                .add("g:c:2");
        host.run("%maven g:a:1");
        assertThat(jars()).containsExactlyInAnyOrder("a-1.jar", "b-1.jar", "c-1.jar");
    }

    @Test
    void severalArtifactsOfOneLineAreResolvedTogether() throws Exception {
        central.add("g:a:1", "g:c:1").add("g:c:1").add("g:c:2");
        host.run("%addMavenDependencies g:a:1 g:c:2");
        assertThat(jars()).containsExactlyInAnyOrder("a-1.jar", "c-2.jar");
    }

    @Test
    void exclusionsAreLeftOut() throws Exception {
        central.addPom(
                        "g:a:1",
                        "<dependencies><dependency><groupId>g</groupId><artifactId>b</artifactId><version>1</version>"
                                + "<exclusions><exclusion><groupId>g</groupId><artifactId>c</artifactId></exclusion>"
                                + "</exclusions></dependency></dependencies>")
                .addJar("g:a:1", "")
                .add("g:b:1", "g:c:1")
                .add("g:c:1");
        host.run("%maven g:a:1");
        assertThat(jars()).containsExactly("a-1.jar", "b-1.jar");
    }

    @Test
    void classifiersAndRangesAreResolved() throws Exception {
        central.add("g:a:1").add("g:a:2").addJar("g:a:1", "linux");
        host.run("%maven g:a:jar:linux:1");
        assertThat(jars()).containsExactly("a-1-linux.jar");
        host.run("%maven g:a:[1,3)");
        assertThat(jars()).containsExactly("a-1-linux.jar", "a-2.jar");
    }

    @Test
    void whatIsThereIsPassedOver() throws Exception {
        central.add("g:a:1", "g:b:1").add("g:b:1");
        host.run("%maven g:b:1");
        host.run("%maven g:b:1");
        assertThat(shown()).isEqualTo("already on the class path: b 1");
        host.run("%maven g:a:1");
        assertThat(jars()).containsExactly("b-1.jar", "a-1.jar");
        assertThat(host.output.err()).isEmpty();
    }

    @Test
    void anotherVersionOnTheClassPathIsSaidAndStays() throws Exception {
        central.add("g:a:1", "g:b:2").add("g:b:2").add("g:b:1").add("other:b:7");
        host.classPath.add(central.file("g:b:1", ".jar"));
        host.run("%maven g:a:1");
        assertThat(jars()).containsExactly("b-1.jar", "a-1.jar");
        assertThat(host.output.err())
                .isEqualTo("on the class path in another version: b 1 stays (2 is needed): to change that, restart the "
                        + "kernel and add it first\n");
        host.run("%maven other:b:7");
        assertThat(jars()).contains("b-7.jar");
    }

    @Test
    void aJarThatOnlyItsNameTellsOfCountsToo() throws Exception {
        central.add("g:b:2").add("g:b:1");
        Path plain = Files.writeString(dir.resolve("b-1.jar"), "no jar at all");
        host.classPath.add(plain);
        host.run("%maven g:b:2");
        assertThat(host.classPath).containsExactly(plain);
        assertThat(host.output.err()).contains("b 1 stays (2 was asked for)");
    }

    @Test
    void aMissingVersionIsToldWithThoseThereAre() throws Exception {
        central.add("g:a:1.10.0").add("g:a:2.0.0");
        assertThatThrownBy(() -> host.run("%maven g:a:1.10.1"))
                .isInstanceOf(MagicError.class)
                .hasMessage("%maven: g:a:1.10.1 is not in here (" + central.url()
                        + "): did you mean 1.10.0? The newest version is 2.0.0");
    }

    @Test
    void aMissingArtifactIsToldWithTheRepositoriesAsked() throws Exception {
        FolderRepository other = new FolderRepository(dir.resolve("other"));
        host.run("%mavenRepo more " + other.url());
        assertThatThrownBy(() -> host.run("%maven g:nothing:1"))
                .hasMessage("%maven: g:nothing:1 is not in here (" + central.url() + "), more (" + other.url()
                        + "), nor is any other version: check the spelling of group and artifact, or add the repository "
                        + "it is in with %mavenRepo ID URL");
    }

    @Test
    void aMissingClassifierIsTold() throws Exception {
        central.add("g:a:1");
        assertThatThrownBy(() -> host.run("%maven g:a:jar:windows:1"))
                .hasMessageContaining("though its version is: check classifier and extension");
    }

    @Test
    void aMissingDependencyIsToldWithWhatNeedsIt() throws Exception {
        central.add("g:a:1", "g:b:1").add("g:b:1", "g:gone:3");
        assertThatThrownBy(() -> host.run("%maven g:a:1"))
                .hasMessageStartingWith("%maven: g:gone:3 (needed by g:b:1) is not in here");
        assertThat(host.classPath).isEmpty();
    }

    @Test
    void aMissingArtifactIsFoundOnceItIsThere() throws Exception {
        assertThatThrownBy(() -> host.run("%maven g:late:1")).isInstanceOf(MagicError.class);
        central.add("g:late:1");
        host.run("%maven g:late:1");
        assertThat(jars()).containsExactly("late-1.jar");
    }

    @Test
    void aNamedRepositoryIsAskedToo() throws Exception {
        FolderRepository other = new FolderRepository(dir.resolve("other repo")).add("g:x:1");
        host.run("%addMavenRepo more " + other.url());
        host.run("%maven g:x:1");
        assertThat(jars()).containsExactly("x-1.jar");
    }

    @Test
    void oneRepositoryMayBeAskedAlone() throws Exception {
        central.add("g:a:1");
        FolderRepository other = new FolderRepository(dir.resolve("other")).add("g:x:1");
        host.run("%mavenRepo more " + other.url());
        assertThatThrownBy(() -> host.run("%maven --from more g:a:1")).hasMessageContaining("is not in more");
        host.run("%maven --from=" + other.url() + " g:x:1");
        assertThat(jars()).containsExactly("x-1.jar");
        assertThatThrownBy(() -> host.run("%maven --from nowhere g:a:1"))
                .hasMessageContaining("no repository named nowhere: there are central, more");
    }

    @Test
    void repositoriesOfActiveProfilesAreAsked() throws Exception {
        FolderRepository work = new FolderRepository(dir.resolve("work")).add("g:w:1");
        FolderRepository byProperty = new FolderRepository(dir.resolve("jdk")).add("g:j:1");
        FolderRepository off = new FolderRepository(dir.resolve("off")).add("g:o:1");
        host = host("<profiles>" + profile("work", "", work) + profile("jdk", "<jdk>[1.8,)</jdk>", byProperty)
                + profile("off", "<property><name>no.such.property</name></property>", off)
                + "</profiles><activeProfiles><activeProfile>work</activeProfile></activeProfiles>");
        host.run("%maven g:w:1 g:j:1");
        assertThat(jars()).containsExactly("w-1.jar", "j-1.jar");
        assertThatThrownBy(() -> host.run("%maven g:o:1")).hasMessageContaining("is not in work");
    }

    private static String profile(String id, String activation, FolderRepository repository) {
        return "<profile><id>" + id + "</id>"
                + (activation.isEmpty() ? "" : "<activation>" + activation + "</activation>")
                + "<repositories><repository><id>" + id + "</id><url>" + repository.url()
                + "</url></repository></repositories></profile>";
    }

    @Test
    void offlineOnlyWhatIsThereIsUsed() throws Exception {
        central.add("g:a:1").add("g:b:1");
        host.run("%maven g:a:1");
        for (FakeHost offline : List.of(host("<offline>true</offline>"), host("", true))) {
            offline.run("%maven g:a:1");
            assertThat(offline.classPath).hasSize(1);
            assertThatThrownBy(() -> offline.run("%maven g:b:1"))
                    .isInstanceOf(MagicError.class)
                    .hasMessage(
                            "%maven: g:b:1 is not in the local repository " + dir.resolve("local")
                                    + ", and Maven is offline: run once without -o, NEURONA_OFFLINE and <offline> in settings.xml");
        }
        FakeHost asked = host("");
        assertThatThrownBy(() -> asked.run("%maven -o g:b:1")).hasMessageContaining("Maven is offline");
        asked.run("%maven g:b:1");
        assertThat(asked.classPath).hasSize(1);
    }

    @Test
    void aDamagedFileIsRefused() throws Exception {
        central.add("g:a:1");
        central.damage("g:a:1");
        assertThatThrownBy(() -> host.run("%maven g:a:1"))
                .isInstanceOf(MagicError.class)
                .hasMessageStartingWith(
                        "%maven: g:a:1 cannot be had: what here sent is damaged (its checksum differs)");
        assertThat(host.classPath).isEmpty();
        assertThat(dir.resolve("local/g/a/1/a-1.jar")).doesNotExist();
    }

    @Test
    void aFileWithoutChecksumIsTaken() throws Exception {
        central.add("g:a:1");
        central.removeChecksums("g:a:1");
        host.run("%maven g:a:1");
        assertThat(jars()).containsExactly("a-1.jar");
    }

    @Test
    void brokenSettingsAreNamed() throws Exception {
        Files.writeString(dir.resolve("settings1.xml"), "<settings><mirrors></settings>");
        assertThatThrownBy(() -> host.run("%maven g:a:1"))
                .isInstanceOf(MagicError.class)
                .hasMessageStartingWith("Maven's settings cannot be read: ")
                .hasMessageContaining(dir.resolve("settings1.xml").toString());
    }

    @Test
    void wrongUseIsExplained() {
        assertThatThrownBy(() -> host.run("%maven"))
                .hasMessage("%maven: no artifact named. Write %maven [-o] [--from ID|URL] " + Coordinates.FORM + "...");
        assertThatThrownBy(() -> host.run("%maven --nope g:a:1")).hasMessageContaining("unknown switch --nope");
        assertThatThrownBy(() -> host.run("%mavenRepo x")).hasMessageContaining("Write %mavenRepo ID URL");
        assertThatThrownBy(() -> host.run("%mavenRepo x /folder")).hasMessageContaining("/folder is no address");
    }

    @Test
    void theLocalRepositoryOfTheSettingsIsUsed() throws Exception {
        central.add("g:a:1");
        host = host("<localRepository>" + dir.resolve("elsewhere") + "</localRepository>");
        host.run("%maven g:a:1");
        assertThat(host.classPath).allMatch(jar -> jar.startsWith(dir.resolve("elsewhere")));
    }

    @Test
    void passwordsOfServersAreSentAndARefusalIsExplained() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> authorization = new CompletableFuture<>();
            Thread answers = new Thread(() -> refuse(server, "Authorization:", authorization));
            answers.setDaemon(true);
            answers.start();
            host = host(
                    "<servers><server><id>closed</id><username>u</username><password>p</password></server></servers>");
            host.run("%mavenRepo closed http://127.0.0.1:" + server.getLocalPort() + "/maven");
            assertThatThrownBy(() -> host.run("%maven --from closed g:a:1"))
                    .isInstanceOf(MagicError.class)
                    .hasMessage("%maven: g:a:1 cannot be had: 127.0.0.1 refuses us (401): put a <server> with the id "
                            + "closed and its password in settings.xml");
            assertThat(authorization.get(30, TimeUnit.SECONDS)).isEqualTo("Authorization: Basic dTpw");
        }
    }

    @Test
    void theProxyOfTheSettingsIsAsked() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = new CompletableFuture<>();
            Thread answers = new Thread(() -> refuse(proxy, "GET ", asked));
            answers.setDaemon(true);
            answers.start();
            host = host("<proxies><proxy><active>true</active><protocol>http</protocol><host>127.0.0.1</host><port>"
                    + proxy.getLocalPort() + "</port><nonProxyHosts>here.invalid</nonProxyHosts></proxy></proxies>");
            host.run("%mavenRepo far http://repository.invalid/maven");
            assertThatThrownBy(() -> host.run("%maven --from far g:a:1")).isInstanceOf(MagicError.class);
            assertThat(asked.get(30, TimeUnit.SECONDS))
                    .isEqualTo("GET http://repository.invalid/maven/g/a/1/a-1.pom HTTP/1.1");
            host.run("%mavenRepo far http://here.invalid/maven");
            assertThatThrownBy(() -> host.run("%maven --from far g:a:1"))
                    .hasMessageContaining("no way to here.invalid (unknown host)");
        }
    }

    @Test
    void oneLineShowsTheProgressAndThenWhatCameOfIt() throws Exception {
        central.add("g:a:1", "g:b:1").add("g:b:1");
        host.run("%maven g:a:1");
        var shown = host.output.shown();
        assertThat(shown).hasSizeGreaterThan(1);
        assertThat(shown.get(0).bundle().text()).startsWith("downloading a-1.pom (");
        assertThat(shown).extracting(s -> s.id()).containsOnly(shown.get(0).id());
        assertThat(shown.subList(1, shown.size())).allMatch(s -> s.update());
        assertThat(shown()).startsWith("added 2 jars: ");
    }

    @Test
    void theLineOfADownloadThatFailedIsCleared() throws Exception {
        central.add("g:a:1", "g:gone:1");
        assertThatThrownBy(() -> host.run("%maven g:a:1")).isInstanceOf(MagicError.class);
        assertThat(shown()).isEmpty();
    }

    /** Refuses every request, and keeps the first line that begins so. */
    private static void refuse(ServerSocket server, String beginning, CompletableFuture<String> line) {
        try {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    StringBuilder request = new StringBuilder();
                    while (!request.toString().endsWith("\r\n\r\n")) {
                        request.append((char) socket.getInputStream().read());
                    }
                    request.toString()
                            .lines()
                            .filter(each -> each.startsWith(beginning))
                            .forEach(line::complete);
                    socket.getOutputStream()
                            .write(("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                                            + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException closed) {
            line.completeExceptionally(closed);
        }
    }

    @Test
    void noConnectionIsExplained() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        host.run("%mavenRepo away http://127.0.0.1:" + port + "/maven");
        assertThatThrownBy(() -> host.run("%maven g:a:1"))
                .isInstanceOf(MagicError.class)
                .hasMessageStartingWith("%maven: g:a:1 is not in here, and cannot be had: no connection to 127.0.0.1")
                .hasMessageContaining("check the connection, or a proxy in settings.xml");
    }

    @Test
    void anInterruptEndsTheWaitForADownload() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            host.run("%mavenRepo silent http://127.0.0.1:" + silent.getLocalPort() + "/maven");
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread cell = new Thread(() -> {
                try {
                    host.run("%maven --from silent g:a:1");
                } catch (Exception e) {
                    thrown.set(e);
                }
            });
            cell.start();
            try (Socket asked = silent.accept()) {
                cell.interrupt();
                cell.join();
                assertThat(asked.isConnected()).isTrue();
                assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
            }
        }
    }
}
