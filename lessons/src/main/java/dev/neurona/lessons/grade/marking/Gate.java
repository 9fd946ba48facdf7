package dev.neurona.lessons.grade.marking;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.neurona.check.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who gets in: whoever came with the link's token, which becomes a cookie that only our own pages send. A request has to name
 * this machine as its host (a foreign name that was made to point here is not ours), and one that changes something has to
 * come from our own page.
 */
final class Gate extends Filter {
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final byte[] token;
    private final String cookie;
    private final Set<String> hosts;
    private final Language language;

    Gate(String token, int port, Language language) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        // Browsers send cookies of one port to all others of the host.
        this.cookie = "neurona-" + port;
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        this.language = language;
    }

    @Override
    public String description() {
        return "lets in whoever has the token";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Headers answer = exchange.getResponseHeaders();
        answer.set("Content-Security-Policy", POLICY);
        answer.set("X-Content-Type-Options", "nosniff");
        answer.set("Referrer-Policy", "no-referrer");
        answer.set("Cache-Control", "no-store");
        answer.set("Cross-Origin-Opener-Policy", "same-origin");
        answer.set("Cross-Origin-Resource-Policy", "same-origin");
        Headers asked = exchange.getRequestHeaders();
        String host = asked.getFirst("Host");
        if (host == null || !hosts.contains(host)) {
            refuse(exchange, "this page is for this machine only");
        } else if (!List.of("GET", "POST").contains(exchange.getRequestMethod())) {
            Routes.send(exchange, 405, "text/plain", "only GET and POST\n");
        } else if (exchange.getRequestURI().getPath().equals("/") && matches(given(exchange))) {
            answer.set("Set-Cookie", "%s=%s; Path=/; HttpOnly; SameSite=Strict".formatted(cookie, text()));
            Routes.redirect(exchange, "/" + language.code() + "/");
        } else if (!known(asked)) {
            refuse(exchange, "open the link that ./neurona gradebook serve has printed");
        } else if (exchange.getRequestMethod().equals("POST") && !own(asked, host)) {
            refuse(exchange, "this did not come from the marking page");
        } else {
            chain.doFilter(exchange);
        }
    }

    private static void refuse(HttpExchange exchange, String why) throws IOException {
        Routes.send(exchange, 403, "text/plain", why + "\n");
    }

    private static @Nullable String given(HttpExchange exchange) {
        return Query.of(exchange.getRequestURI()).get("token");
    }

    private boolean known(Headers asked) {
        for (String line : asked.getOrDefault("Cookie", List.of())) {
            for (String each : line.split(";", -1)) {
                String[] pair = each.strip().split("=", 2);
                if (pair.length == 2 && pair[0].equals(cookie) && matches(pair[1])) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Takes as long whatever is wrong with it. */
    private boolean matches(@Nullable String given) {
        return given != null && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return new String(token, StandardCharsets.US_ASCII);
    }

    private static boolean own(Headers asked, String host) {
        String site = asked.getFirst("Sec-Fetch-Site");
        return ("http://" + host).equals(asked.getFirst("Origin")) && (site == null || site.equals("same-origin"));
    }
}
