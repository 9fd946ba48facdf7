package dev.neurona.lessons.grade.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where one command is shut in. Closing it ends all that was started there and removes what it wrote. */
interface Room extends AutoCloseable {
    /** {@return the path, as it is seen inside, of a folder that may be written and where the command starts} */
    String home();

    /** {@return the path, as it is seen inside, of the folder for temporary files} */
    String temporary();

    /** {@return the program that starts Java inside} */
    String java();

    /** {@return the command, just started, its three streams open} */
    Process start(List<String> command) throws IOException;

    /** {@return a limit that is passed, if any; costs some milliseconds} */
    Optional<Reason> passed();

    /** {@return processor time used so far, as far as it is known} */
    Duration processor();

    @Override
    void close();
}
