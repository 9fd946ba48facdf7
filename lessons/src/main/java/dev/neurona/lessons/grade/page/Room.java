package dev.neurona.lessons.grade.page;

import dev.neurona.check.Language;
import dev.neurona.lessons.site.Html;
import dev.neurona.lessons.site.Untrusted;
import java.util.regex.Pattern;

/**
 * Puts what students and their programs wrote on a page: as text, without what steers terminals or turns the order of
 * letters round, and no more of it than there is room for.
 */
final class Room {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");
    /** Controls other than tab and line feed, and the characters that turn text round or cannot be seen. */
    private static final Pattern STEERING = Pattern.compile(
            "[\\p{Cntrl}&&[^\\n\\t]]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|\\p{Cs}");

    private static final int LOOKED_AT = 4;

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    private final Language language;
    private int left;

    /** @param characters of HTML on the whole page */
    Room(Language language, int characters) {
        this.language = language;
        this.left = characters;
    }

    /** {@return the characters that are left} */
    int left() {
        return left;
    }

    /** {@return text as text, at most so many characters of HTML and a note of how much is missing} */
    String text(String raw, int most) {
        // Of a flood only as much is looked at as could be shown.
        String begin = raw.substring(0, Math.min(raw.length(), LOOKED_AT * most));
        String clean = clean(begin).strip();
        int room = Math.min(most, left);
        StringBuilder html = new StringBuilder();
        int at = 0;
        while (at < clean.length()) {
            int end = clean.offsetByCodePoints(at, 1);
            String next = Html.escape(clean.substring(at, end));
            if (html.length() + next.length() > room) {
                break;
            }
            html.append(next);
            at = end;
        }
        left -= html.length();
        int missing = clean.length() - at + raw.length() - begin.length();
        return missing == 0 ? html.toString() : html + cut(missing);
    }

    /** {@return the same in an element of its own, with line breaks kept} */
    String block(String raw, int most) {
        return "<pre tabindex=\"0\"><bdi>" + text(raw, most) + "</bdi></pre>";
    }

    /** {@return a short text within a line} */
    String line(String raw, int most) {
        return "<bdi>" + text(raw.lines().findFirst().orElse(""), most) + "</bdi>";
    }

    /** {@return Markdown that a student wrote, made harmless; as plain text if there is no room for the whole} */
    String markdown(String raw, int most) {
        int room = Math.min(most, left);
        if (raw.length() > room) {
            return block(raw, room);
        }
        String html = Untrusted.plain(clean(raw).strip());
        if (html.length() > room) {
            return block(raw, room);
        }
        left -= html.length();
        return html;
    }

    /** {@return a sentence that may have code in it, between backticks, and quote what a student wrote} */
    String sentence(String raw, int most) {
        return "<bdi>" + CODE.matcher(text(raw, most)).replaceAll("<code>$1</code>") + "</bdi>";
    }

    private String cut(int missing) {
        return " <em class=\"cut\">[… %s]</em>"
                .formatted(
                        language == Language.ES
                                ? "faltan %d caracteres".formatted(missing)
                                : "%d more characters".formatted(missing));
    }

    static String clean(String raw) {
        String plain = COLOURS.matcher(raw.replace("\r\n", "\n")).replaceAll("");
        return STEERING.matcher(plain).replaceAll("\uFFFD");
    }
}
