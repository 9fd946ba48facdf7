package dev.neurona.lessons.grade.sandbox;

import dev.neurona.lessons.book.Wording;
import java.util.Arrays;
import java.util.Optional;

/** Why something ended as {@link Rerun.Ending#KILLED}; its {@link #key} is the name such a cell or answer has. */
public enum Reason {
    ENDED("ended", "it ended the whole program", "terminó el programa entero"),
    MEMORY("memory", "it took more memory than is allowed", "ocupó más memoria de la permitida"),
    PROCESSOR("processor", "it took more processor time than is allowed", "usó más tiempo de procesador del permitido"),
    PROCESSES(
            "processes",
            "it started more processes or threads than are allowed",
            "creó más procesos o hilos de los permitidos"),
    DISK("disk", "it wrote more to files than is allowed", "escribió en ficheros más de lo permitido"),
    ANSWER("answer", "its answer is longer than is allowed", "su respuesta es más larga de lo permitido"),
    STREAM(
            "stream",
            "what came of it was too much, or could not be read",
            "lo que produjo era demasiado o no se pudo leer");

    private final String key;
    private final String english;
    private final String spanish;

    Reason(String key, String english, String spanish) {
        this.key = key;
        this.english = english;
        this.spanish = spanish;
    }

    /** {@return what {@code name} says of a cell or an answer that was ended for this reason} */
    public String key() {
        return key;
    }

    /** {@return the end of a sentence that begins with the cell} */
    public Wording words() {
        return new Wording(english, spanish);
    }

    /** {@return the reason with that key} */
    public static Optional<Reason> of(String key) {
        return Arrays.stream(values()).filter(reason -> reason.key.equals(key)).findFirst();
    }
}
