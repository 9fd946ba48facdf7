package dev.neurona.lessons.book;

import dev.neurona.check.Language;

/** The settings with which nbgrader makes the notebook to hand out, the same to the letter as ours. */
final class NbgraderCourse {
    private NbgraderCourse() {}

    /** {@return nbgrader_config.py} */
    static String configuration(Lesson practice, Language language) {
        return """
                # nbgrader's settings for %s. In this folder:
                #   nbgrader generate_assignment %s --create
                #   nbgrader autograde %2$s            (what students handed in stands below submitted/NAME/%2$s/)
                #   nbgrader generate_feedback %2$s
                # nbgrader runs hidden checks in the student's own session: who wants to can read them there.
                c = get_config()  # noqa
                c.CourseDirectory.course_id = "neurona"
                c.ClearSolutions.code_stub = {"java": "%s\\nreturn Check.todo();"}
                c.ClearSolutions.text_stub = "%s"
                c.ExecutePreprocessor.timeout = 1800
                """.formatted(
                        practice.title().in(language),
                        practice.slug(),
                        Solution.yourCode(language),
                        Wordings.YOUR_ANSWER.in(language));
    }
}
