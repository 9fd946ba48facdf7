package dev.neurona.lessons.book;

/** For whom a notebook is. */
public enum Variant {
    /** With stubs to fill in. */
    STUDENT(""),
    /** With the solutions. */
    SOLVED("solutions/");

    private final String folder;

    Variant(String folder) {
        this.folder = folder;
    }

    /** {@return where it is in a language's folder, empty or with a slash at its end} */
    String folder() {
        return folder;
    }

    /** {@return from there to the language's folder, empty or with a slash at its end} */
    String up() {
        return folder.isEmpty() ? "" : "../";
    }
}
