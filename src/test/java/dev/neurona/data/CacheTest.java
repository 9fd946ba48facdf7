package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where data are kept, which there are, and how progress is told. */
class CacheTest {
    @TempDir
    Path folder;

    private static Path locate(Map<String, String> properties, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of("user.home", "/home/ana", "os.name", "Linux"));
        all.putAll(properties);
        return Cache.locate(all::get, environment::get);
    }

    @Test
    void eachSystemHasItsPlaceForCaches() {
        assertThat(locate(Map.of(), Map.of())).isEqualTo(Path.of("/home/ana/.cache/neurona"));
        assertThat(locate(Map.of(), Map.of("XDG_CACHE_HOME", "/big"))).isEqualTo(Path.of("/big/neurona"));
        assertThat(locate(Map.of(), Map.of("XDG_CACHE_HOME", "not/absolute")))
                .isEqualTo(Path.of("/home/ana/.cache/neurona"));
        assertThat(locate(Map.of("os.name", "Mac OS X"), Map.of()))
                .isEqualTo(Path.of("/home/ana/Library/Caches/neurona"));
        assertThat(locate(Map.of("os.name", "Windows 11"), Map.of("LOCALAPPDATA", "/local")))
                .isEqualTo(Path.of("/local/neurona/cache"));
        assertThat(locate(Map.of("os.name", "Windows 11"), Map.of()))
                .isEqualTo(Path.of("/home/ana/AppData/Local/neurona/cache"));
    }

    @Test
    void theStudentsChoiceGoesFirst() {
        assertThat(locate(Map.of(), Map.of("NEURONA_CACHE", "/mine", "XDG_CACHE_HOME", "/big")))
                .isEqualTo(Path.of("/mine"));
        assertThat(locate(Map.of("neurona.cache", "/this"), Map.of("NEURONA_CACHE", "/mine")))
                .isEqualTo(Path.of("/this"));
        assertThat(locate(Map.of(), Map.of("NEURONA_CACHE", " "))).isEqualTo(Path.of("/home/ana/.cache/neurona"));
        assertThat(new Cache(Path.of("here")).folder()).isAbsolute();
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Cache.make(file.resolve("data")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot make the folder")
                .hasMessageContaining("NEURONA_CACHE");
    }

    @Test
    void everyKnownDataSetCanBeCheckedAndHasTerms() {
        assertThat(DataSets.list())
                .extracting(DataSet::name)
                .doesNotHaveDuplicates()
                .contains("mnist", "imagenette2-160");
        for (DataSet set : DataSets.list()) {
            assertThat(set.terms()).isNotBlank();
            for (RemoteFile file : set.files()) {
                assertThat(file.sha256()).as(file.name()).isNotNull();
                assertThat(file.bytes()).as(file.name()).isPositive();
                if (set.name().equals("squeezenet1_0")) {
                    // Nobody serves it in this form: it is had from NEURONA_MIRROR, or from a file.
                    assertThat(file.mirrors()).as(file.name()).isEmpty();
                } else {
                    assertThat(file.mirrors()).as(file.name()).hasSizeGreaterThan(1);
                }
            }
        }
        assertThat(DataSets.named("mnist").bytes()).isEqualTo(11_594_722);
        assertThatThrownBy(() -> DataSets.named("minst"))
                .hasMessageContaining("no data set \"minst\": choose one of mnist, fashion-mnist");
    }

    @Test
    void theKnownDigestsAreThoseOfTheRealFiles() throws IOException {
        Path real = SharedData.path("mnist");
        for (RemoteFile file : DataSets.named("mnist").files()) {
            assertThat(Digests.fault(real.resolve(file.name()), file))
                    .as(file.name())
                    .isEmpty();
        }
    }

    @Test
    void aDataSetOfFilesIsFetchedFromAMirrorFolder() throws IOException {
        Path real = SharedData.path("mnist");
        Cache cache = new Cache(folder.resolve("cache"));
        DataSet mnist = DataSets.named("mnist");
        assertThat(mnist.isPresent(cache)).isFalse();
        Downloads offline = Downloads.standard().withOffline(true).withProgress(Progress.silent());
        assertThatThrownBy(() -> mnist.fetch(cache, offline)).hasMessageContaining("switched off");
        Path fetched = mnist.fetch(cache, offline.withMirror(real.toString()));
        assertThat(fetched).isEqualTo(cache.folder().resolve("data").resolve("mnist"));
        assertThat(mnist.isPresent(cache)).isTrue();
    }

    @Test
    void aDataSetInAnArchiveIsUnpacked() throws IOException {
        Path mirror = Files.createDirectories(folder.resolve("mirror"));
        byte[] zip = ArchiveTest.zip("set/a.txt");
        Path file = Files.write(mirror.resolve("set.zip"), zip);
        DataSet set = new DataSet(
                "set", "a set", "free", "us", List.of(RemoteFile.of("set.zip", zip.length, Digests.sha256(file))));
        Cache cache = new Cache(folder.resolve("cache"));
        Downloads offline = Downloads.standard()
                .withOffline(true)
                .withProgress(Progress.silent())
                .withMirror(mirror.toString());
        assertThat(set.isPresent(cache)).isFalse();
        assertThat(set.fetch(cache, offline).resolve("set/a.txt")).hasContent("set/a.txt");
        assertThat(set.isPresent(cache)).isTrue();
        Files.delete(file);
        assertThat(set.fetch(cache, offline)).as("what is there is not fetched").exists();
    }

    @Test
    void aLineASecondTellsAmountRateAndTimeLeft() {
        List<String> lines = new ArrayList<>();
        long[] now = {0};
        Progress progress = new ProgressLines(() -> now[0], (line, first) -> lines.add((first ? "+" : "") + line));
        for (int i = 0; i <= 4; i++) {
            now[0] = i * 600_000_000L;
            progress.step(new Progress.Step("fetching x", i * 2_500_000L, 10_000_000, "bytes", 0, i * 0.6));
        }
        assertThat(lines)
                .containsExactly(
                        "+fetching x: 5.0 MB of 10.0 MB (50 %), 4.2 MB/s, 1 s left",
                        "fetching x: 10.0 MB of 10.0 MB (100 %), 4.2 MB/s");
    }

    @Test
    void theSameWorkBegunAnewIsTimedAnew() {
        List<String> lines = new ArrayList<>();
        long[] now = {0};
        Progress progress = new ProgressLines(() -> now[0], (line, first) -> lines.add(line));
        progress.step(new Progress.Step("x", 1, 1, "pictures", 0, 0.5));
        now[0] = 60_000_000_000L;
        progress.step(new Progress.Step("x", 1, 1, "pictures", 0, 0.1));
        assertThat(lines).isEmpty();
    }

    @Test
    void shortWorkTellsNothing() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = Progress.lines(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        progress.step(new Progress.Step("x", 0, 2, "pictures", 0, 0));
        progress.step(new Progress.Step("x", 2, 2, "pictures", 0, 0.01));
        assertThat(bytes.size()).isZero();
    }

    @Test
    void rateLeavesOutWhatAnEarlierRunHadDone() {
        Progress.Step step = new Progress.Step("x", 600, 1000, "pictures", 500, 2);
        assertThat(step.rate()).isEqualTo(50);
        assertThat(step.secondsLeft()).isEqualTo(8);
        assertThat(step.line()).isEqualTo("x: 600 of 1000 pictures (60 %), 50 pictures/s, 8 s left");
        assertThat(new Progress.Step("x", 5, -1, "bytes", 0, 0).line()).isEqualTo("x: 5 bytes");
        assertThat(Progress.bytes(999)).isEqualTo("999 bytes");
        assertThat(Progress.bytes(999_960)).isEqualTo("1.0 MB");
    }

    @Test
    void outsideANotebookLinesArePrinted() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            new ProgressPlace().put("half", true);
            new ProgressPlace().put("whole", false);
        } finally {
            System.setOut(before);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("half\nwhole\n");
    }

    @Test
    void missingFilesAreAnsweredWithTheNearestNames() throws IOException {
        Files.writeString(folder.resolve("housing.csv"), "x");
        Files.writeString(folder.resolve("wine.csv"), "x");
        assertThat(Nearby.words(folder.resolve("huosing.CSV")))
                .isEqualTo(": in " + folder + " there are housing.csv, wine.csv");
        assertThat(Nearby.words(folder.resolve("no/housing.csv"))).contains("nor is there the folder");
        assertThat(Nearby.distance("kitten", "sitting")).isEqualTo(3);
    }
}
