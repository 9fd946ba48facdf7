package dev.neurona.lessons.grade.marking;

import com.sun.net.httpserver.HttpServer;
import dev.neurona.check.Language;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.rules.Rules;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the marking page on this machine's own address and nowhere else. The link has a random token, without which nothing
 * is answered. The JDK's small server is enough for one person, and is there already.
 */
public final class MarkingServer implements AutoCloseable {
    private static final int TOKEN = 24;
    private static final int THREADS = 4;
    /** What a browser keeps open and says nothing on is closed after this; nothing of ours takes that long to arrive. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI link;

    private MarkingServer(HttpServer server, ExecutorService threads, URI link) {
        this.server = server;
        this.threads = threads;
        this.link = link;
    }

    /**
     * {@return a server that answers until it is closed}
     *
     * @param by who marks
     * @param language the page begins in; it can be switched there
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public static MarkingServer start(Gradebook gradebook, Rules rules, String by, Language language, int port)
            throws IOException {
        // Read once, when the JDK's server is first used.
        System.setProperty("sun.net.httpserver.maxReqTime", Long.toString(SILENCE.toSeconds()));
        byte[] random = new byte[TOKEN];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException taken) {
            throw new IOException("port %d is taken: leave --port out for any that is free".formatted(port), taken);
        }
        int bound = server.getAddress().getPort();
        Round round = new Round(gradebook, rules);
        server.createContext("/", new Routes(gradebook, round, by, language))
                .getFilters()
                .add(new Gate(token, bound, language));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "marking");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.start();
        return new MarkingServer(server, threads, URI.create("http://127.0.0.1:%d/?token=%s".formatted(bound, token)));
    }

    /** {@return what is to be opened in a browser} Whoever has it can mark. */
    public URI link() {
        return link;
    }

    /** Ends it; what was saved is in the gradebook. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
