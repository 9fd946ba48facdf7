package dev.neurona.lessons.book;

import dev.neurona.lessons.book.Probe.Judging;
import dev.neurona.lessons.book.Probe.Kind;
import dev.neurona.lessons.book.Source.Fence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a hidden check: {@code ```java probe near=1e-3 given=float[]}, and its parts behind {@code // given} and so on. */
final class ProbeReader {
    private static final String NUMBER = "[-+]?\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?";
    private static final Pattern JUDGING =
            Pattern.compile("(near|share|atleast|atmost)=(%s)(?:/(%s))?".formatted(NUMBER, NUMBER));
    private static final Set<String> SECTIONS = Set.of("given", "ask", "truth", "measure", "about");

    private final Source source;
    private final int first;
    private Optional<Judging> judging = Optional.empty();
    private String type = "";
    private double weight = 1;

    private ProbeReader(Source source, int first) {
        this.source = source;
        this.first = first;
    }

    static boolean is(Fence fence) {
        return Arrays.asList(fence.info().split("\\s+")).contains("probe");
    }

    /** {@return the probe of a fence, unless something it cannot be without is missing} */
    static Optional<Probe> read(Source source, int first, Fence fence) {
        return new ProbeReader(source, first).read(fence);
    }

    private Optional<Probe> read(Fence fence) {
        List<String> info = Arrays.asList(fence.info().split("\\s+"));
        info.subList(1, info.size()).forEach(this::setting);
        Map<String, String> sections = sections(fence.code());
        for (String needed : List.of("given", "ask")) {
            if (!sections.getOrDefault(needed, "").contains("return ")) {
                source.wrong(first, "a probe needs a part \"// %s\" that returns something".formatted(needed));
            }
        }
        if (judging.isEmpty() || type.isEmpty()) {
            source.wrong(
                    first,
                    "a probe says how it is judged and what is given: ```java probe near=1e-3 given=float[] (or share=0.9/0.98 for"
                            + " drawn and real data, atleast, atmost)");
            return Optional.empty();
        }
        return Optional.of(new Probe(
                source.line(first),
                judging.get(),
                about(sections.getOrDefault("about", "").strip()),
                type,
                sections.getOrDefault("given", ""),
                sections.getOrDefault("ask", ""),
                sections.getOrDefault("truth", ""),
                sections.getOrDefault("measure", ""),
                weight));
    }

    /** A line {@code [[english|español]]}; without one the check is only called hidden. */
    private Wording about(String text) {
        String mistake = Localised.mistake(text);
        if (!mistake.isEmpty() || text.contains("\n") || text.contains("\"")) {
            source.wrong(first, "what a probe is about is a line [[english|español]] without quotes");
        }
        return text.isEmpty()
                ? new Wording("a check you did not see", "una comprobación que no veías")
                : Localised.wording(text);
    }

    private void setting(String word) {
        Matcher how = JUDGING.matcher(word);
        if (how.matches()) {
            double drawn = Double.parseDouble(how.group(2));
            judging = Optional.of(new Judging(
                    Kind.valueOf(how.group(1).toUpperCase(java.util.Locale.ROOT)),
                    drawn,
                    how.group(3) == null ? drawn : Double.parseDouble(how.group(3))));
        } else if (word.startsWith("given=")) {
            type = word.substring("given=".length());
        } else if (word.matches("weight=\\d+(\\.\\d+)?")) {
            weight = Double.parseDouble(word.substring("weight=".length()));
        } else if (!word.equals("probe")) {
            source.wrong(first, "a probe cannot be \"%s\"".formatted(word));
        }
    }

    private Map<String, String> sections(String code) {
        Map<String, String> sections = new LinkedHashMap<>();
        String section = "";
        for (String line : code.split("\n", -1)) {
            String name = line.startsWith("// ") ? line.substring(3).strip() : "";
            if (SECTIONS.contains(name)) {
                section = name;
            } else if (section.isEmpty()) {
                source.wrong(first, "a probe begins with // given");
                return Map.of();
            } else {
                sections.merge(section, line, (before, next) -> before + "\n" + next);
            }
        }
        return sections;
    }
}
