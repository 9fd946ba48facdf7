package dev.neurona.check;

/** Words in both languages. */
record Bilingual(String en, String es) implements Message {
    static final Bilingual NOTHING = new Bilingual("", "");

    @Override
    public String in(Language language) {
        return language == Language.ES ? es : en;
    }

    boolean isEmpty() {
        return en.isEmpty() && es.isEmpty();
    }
}
