package dev.neurona.lessons.grade.gradebook;

/** A mark was not written because someone else has marked the same question since it was read. */
public final class MarkedMeanwhile extends GradebookException {
    private static final long serialVersionUID = 1;

    private final transient Manual current;

    MarkedMeanwhile(Manual current) {
        super("%s of %s was marked by %s meanwhile (version %d): look at that mark and mark again"
                .formatted(current.question(), current.student(), current.by(), current.version()));
        this.current = current;
    }

    /** {@return what the gradebook has now} */
    public Manual current() {
        return current;
    }
}
