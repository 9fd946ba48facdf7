package dev.neurona.kernel.eval.assist;

/** Whether a name fits what was typed, by one of three measures. */
record NameMatch(String typed, Measure measure) {
    enum Measure {
        /** The name begins with it. */
        PREFIX,
        /** The name begins with it in other case. */
        IGNORE_CASE,
        /** Its letters begin the words of a camel-case name: {@code aL} for {@code ArrayList}. */
        HUMPS
    }

    boolean fits(CharSequence name) {
        String text = name.toString();
        return switch (measure) {
            case PREFIX -> text.startsWith(typed);
            case IGNORE_CASE -> text.regionMatches(true, 0, typed, 0, typed.length());
            case HUMPS -> humps(text, 0, 0);
        };
    }

    /** Whether the rest of what was typed fits the name from {@code at} on, where a hump begins. */
    private boolean humps(String name, int at, int from) {
        if (from == typed.length()) {
            return true;
        }
        int same = 0;
        while (at + same < name.length()
                && from + same < typed.length()
                && lower(name.charAt(at + same)) == lower(typed.charAt(from + same))
                && (same == 0 || name.charAt(at + same) == typed.charAt(from + same))) {
            same++;
        }
        for (int taken = same; taken > 0; taken--) {
            if (from + taken == typed.length()) {
                return true;
            }
            for (int hump = nextHump(name, at + taken); hump < name.length(); hump = nextHump(name, hump + 1)) {
                if (humps(name, hump, from + taken)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int nextHump(String name, int from) {
        int at = from;
        while (at < name.length()
                && !(Character.isUpperCase(name.charAt(at))
                        || Character.isDigit(name.charAt(at))
                        || (at > 0 && name.charAt(at - 1) == '_'))) {
            at++;
        }
        return at;
    }

    private static char lower(char c) {
        return Character.toLowerCase(c);
    }
}
