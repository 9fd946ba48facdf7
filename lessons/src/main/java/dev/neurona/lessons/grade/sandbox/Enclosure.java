package dev.neurona.lessons.grade.sandbox;

import dev.neurona.lessons.book.Wording;
import java.io.IOException;

/** A way to shut a command in. */
interface Enclosure {
    /** {@return a new room, empty, where a command can be started} */
    Room open(Interior interior, Limits limits) throws IOException;

    /** {@return what it is and what it does not keep out} */
    Wording description();
}
