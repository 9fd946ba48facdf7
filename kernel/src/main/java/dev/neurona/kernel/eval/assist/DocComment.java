package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.token.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A documentation comment without its stars or slashes.
 *
 * @param markdown whether it was written with {@code ///}
 */
record DocComment(String text, boolean markdown) {
    /**
     * {@return the documentation comment in front of an offset, or null; plain comments between are passed over}
     *
     * @param tokens the tokens of {@code code}
     */
    static @Nullable DocComment before(String code, List<Token> tokens, int offset) {
        int index = last(tokens, offset);
        List<String> lines = new ArrayList<>();
        int next = offset;
        for (int i = index; i >= 0 && tokens.get(i).isComment(); i--) {
            Token token = tokens.get(i);
            String text = code.substring(token.start(), token.end());
            boolean slashes = token.kind() == Token.Kind.LINE_COMMENT && text.startsWith("///");
            boolean blankLine = code.substring(token.end(), next)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    > 1;
            if (!lines.isEmpty() && (!slashes || blankLine)) {
                break;
            } else if (slashes) {
                lines.add(0, text.substring(3));
            } else if (token.kind() == Token.Kind.BLOCK_COMMENT && text.startsWith("/**") && text.length() > 4) {
                return new DocComment(withoutStars(text.substring(3, text.length() - (token.closed() ? 2 : 0))), false);
            }
            next = token.start();
        }
        return lines.isEmpty() ? null : new DocComment(withoutMargin(lines), true);
    }

    /** {@return the index of the last token that begins in front of an offset} */
    private static int last(List<Token> tokens, int offset) {
        int low = -1;
        int high = tokens.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (tokens.get(middle).start() < offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static String withoutStars(String inside) {
        StringBuilder text = new StringBuilder();
        for (String line : inside.split("\n", -1)) {
            String stripped = line.replaceFirst("^\\s*\\*+", "");
            text.append(stripped.startsWith(" ") ? stripped.substring(1) : stripped)
                    .append('\n');
        }
        return text.toString().strip();
    }

    private static String withoutMargin(List<String> lines) {
        int margin = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return String.join(
                        "\n",
                        lines.stream()
                                .map(line -> line.length() < margin ? "" : line.substring(margin))
                                .toList())
                .strip();
    }
}
