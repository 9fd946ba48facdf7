package dev.neurona.lessons.grade.intake;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.intake.Piece.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a file is refused, in words for its author. */
final class Why {
    private static final Pattern DETAIL = Pattern.compile("not a notebook: (.*)", Pattern.DOTALL);

    /** Characters quoted of what a file says. */
    private static final int KEY = 60;

    private Why() {}

    private static Refusal because(Reason reason, String english, String spanish) {
        return new Refusal(reason, new Wording(english, spanish));
    }

    static Refusal empty() {
        return because(
                Reason.EMPTY,
                "The file is empty: it has no bytes. Hand in the notebook again.",
                "El archivo está vacío: no contiene nada. Vuelve a entregar el cuaderno.");
    }

    static Refusal emptyFolder() {
        return because(
                Reason.EMPTY,
                "The folder is empty: no file is in it.",
                "La carpeta está vacía: no hay ningún archivo.");
    }

    static Refusal noCells() {
        return because(
                Reason.EMPTY,
                "The notebook has no cells. Hand in the one you worked in.",
                "El cuaderno no tiene celdas. Entrega aquel en el que has trabajado.");
    }

    static Refusal tooLarge(long bytes, long most) {
        return because(
                Reason.TOO_LARGE,
                "The file has %s, more than the %s a notebook may have: clear the outputs that flood it, run it and hand it in again."
                        .formatted(size(bytes), size(most)),
                "El archivo ocupa %s, más de los %s que puede ocupar un cuaderno: borra las salidas desbordadas, ejecútalo y vuelve a entregarlo."
                        .formatted(spanish(size(bytes)), spanish(size(most))));
    }

    static Refusal tooMuch(long most) {
        return because(
                Reason.TOO_LARGE,
                "All files together unpack to more than %s: this one was left out. Grade the download in parts."
                        .formatted(size(most)),
                "Todos los archivos juntos superan los %s al descomprimirse: este se ha quedado fuera. Hay que calificar la descarga por partes."
                        .formatted(spanish(size(most))));
    }

    static Refusal tooMany(int most) {
        return because(
                Reason.TOO_LARGE,
                "The notebook holds more than %d values, more than anybody could look at: clear its outputs, run it and hand it in again."
                        .formatted(most),
                "El cuaderno contiene más de %d valores, más de los que nadie podría mirar: borra sus salidas, ejecútalo y vuelve a entregarlo."
                        .formatted(most));
    }

    static Refusal bomb() {
        return because(
                Reason.ARCHIVE,
                "The archive is made to unpack to far more than it holds, which no notebook does: it was not opened further.",
                "El archivo comprimido está hecho para ocupar muchísimo más al abrirlo, cosa que ningún cuaderno hace: no se ha seguido abriendo.");
    }

    static Refusal archive(String detail) {
        return because(
                Reason.ARCHIVE,
                "The archive cannot be opened (%s). Hand in the notebook itself, the .ipynb file.".formatted(detail),
                "El archivo comprimido no se puede abrir (%s). Entrega el propio cuaderno, el archivo .ipynb."
                        .formatted(detail));
    }

    static Refusal tooDeep() {
        return because(
                Reason.ARCHIVE,
                "The archive lies inside too many others. Hand in the notebook itself, the .ipynb file.",
                "El archivo comprimido está dentro de demasiados otros. Entrega el propio cuaderno, el archivo .ipynb.");
    }

    static Refusal password() {
        return because(
                Reason.ARCHIVE,
                "The file is locked with a password. Hand it in without one.",
                "El archivo está protegido con contraseña. Entrégalo sin ella.");
    }

    static Refusal broken(String message) {
        Matcher detail = DETAIL.matcher(message);
        String what = detail.find() ? detail.group(1) : message;
        return because(
                Reason.BROKEN,
                "It is not a notebook that can be read: " + what,
                "No es un cuaderno que se pueda leer. Ábrelo en Jupyter, comprueba que se ve entero, guárdalo y vuelve a entregarlo. Detalle técnico: "
                        + what);
    }

    static Refusal damaged() {
        return because(
                Reason.BROKEN,
                "The file is damaged: its checksum is not that of the archive. Download or hand it in again.",
                "El archivo está dañado: su suma de comprobación no es la que dice el archivo comprimido. Vuelve a descargarlo o a entregarlo.");
    }

    static Refusal twice(String name) {
        String key = name.substring(0, Math.min(KEY, name.length()));
        return because(
                Reason.BROKEN,
                "The notebook says \"%s\" twice in one place, which Jupyter never writes: programs would disagree about what was handed in. Save it from Jupyter and hand it in again."
                        .formatted(key),
                "El cuaderno dice \"%s\" dos veces en un mismo sitio, cosa que Jupyter nunca escribe: no todos los programas leerían lo mismo. Guárdalo desde Jupyter y vuelve a entregarlo."
                        .formatted(key));
    }

    static Refusal unknown(String other, List<String> known) {
        String ids = String.join(", ", known);
        return other.isEmpty()
                ? because(
                        Reason.UNKNOWN,
                        "The notebook has no cell of a practice that is graded here (%s). Hand in the notebook that was handed out, with your work in it."
                                .formatted(ids),
                        "El cuaderno no tiene ninguna celda de una práctica que se califique aquí (%s). Entrega el cuaderno que se repartió, con tu trabajo dentro."
                                .formatted(ids))
                : because(
                        Reason.UNKNOWN,
                        "The notebook has the exercises of %s, which is not graded here (%s is).".formatted(other, ids),
                        "El cuaderno tiene los ejercicios de %s, que no se califica aquí (aquí, %s)."
                                .formatted(other, ids));
    }

    static Refusal ambiguous(String one, String other) {
        return because(
                Reason.UNKNOWN,
                "The notebook has as many cells of %s as of %s: hand in one notebook for each.".formatted(one, other),
                "El cuaderno tiene tantas celdas de %s como de %s: entrega un cuaderno para cada una."
                        .formatted(one, other));
    }

    static Refusal other(String name) {
        return because(
                Reason.OTHER,
                "\"%s\" is no notebook: only .ipynb files, and zips of them, are graded.".formatted(name),
                "\"%s\" no es un cuaderno: solo se califican archivos .ipynb, o un zip que los contenga."
                        .formatted(name));
    }

    static Refusal onlineText() {
        return because(
                Reason.ONLINE_TEXT,
                "Text typed into Moodle is not graded: the notebook is handed in as a file.",
                "El texto escrito en Moodle no se califica: el cuaderno se entrega como archivo.");
    }

    static Refusal unreadable(String detail) {
        return because(
                Reason.UNREADABLE,
                "The file may not be read here: %s. Check its permissions.".formatted(detail),
                "El archivo no se puede leer aquí: %s. Hay que revisar sus permisos.".formatted(detail));
    }

    static Refusal link() {
        return because(
                Reason.UNSAFE,
                "It is a link or a device and not a file: it was not followed.",
                "Es un enlace o un dispositivo y no un archivo: no se ha seguido.");
    }

    static Refusal outside() {
        return because(
                Reason.UNSAFE,
                "Its name leads out of the folder it is unpacked in: it was left out.",
                "Su nombre lleva fuera de la carpeta donde se abre: se ha quedado fuera.");
    }

    static Refusal leftBehind() {
        return because(
                Reason.SYSTEM,
                "Left by an operating system or by Jupyter: nobody's work.",
                "Lo ha dejado un sistema operativo o Jupyter: no es trabajo de nadie.");
    }

    static Refusal earlier(String counts, boolean same) {
        return same
                ? because(
                        Reason.EARLIER,
                        "The same bytes as \"%s\", which counts.".formatted(counts),
                        "Es idéntico a \"%s\", que es el que cuenta.".formatted(counts))
                : because(
                        Reason.EARLIER,
                        "Handed in for the same practice as \"%s\", which is the newest and counts.".formatted(counts),
                        "Entregado para la misma práctica que \"%s\", que es el más reciente y el que cuenta."
                                .formatted(counts));
    }

    private static String size(long bytes) {
        return bytes < 1 << 20
                ? "%d kB".formatted(Math.max(1, bytes >> 10))
                : String.format(Locale.ROOT, bytes % (1 << 20) == 0 ? "%.0f MB" : "%.1f MB", bytes / 1048576.0);
    }

    private static String spanish(String size) {
        return size.replace('.', ',');
    }
}
