package dev.neurona.kernel.client;

/**
 * Text of a stream as a terminal leaves it: {@code \r} goes back to the start of the line, {@code \b} one character, and
 * what follows writes over what was there. A progress bar is kept as its last state only, as JupyterLab keeps it.
 */
final class StreamText {
    private final StringBuilder text = new StringBuilder();
    private int lineStart;
    private int cursor;

    void append(String more) {
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            switch (c) {
                case '\n' -> {
                    text.append(c);
                    cursor = text.length();
                    lineStart = cursor;
                }
                case '\r' -> cursor = lineStart;
                case '\b' -> cursor = Math.max(lineStart, cursor - 1);
                default -> put(c);
            }
        }
    }

    private void put(char c) {
        if (cursor == text.length()) {
            text.append(c);
        } else {
            text.setCharAt(cursor, c);
        }
        cursor++;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
