package dev.neurona.lessons.grade.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name Moodle gives a student's folder, or each file where it makes no folders:
 * {@code Name Surname_12345_assignsubmission_file_} with the file's own name behind it (without folders), with nothing, or,
 * from Moodle 4.1, without the last underscore. The number is the participant's in this one assignment: the same student
 * has another in the next.
 *
 * @param name as it is shown; with anonymous submissions the same word for all
 * @param participant the number, empty for a team without one
 * @param plugin {@code file}, {@code onlinetext} or another way of handing in
 * @param rest what stands behind, the file's own name in the layout without folders
 */
public record MoodleName(String name, String participant, String plugin, String rest) {
    private static final Pattern LAYOUT =
            Pattern.compile("(.+?)(?:_(\\d+))?_(?:assignsubmission|assignfeedback)_([a-z]+)(?:_(.*))?");

    /** {@return what a part of a path says} */
    static Optional<MoodleName> of(String segment) {
        Matcher layout = LAYOUT.matcher(segment);
        return layout.matches()
                ? Optional.of(new MoodleName(
                        layout.group(1), orEmpty(layout.group(2)), layout.group(3), orEmpty(layout.group(4))))
                : Optional.empty();
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    /** {@return what the last part that has this layout says of a path inside a download} */
    public static Optional<MoodleName> in(String path) {
        Optional<MoodleName> last = Optional.empty();
        for (String segment : path.split("/", -1)) {
            Optional<MoodleName> here = of(segment);
            last = here.isPresent() ? here : last;
        }
        return last;
    }

    /**
     * {@return how Moodle wants a file of feedback for this student to be called} It takes the number to stand behind the
     * first underscore.
     */
    public String feedback(String file) {
        String number = participant.isEmpty() ? "" : "_" + participant;
        return "%s%s_assignsubmission_file_%s".formatted(name.replace('_', ' '), number, file);
    }
}
