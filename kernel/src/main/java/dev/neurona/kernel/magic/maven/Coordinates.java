package dev.neurona.kernel.magic.maven;

import dev.neurona.kernel.magic.MagicError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An artifact as it is named on a line: {@code group:artifact[:extension[:classifier]]:version}.
 *
 * @param classifier empty for none
 */
record Coordinates(String group, String artifact, String extension, String classifier, String version) {
    static final String FORM = "group:artifact[:extension[:classifier]]:version";

    private static final String PART = "([^:\\s<>/#;]+)";
    private static final Pattern MAVEN =
            Pattern.compile(PART + ":" + PART + "(?::([^:\\s<>/#;]*)(?::([^:\\s<>/#;]*))?)?:([^:\\s<>/#;]+)");

    /** {@code organisation#name;revision}, which IJava understood because it used Ivy. */
    private static final Pattern IVY = Pattern.compile("([^#;\\s]+)#([^#;\\s]+)(?:#[^#;\\s]+)?;([^#;\\s]+)");

    private static final Pattern GRADLE = Pattern.compile(PART + ":" + PART + ":([^:@\\s]+)(?::([^:@\\s]+))?@(\\w+)");
    private static final Pattern WITHOUT_VERSION = Pattern.compile(PART + ":" + PART + ":?");

    /** @throws MagicError saying how it is written, where it is written otherwise */
    static Coordinates parse(String text) throws MagicError {
        Matcher gradle = GRADLE.matcher(text);
        if (gradle.matches()) {
            String classifier = gradle.group(4) == null ? "" : gradle.group(4);
            String meant = new Coordinates(
                            gradle.group(1), gradle.group(2), gradle.group(5), classifier, gradle.group(3))
                    .toString();
            throw wrong(text, "did you mean " + meant + "?");
        }
        Matcher maven = MAVEN.matcher(text);
        if (maven.matches()) {
            String extension = maven.group(3) == null || maven.group(3).isEmpty() ? "jar" : maven.group(3);
            String classifier = maven.group(4) == null ? "" : maven.group(4);
            return new Coordinates(maven.group(1), maven.group(2), extension, classifier, maven.group(5));
        }
        Matcher ivy = IVY.matcher(text);
        if (ivy.matches()) {
            return new Coordinates(ivy.group(1), ivy.group(2), "jar", "", ivy.group(3));
        }
        if (WITHOUT_VERSION.matcher(text).matches()) {
            throw wrong(text, "it has no version: add one, or RELEASE for the newest");
        }
        if (text.contains("<")) {
            throw wrong(text, "put XML in the lines below %%loadFromPOM");
        }
        throw wrong(text, "write " + FORM + ", for example org.apache.commons:commons-lang3:3.12.0");
    }

    private static MagicError wrong(String text, String what) {
        return new MagicError("%maven: " + text + " does not name an artifact: " + what);
    }

    /** {@return the coordinates in their shortest form} */
    @Override
    public String toString() {
        String kind = extension.equals("jar") && classifier.isEmpty()
                ? ""
                : ":" + extension + (classifier.isEmpty() ? "" : ":" + classifier);
        return group + ":" + artifact + kind + ":" + version;
    }
}
