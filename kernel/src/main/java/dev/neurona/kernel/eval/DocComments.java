package dev.neurona.kernel.eval;

/** Finds the documentation comment a declaration in a cell has. */
final class DocComments {
    private DocComments() {}

    /** {@return the documentation comment that ends right before a place, with a line break after it, or nothing} */
    static String before(String code, int start) {
        String head = code.substring(0, start).stripTrailing();
        if (!head.endsWith("*/")) {
            return "";
        }
        int open = head.lastIndexOf("/*");
        return open >= 0 && head.startsWith("/**", open) && head.length() - open > 4 ? head.substring(open) + "\n" : "";
    }
}
