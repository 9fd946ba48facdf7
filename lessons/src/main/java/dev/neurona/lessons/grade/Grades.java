package dev.neurona.lessons.grade;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Grading one submission as a function: plain files in, one plain result out, nothing shared between calls that changes a
 * result. A cluster engine may run it elsewhere.
 */
public interface Grades {
    /** {@return the digest of the release it grades against} */
    String release();

    /**
     * Grades a file. May be called from several threads at once.
     *
     * @param digest of its bytes, which the hidden checks are drawn by
     * @return a grading in any case that is the submission's fault: what cannot be read or run earns nothing, and says why
     * @throws IOException if this machine cannot grade: no kernel, no sandbox, a reference solution that fails
     */
    Grading grade(Path file, String digest) throws IOException, InterruptedException;
}
