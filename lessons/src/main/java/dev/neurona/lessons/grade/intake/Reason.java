package dev.neurona.lessons.grade.intake;

/** Why a file is not graded, the most telling first. */
public enum Reason {
    /** No notebook a program can read. */
    BROKEN,
    /** Larger than {@link Bounds} allow. */
    TOO_LARGE,
    /** Nothing in it. */
    EMPTY,
    /** A notebook, but of none of the practices. */
    UNKNOWN,
    /** An archive that cannot be opened, or is made to fill disks. */
    ARCHIVE,
    /** It may not be read here. */
    UNREADABLE,
    /** A link, or a name that leads out of the download. */
    UNSAFE,
    /** Some other kind of file. */
    OTHER,
    /** What Moodle's text box held. */
    ONLINE_TEXT,
    /** The student handed in another file of the same practice, which counts. */
    EARLIER,
    /** Left by an operating system or a program; nobody handed it in. */
    SYSTEM;

    /** {@return whether somebody handed it in and it is not graded, so that its author should be told} */
    public boolean concernsStudent() {
        return this != EARLIER && this != SYSTEM;
    }
}
