package dev.neurona.lessons.grade.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When nbgrader says something was handed in: {@code 2026-03-31 22:15:04.123456 UTC}, with any zone or none, which is UTC. */
final class Timestamp {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)\\s*([A-Za-z_/+-][\\w:/+-]*)?");

    private Timestamp() {}

    static Optional<Instant> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            String zone = form.group(3);
            return Optional.of(LocalDateTime.parse(form.group(1) + "T" + form.group(2))
                    .atZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone, ZoneId.SHORT_IDS))
                    .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
