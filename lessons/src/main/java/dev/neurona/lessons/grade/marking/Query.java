package dev.neurona.lessons.grade.marking;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What stands behind the question mark of an address. */
final class Query {
    private Query() {}

    static Map<String, String> of(URI uri) {
        Map<String, String> all = new HashMap<>();
        String query = uri.getRawQuery();
        for (String each : query == null ? new String[0] : query.split("&", -1)) {
            String[] pair = each.split("=", 2);
            all.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
        }
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
