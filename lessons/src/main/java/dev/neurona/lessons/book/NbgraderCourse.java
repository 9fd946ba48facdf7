package dev.neurona.lessons.book;

/** The settings with which nbgrader makes an assignment of a released practice. */
final class NbgraderCourse {
    private NbgraderCourse() {}

    /** {@return nbgrader_config.py} */
    static String configuration(Lesson practice) {
        return """
                # nbgrader's settings for %s. Put student folders below submitted/ and run, in this folder:
                #   nbgrader generate_assignment %2$s-en
                #   nbgrader autograde %2$s-en
                #   nbgrader generate_feedback %2$s-en
                # nbgrader runs hidden checks in the student's own session: who wants to can read them there.
                # ./neurona grade judges outside of it.
                c = get_config()  # noqa
                c.CourseDirectory.course_id = "neurona"
                c.ClearSolutions.code_stub = {"java": "return Check.todo();"}
                c.ClearSolutions.text_stub = "*Your answer here. / Tu respuesta, aquí.*"
                c.ExecutePreprocessor.timeout = 1800
                """.formatted(practice.title().english(), practice.slug());
    }
}
