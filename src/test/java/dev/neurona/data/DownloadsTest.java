package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
    private static final byte[] CONTENT = new byte[300_000];
    private static final String VERSION = "\"v1\"";

    static {
        new Random(5).nextBytes(CONTENT);
    }

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    /** What was asked of the server: path, Range and If-Range. */
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private HttpServer server;
    private String address;
    private final Downloads downloads = Downloads.standard()
            .withOffline(false)
            .withProgress(Progress.silent())
            .withPatience(Duration.ofSeconds(20));

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        address = "http://localhost:" + server.getAddress().getPort();
        serve("/whole", exchange -> answer(exchange, 200, CONTENT));
        serve("/ranges", DownloadsTest::answerRange);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Answer {
        void to(HttpExchange exchange) throws Exception;
    }

    private void serve(String path, Answer answer) {
        server.createContext(path, exchange -> {
            requests.add("%s %s %s"
                    .formatted(
                            path,
                            exchange.getRequestHeaders().getFirst("Range"),
                            exchange.getRequestHeaders().getFirst("If-Range")));
            try (exchange) {
                answer.to(exchange);
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void answerRange(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String version = exchange.getRequestHeaders().getFirst("If-Range");
        exchange.getResponseHeaders().set("ETag", VERSION);
        if (range == null || (version != null && !version.equals(VERSION))) {
            answer(exchange, 200, CONTENT);
            return;
        }
        int from = Integer.parseInt(range.replaceAll("\\D", ""));
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes %d-%d/%d".formatted(from, CONTENT.length - 1, CONTENT.length));
        answer(exchange, 206, Arrays.copyOfRange(CONTENT, from, CONTENT.length));
    }

    /** Promises everything, sends this many bytes and breaks the connection. */
    private static Answer broken(int bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", VERSION);
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, bytes);
            exchange.getResponseBody().flush();
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private RemoteFile file(String... paths) {
        return RemoteFile.of(
                "data.bin",
                CONTENT.length,
                sha256(CONTENT),
                Stream.of(paths)
                        .map(path -> path.startsWith("/") ? address + path : path)
                        .toArray(String[]::new));
    }

    private Path part() {
        return folder.resolve("data.bin.part");
    }

    private void assertFetched(Path path) throws IOException {
        assertThat(path).isEqualTo(folder.resolve("data.bin").toAbsolutePath());
        assertThat(Files.readAllBytes(path)).isEqualTo(CONTENT);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(p -> p.getFileName().toString()))
                    .as("no part, no notes")
                    .containsExactlyInAnyOrder("data.bin", "data.bin.lock");
        }
    }

    @Test
    void aFileIsFetchedOnce() throws IOException {
        assertFetched(downloads.fetch(file("/whole"), folder));
        assertFetched(downloads.fetch(file("/whole"), folder));
        assertThat(requests).hasSize(1);
        assertThat(Downloads.isPresent(file("/whole"), folder)).isTrue();
    }

    @Test
    void aMirrorThatFailsIsFollowedByTheNext() throws IOException {
        serve("/missing", exchange -> answer(exchange, 404, new byte[0]));
        assertFetched(downloads.fetch(file("/missing", "http://localhost:1/none", "/whole"), folder));
    }

    @Test
    void everyFailureIsNamedAndWhatToDo() {
        serve("/missing", exchange -> answer(exchange, 404, new byte[0]));
        serve("/busy", exchange -> answer(exchange, 503, new byte[0]));
        assertThatThrownBy(() -> downloads.fetch(
                        file("/missing", "/busy", "http://localhost:1/none", "ftp://localhost/x"), folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("could not fetch data.bin (300.0 kB)")
                .hasMessageContaining("/missing: it answered 404 (not there)")
                .hasMessageContaining("/busy: it answered 503 (too busy)")
                .hasMessageContaining("http://localhost:1/none: it cannot be reached")
                .hasMessageContaining("ftp://localhost/x: only https:, http: and file:")
                .hasMessageContaining(
                        "put the file at " + folder.toAbsolutePath().resolve("data.bin"));
        assertThat(folder.resolve("data.bin")).doesNotExist();
    }

    @Test
    void aNameThatNobodyKnowsIsNamed() {
        assertThatThrownBy(() -> downloads.fetch(file("http://no-such-host.invalid/x"), folder))
                .hasMessageContaining("is this machine on the network?");
    }

    @Test
    void aWrongFileIsNamedAndNotKept() {
        byte[] wrong = CONTENT.clone();
        wrong[7]++;
        serve("/wrong", exchange -> answer(exchange, 200, wrong));
        assertThatThrownBy(() -> downloads.fetch(file("/wrong"), folder))
                .hasMessageContaining("its SHA-256 is " + sha256(wrong).substring(0, 12))
                .hasMessageContaining("should be " + sha256(CONTENT).substring(0, 12));
        assertThat(folder.resolve("data.bin")).doesNotExist();
        assertThat(part()).doesNotExist();
        assertThat(requests).as("asking again would give the same").hasSize(1);
    }

    @Test
    void aWebPageInItsPlaceIsNamed() {
        serve("/page", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            answer(exchange, 200, "<html>sign in".getBytes(StandardCharsets.UTF_8));
        });
        assertThatThrownBy(() -> downloads.fetch(file("/page"), folder))
                .hasMessageContaining("it offers 13 bytes, a web page, but the file has 300000");
    }

    @Test
    void aBrokenConnectionIsContinuedFromWhereItBroke() throws IOException {
        serve("/breaks", exchange -> {
            if (exchange.getRequestHeaders().getFirst("Range") == null) {
                broken(100_000).to(exchange);
            } else {
                answerRange(exchange);
            }
        });
        assertFetched(downloads.fetch(file("/breaks"), folder));
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).startsWith("/breaks bytes=").endsWith(VERSION);
        assertThat(requests.get(1)).isNotEqualTo("/breaks bytes=0- " + VERSION);
    }

    @Test
    void whatIsHereIsContinuedByTheNextCall() throws IOException {
        serve("/breaks", broken(100_000));
        serve("/fails", exchange -> answer(exchange, 500, new byte[0]));
        Files.write(part(), Arrays.copyOf(CONTENT, 120_000));
        assertThatThrownBy(() -> downloads.fetch(file("/fails"), folder))
                .hasMessageContaining("120.0 kB are here and will be continued");
        assertFetched(downloads.fetch(file("/ranges"), folder));
        assertThat(requests.get(1)).isEqualTo("/ranges bytes=120000- null");
    }

    @Test
    void aServerThatIgnoresRangesSendsAllAndAllIsTaken() throws IOException {
        Files.write(part(), Arrays.copyOf(CONTENT, 120_000));
        assertFetched(downloads.fetch(file("/whole"), folder));
        assertThat(requests).containsExactly("/whole bytes=120000- null");
    }

    @Test
    void aPartOfAnotherVersionIsFetchedAnew() throws IOException {
        Files.write(part(), new byte[120_000]);
        Files.writeString(folder.resolve("data.bin.part.from"), address + "/ranges\n\"v0\"\n");
        assertFetched(downloads.fetch(file("/ranges"), folder));
        assertThat(requests).containsExactly("/ranges bytes=120000- \"v0\"");
    }

    @Test
    void aPartThatDoesNotFitIsFetchedAnewWhenTheDigestTells() throws IOException {
        Files.write(part(), new byte[120_000]);
        assertFetched(downloads.fetch(file("/ranges"), folder));
        assertThat(requests).containsExactly("/ranges bytes=120000- null", "/ranges null null");
    }

    @Test
    void aPartTooLongOrRefusedIsFetchedAnew() throws IOException {
        Files.write(part(), new byte[CONTENT.length + 1]);
        assertFetched(downloads.fetch(file("/ranges"), folder));
        Files.delete(folder.resolve("data.bin"));
        Files.write(part(), new byte[120_000]);
        serve("/refuses", exchange -> {
            if (exchange.getRequestHeaders().getFirst("Range") == null) {
                answerRange(exchange);
            } else {
                answer(exchange, 416, new byte[0]);
            }
        });
        assertFetched(downloads.fetch(file("/refuses"), folder));
    }

    @Test
    void anotherPieceThanAskedForIsNotTaken() throws IOException {
        Files.write(part(), Arrays.copyOf(CONTENT, 120_000));
        serve("/piece", exchange -> {
            if (exchange.getRequestHeaders().getFirst("Range") != null) {
                exchange.getResponseHeaders().set("Content-Range", "bytes 5-9/300000");
                answer(exchange, 206, Arrays.copyOfRange(CONTENT, 5, 10));
            } else {
                answerRange(exchange);
            }
        });
        assertFetched(downloads.fetch(file("/piece"), folder));
    }

    @Test
    void aBodyLongerThanTheFileIsCutAndNamed() {
        serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(CONTENT);
            exchange.getResponseBody().write(CONTENT);
        });
        assertThatThrownBy(() -> downloads.fetch(file("/endless"), folder))
                .hasMessageContaining("it is longer than 300.0 kB");
        assertThat(part()).doesNotExist();
        RemoteFile unknown = RemoteFile.of("data.bin", -1, null, address + "/endless");
        assertThatThrownBy(() -> downloads.withMostBytes(400_000).fetch(unknown, folder))
                .hasMessageContaining("it is longer than 400.0 kB");
        RemoteFile whole = RemoteFile.of("data.bin", -1, null, address + "/whole");
        assertThatThrownBy(() -> downloads.withMostBytes(200_000).fetch(whole, folder))
                .hasMessageContaining("more than the limit of 200.0 kB");
    }

    @Test
    void aFileOfUnknownSizeAndDigestIsTakenWhole() throws IOException {
        assertFetched(downloads.fetch(RemoteFile.of("data.bin", -1, null, address + "/whole"), folder));
    }

    @Test
    void redirectsAreFollowedButNotForEver() throws IOException {
        serve("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", address + "/whole");
            answer(exchange, 302, new byte[0]);
        });
        serve("/loop", exchange -> {
            exchange.getResponseHeaders().set("Location", address + "/loop");
            answer(exchange, 302, new byte[0]);
        });
        assertThatThrownBy(() -> downloads.fetch(file("/loop"), folder))
                .hasMessageContaining("it redirects again and again (302)");
        assertFetched(downloads.fetch(file("/moved"), folder));
    }

    @Test
    void anInterruptEndsASlowDownloadAndLosesNothing() throws IOException {
        serve("/slow", exchange -> {
            exchange.getResponseHeaders().set("ETag", VERSION);
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 50_000);
            exchange.getResponseBody().flush();
            end.await();
        });
        Progress interrupting = step -> {
            if (step.done() > 0) {
                Thread.currentThread().interrupt();
            }
        };
        assertThatThrownBy(() -> downloads.withProgress(interrupting).fetch(file("/slow"), folder))
                .isInstanceOf(CancellationException.class)
                .hasMessage("interrupted while fetching data.bin");
        assertThat(Thread.interrupted()).as("stays interrupted").isTrue();
        assertThat(Files.size(part())).isPositive();
        assertFetched(downloads.fetch(file("/ranges"), folder));
    }

    @Test
    void aServerThatFallsSilentIsLeft() throws IOException {
        serve("/silent", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            end.await();
        });
        Downloads impatient = downloads.withPatience(Duration.ofMillis(1));
        assertThatThrownBy(() -> impatient.fetch(file("/silent"), folder)).hasMessageContaining("nothing came for");
        assertFetched(downloads.fetch(file("/whole"), folder));
    }

    @Test
    void twoThreadsFetchItOnce() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Callable<Path> fetch = () -> {
            both.countDown();
            both.await();
            return downloads.fetch(file("/whole"), folder);
        };
        List<Future<Path>> paths = List.of(threads.submit(fetch), threads.submit(fetch));
        for (Future<Path> path : paths) {
            assertFetched(path.get());
        }
        assertThat(requests).hasSize(1);
    }

    /** Another process that has the file's lock until its input ends. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(
                            Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                System.out.println("locked " + lock.isValid());
                System.out.flush();
                while (System.in.read() >= 0) {
                    // Until the test is done with this process.
                }
            }
        }
    }

    @Test
    void anotherProcessThatFetchesItIsWaitedFor() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.resolve("data.bin.lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("locked true");
            CountDownLatch asked = new CountDownLatch(1);
            serve("/asked", exchange -> {
                asked.countDown();
                answer(exchange, 200, CONTENT);
            });
            Future<Path> fetched = threads.submit(() -> downloads.fetch(file("/asked"), folder));
            assertThat(asked.await(300, TimeUnit.MILLISECONDS))
                    .as("asked while the other has the lock")
                    .isFalse();
            other.getOutputStream().close();
            assertFetched(fetched.get());
        } finally {
            other.destroy();
        }
    }

    @Test
    void offlineNothingIsAsked() throws IOException {
        assertThatThrownBy(() -> downloads.withOffline(true).fetch(file("/whole"), folder))
                .hasMessageContaining("the network is switched off (neurona.offline or NEURONA_OFFLINE)");
        assertThat(requests).isEmpty();
        Path mirror = Files.createDirectories(folder.resolve("my mirror"));
        Files.write(mirror.resolve("data.bin"), CONTENT);
        Path into = folder.resolve("into");
        Path got = downloads.withOffline(true).withMirror(mirror.toString()).fetch(file("/whole"), into);
        assertThat(Files.readAllBytes(got)).isEqualTo(CONTENT);
        assertThat(requests).isEmpty();
    }

    @Test
    void aMirrorFolderIsTriedFirstAndItsWrongFileNotTaken() throws IOException {
        Path mirror = Files.createDirectories(folder.resolve("mirror"));
        Path into = folder.resolve("my set");
        Files.createDirectories(mirror.resolve("my set"));
        Files.write(mirror.resolve("my set").resolve("data.bin"), Arrays.copyOf(CONTENT, 9));
        Path got = downloads.withMirror(mirror.toUri().toString()).fetch(file("/whole"), into);
        assertThat(Files.readAllBytes(got)).isEqualTo(CONTENT);
        assertThat(requests).hasSize(1);
        Files.delete(got);
        Files.write(mirror.resolve("my set").resolve("data.bin"), CONTENT);
        downloads.withMirror(mirror.toString()).fetch(file("/whole"), into);
        assertThat(requests).as("now the folder serves").hasSize(1);
    }

    @Test
    void aSchoolsServerCanBeTheMirror() throws IOException {
        RemoteFile nowhere = RemoteFile.of("whole", CONTENT.length, sha256(CONTENT));
        Path got = downloads.withMirror(address).fetch(nowhere, folder);
        assertThat(Files.readAllBytes(got)).isEqualTo(CONTENT);
    }

    @Test
    void aWrongFileInPlaceIsSetAside() throws IOException {
        Files.write(folder.resolve("data.bin"), Arrays.copyOf(CONTENT, 1000));
        downloads.fetch(file("/whole"), folder);
        assertThat(Files.readAllBytes(folder.resolve("data.bin"))).isEqualTo(CONTENT);
        assertThat(folder.resolve("data.bin.wrong")).hasSize(1000);
    }

    @Test
    void aWrongFileInPlaceIsNamedWhenNothingElseCanBeHad() throws IOException {
        Files.write(folder.resolve("data.bin"), CONTENT.clone());
        RemoteFile other = RemoteFile.of("data.bin", CONTENT.length, "0".repeat(64));
        assertThatThrownBy(() -> downloads.withOffline(true).fetch(other, folder))
                .hasMessageContaining("a wrong file of that name was set aside as");
        assertThat(folder.resolve("data.bin")).doesNotExist();
    }

    @Test
    void aFullDiskIsNamed() {
        Path file = folder.resolve("x");
        assertThatThrownBy(() -> Disk.requireSpace(file, Long.MAX_VALUE))
                .hasMessageContaining("free")
                .hasMessageContaining("NEURONA_CACHE");
        assertThat(Disk.named(new IOException("No space left on device"), file))
                .hasMessageContaining("the disk of " + folder.toAbsolutePath() + " is full");
        assertThat(Disk.named(new IOException("else"), file)).hasMessage("else");
    }

    @Test
    void namesAndDigestsAreChecked() {
        assertThatThrownBy(() -> RemoteFile.of("../x", 1, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RemoteFile.of("a/x", 1, null)).hasMessageContaining("expected a plain file name");
        assertThatThrownBy(() -> RemoteFile.of("x", 1, "abc")).hasMessageContaining("64 hexadecimal digits");
    }
}
