package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.book.BookException;
import dev.neurona.lessons.book.Fields;
import dev.neurona.lessons.book.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code course.yml}. All its mistakes are told at once, each with its line. */
final class RulesReader {
    private static final Set<String> KNOWN = Set.of(
            "practices",
            "compulsory",
            "best",
            "weights",
            "rounding",
            "pass",
            "counts",
            "zone",
            "deadline",
            "deadlines",
            "late",
            "extensions");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final double MOST = 1000;

    static final Rules STANDARD = new Rules(
            List.of("P1", "P2", "P3"),
            2,
            2,
            BigDecimal.valueOf(6),
            BigDecimal.valueOf(4),
            new Rounding(Rounding.To.UP, BigDecimal.ONE, false),
            BigDecimal.valueOf(5),
            Rules.Choice.LAST,
            ZoneOffset.UTC,
            Map.of(),
            new Late.Rejected(Duration.ZERO),
            List.of());

    private final Fields fields;
    private ZoneId zone = ZoneOffset.UTC;

    private RulesReader(Fields fields) {
        this.fields = fields;
    }

    static Rules read(Path file) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Optional<Fields> fields = Fields.of(file, KNOWN, problems);
        Rules rules = fields.isEmpty() ? STANDARD : new RulesReader(fields.get()).rules();
        if (!problems.isEmpty()) {
            throw new BookException(problems);
        }
        return rules;
    }

    static String template() {
        try (InputStream in = RulesReader.class.getResourceAsStream("course.yml")) {
            if (in == null) {
                throw new IllegalStateException("course.yml is not on the class path: build the project again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rules rules() {
        List<String> practices = practices();
        zone = zone();
        BigDecimal automatic = STANDARD.automatic();
        BigDecimal manual = STANDARD.manual();
        Optional<Fields> weights = fields.entry("weights", Set.of("automatic", "manual"));
        if (weights.isPresent()) {
            automatic = weights.get().decimal("automatic", 0, MOST).orElse(BigDecimal.ZERO);
            manual = weights.get().decimal("manual", 0, MOST).orElse(BigDecimal.ZERO);
            if (automatic.add(manual).signum() == 0) {
                fields.wrong("weights", "weights give no points: one of automatic and manual has to be above 0");
            }
        }
        double highest = automatic.add(manual).doubleValue();
        return new Rules(
                practices,
                count("compulsory", STANDARD.compulsory(), 0, practices.size()),
                count("best", STANDARD.best(), 1, practices.size()),
                automatic,
                manual,
                rounding(highest),
                fields.decimal("pass", 0, highest)
                        .orElse(BigDecimal.valueOf(highest / 2).stripTrailingZeros()),
                choice("counts", fields, Rules.Choice.values(), STANDARD.choice()),
                zone,
                deadlines(practices),
                late(highest),
                extensions(practices));
    }

    private List<String> practices() {
        if (!fields.has("practices")) {
            return STANDARD.practices();
        }
        List<String> practices = fields.texts("practices");
        if (practices.isEmpty()) {
            fields.wrong("practices", "practices names none: [P1, P2, P3] for example");
            return STANDARD.practices();
        }
        Set<String> seen = new HashSet<>();
        practices.stream()
                .filter(each -> !seen.add(each))
                .forEach(twice -> fields.wrong("practices", "%s is there twice".formatted(twice)));
        return practices;
    }

    private int count(String field, int standard, int least, int practices) {
        if (!fields.has(field)) {
            return Math.min(standard, practices);
        }
        return fields.number(field, least, practices);
    }

    private Rounding rounding(double highest) {
        Rounding standard = STANDARD.rounding();
        Optional<Fields> rounding = fields.entry("rounding", Set.of("to", "unit", "when"));
        if (rounding.isEmpty()) {
            return standard;
        }
        return new Rounding(
                choice("to", rounding.get(), Rounding.To.values(), standard.to()),
                rounding.get().decimal("unit", 0.01, highest).orElse(standard.unit()),
                choice("when", rounding.get(), When.values(), When.ALL) == When.ALWAYS);
    }

    private enum When {
        ALL,
        ALWAYS
    }

    private static <E extends Enum<E>> E choice(String field, Fields in, E[] values, E standard) {
        if (!in.has(field)) {
            return standard;
        }
        String chosen = in.text(field);
        Set<String> known = new TreeSet<>();
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(chosen)) {
                return value;
            }
            known.add(value.name().toLowerCase(Locale.ROOT));
        }
        if (!chosen.isEmpty()) {
            in.wrong(field, "%s is \"%s\": known are %s".formatted(field, chosen, known));
        }
        return standard;
    }

    private ZoneId zone() {
        if (!fields.has("zone")) {
            if (fields.has("deadline") || fields.has("deadlines")) {
                fields.wrong(
                        fields.has("deadline") ? "deadline" : "deadlines",
                        "a deadline needs a clock: add zone, such as Europe/Madrid");
            }
            return ZoneOffset.UTC;
        }
        String name = fields.text("zone");
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            fields.wrong("zone", "there is no time zone \"%s\": such as Europe/Madrid".formatted(name));
            return ZoneOffset.UTC;
        }
    }

    private Map<String, Rules.Deadline> deadlines(List<String> practices) {
        Map<String, Rules.Deadline> deadlines = new HashMap<>();
        if (fields.has("deadline")) {
            moment("deadline", fields)
                    .ifPresent(deadline -> practices.forEach(practice -> deadlines.put(practice, deadline)));
        }
        fields.entry("deadlines", new HashSet<>(practices))
                .ifPresent(each -> practices.stream()
                        .filter(each::has)
                        .forEach(practice ->
                                moment(practice, each).ifPresent(deadline -> deadlines.put(practice, deadline))));
        return deadlines;
    }

    private Optional<Rules.Deadline> moment(String field, Fields in) {
        String text = in.text(field);
        try {
            LocalDateTime minute = LocalDateTime.parse(text, MINUTE);
            return Optional.of(
                    new Rules.Deadline(text, minute.plusMinutes(1).atZone(zone).toInstant()));
        } catch (DateTimeParseException wrong) {
            if (!text.isEmpty()) {
                in.wrong(field, "%s is \"%s\": write it as 2027-03-31 23:59".formatted(field, text));
            }
            return Optional.empty();
        }
    }

    private enum Policy {
        NONE,
        REJECT,
        DEDUCT,
        CAP
    }

    private Late late(double highest) {
        Optional<Fields> late = fields.entry("late", Set.of("policy", "grace", "per-day", "most", "highest"));
        if (late.isEmpty()) {
            return STANDARD.late();
        }
        Fields in = late.get();
        Policy policy = choice("policy", in, Policy.values(), Policy.REJECT);
        Duration grace = Duration.ofMinutes(in.number("grace", 0, 100_000));
        only(in, policy, Policy.DEDUCT, "per-day");
        only(in, policy, Policy.DEDUCT, "most");
        only(in, policy, Policy.CAP, "highest");
        return switch (policy) {
            case NONE -> new Late.Ignored(grace);
            case REJECT -> new Late.Rejected(grace);
            case DEDUCT ->
                new Late.Deducted(
                        grace,
                        needed(in, "per-day", highest),
                        in.decimal("most", 0, highest).orElse(BigDecimal.valueOf(highest)));
            case CAP -> new Late.Capped(grace, needed(in, "highest", highest));
        };
    }

    private static void only(Fields in, Policy policy, Policy of, String field) {
        if (in.has(field) && policy != of) {
            in.wrong(field, "%s is of the policy %s".formatted(field, of.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static BigDecimal needed(Fields in, String field, double highest) {
        if (!in.has(field)) {
            in.wrong("policy", "this policy needs %s: a number of points".formatted(field));
        }
        return in.decimal(field, 0, highest).orElse(BigDecimal.ZERO);
    }

    private List<Rules.Extension> extensions(List<String> practices) {
        List<Rules.Extension> all = new ArrayList<>();
        for (Fields each : fields.entries("extensions", Set.of("student", "until", "practice", "why"))) {
            if (!fields.has("zone")) {
                each.wrong("until", "an extension needs a clock: add zone, such as Europe/Madrid");
            }
            String student = each.text("student");
            Optional<String> practice = each.has("practice") ? Optional.of(each.text("practice")) : Optional.empty();
            practice.filter(name -> !name.isEmpty() && !practices.contains(name))
                    .ifPresent(name ->
                            each.wrong("practice", "there is no practice %s: there are %s".formatted(name, practices)));
            moment("until", each)
                    .ifPresent(until -> all.add(
                            new Rules.Extension(student, practice, until, each.has("why") ? each.text("why") : "")));
        }
        return all;
    }
}
