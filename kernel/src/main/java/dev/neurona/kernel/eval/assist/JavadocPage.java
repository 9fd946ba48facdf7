package dev.neurona.kernel.eval.assist;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the text of a class or a member in a page the javadoc tool wrote, of any of its formats since 8. */
final class JavadocPage {
    private static final Pattern ANCHOR = Pattern.compile("<(?:section|a|li)\\b[^>]*\\b(?:id|name)=\"([^\"]+)\"[^>]*>");
    private static final Pattern BLOCK = Pattern.compile("<div class=\"block\">(.*?)</div>", Pattern.DOTALL);
    private static final Pattern NOTES = Pattern.compile("<dl(?:\\s[^>]*)?>.*?</dl>", Pattern.DOTALL);
    private static final Pattern MEMBERS =
            Pattern.compile("<section class=\"(?:summary|details?)\"|<div class=\"summary\"|<!-- =+ ");

    private JavadocPage() {}

    /** {@return what the page says of its class, or null} */
    static @Nullable String ofType(String page) {
        Matcher members = MEMBERS.matcher(page);
        int begin = Math.max(page.indexOf("class-description"), page.indexOf("class=\"description\""));
        String part = members.find(Math.max(0, begin)) ? page.substring(Math.max(0, begin), members.start()) : page;
        return text(part);
    }

    /**
     * {@return what the page says of a member, or null}
     *
     * @param parameters simple names of the parameters' types, or null for a field
     */
    static @Nullable String ofMember(String page, String name, @Nullable List<String> parameters) {
        Matcher anchor = ANCHOR.matcher(page);
        while (anchor.find()) {
            if (names(unescape(anchor.group(1)), name, parameters)) {
                Matcher next = ANCHOR.matcher(page);
                int end = next.find(anchor.end()) ? next.start() : page.length();
                String text = text(page.substring(anchor.end(), end));
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }

    private static boolean names(String id, String name, @Nullable List<String> parameters) {
        if (parameters == null) {
            return id.equals(name);
        }
        if (!id.startsWith(name) || id.length() == name.length()) {
            return false;
        }
        char open = id.charAt(name.length());
        String inside = id.substring(name.length() + 1, id.length() - 1);
        if (open != '(' && open != '-') {
            return false;
        }
        List<String> written = inside.isEmpty()
                ? List.of()
                : List.of(inside.replace(":A", "[]").split(open == '(' ? "," : "-"));
        return written.stream().map(Members::simple).toList().equals(parameters);
    }

    private static @Nullable String text(String part) {
        Matcher block = BLOCK.matcher(part);
        if (!block.find()) {
            return null;
        }
        Matcher notes = NOTES.matcher(part);
        String more = notes.find(block.end()) ? notes.group() : "";
        return HtmlCleaner.clean("<p>" + block.group(1) + "</p>" + more);
    }

    private static String unescape(String id) {
        return id.replace("&lt;", "<").replace("&gt;", ">").replace("%3C", "<").replace("%3E", ">");
    }
}
