package dev.neurona.lessons.grade.intake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The practices that are being graded, and how a name may tell one of them. */
public record Practices(List<Practice> all) {
    /**
     * A practice.
     *
     * @param id such as {@code P1}
     * @param notebook the name it was handed out with, such as {@code practice-1-mnist.ipynb}
     */
    public record Practice(String id, String notebook) {
        String slug() {
            return Names.plain(notebook.replaceFirst("(?i)\\.ipynb$", ""));
        }

        /** Its own name, or {@code P1}, {@code practice 1}, {@code práctica_01} standing alone. */
        Pattern pattern() {
            String number = id.replaceFirst("^\\D*", "");
            String words = number.isEmpty()
                    ? Pattern.quote(Names.plain(id))
                    : "(?:p|practice|practica|practicum|prac)[-_ .]*0*" + Pattern.quote(number);
            return Pattern.compile(Pattern.quote(slug()) + "|(?<![\\p{Alnum}])(?:" + words + ")(?![\\p{Alnum}])");
        }
    }

    public Practices {
        all = List.copyOf(all);
    }

    /** {@return these practices} */
    public static Practices of(Practice... all) {
        return new Practices(List.of(all));
    }

    /** {@return the one practice a name tells, or the only one there is} */
    Optional<String> guess(String name) {
        List<Practice> named = all.stream()
                .filter(practice ->
                        practice.pattern().matcher(Names.plain(name)).find())
                .toList();
        List<Practice> possible = named.isEmpty() ? all : named;
        return possible.size() == 1 ? Optional.of(possible.get(0).id()) : Optional.empty();
    }

    /** {@return whether a name is nothing but that of a practice} */
    boolean isName(String name) {
        return without(name).isEmpty() && !name.isBlank();
    }

    /** {@return a name without that of a practice in it: who is left} */
    String without(String name) {
        String left = name;
        for (Practice practice : all) {
            var found = practice.pattern().matcher(Names.plain(left));
            // Without accents it has the same length: names are in composed form.
            if (found.find() && Names.plain(left).length() == left.length()) {
                left = left.substring(0, found.start()) + " " + left.substring(found.end());
            }
        }
        return left.equals(name) ? name : left.replaceAll("^[-_ .]+|[-_ .]+$", "");
    }
}
