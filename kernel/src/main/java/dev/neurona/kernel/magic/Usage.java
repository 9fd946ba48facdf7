package dev.neurona.kernel.magic;

import dev.neurona.kernel.magic.Magic.Call;
import dev.neurona.kernel.magic.Magic.Kind;

/** How magics are written, for help and for messages. */
final class Usage {
    private Usage() {}

    /** {@return the magic with its arguments: {@code %maven GROUP:ARTIFACT:VERSION...}} */
    static String form(Magic magic) {
        return (written(magic) + " " + arguments(magic)).strip();
    }

    /** {@return the name with its percent signs} */
    static String written(Magic magic) {
        return switch (magic.kind()) {
            case CELL -> "%%" + magic.name();
            case LINE -> magic.name().equals(MagicLine.COMMAND) ? magic.name() : "%" + magic.name();
            case BOTH -> "%" + magic.name();
        };
    }

    static String arguments(Magic magic) {
        int dash = magic.help().indexOf(" - ");
        return dash < 0 ? "" : magic.help().substring(0, dash);
    }

    static String does(Magic magic) {
        int dash = magic.help().indexOf(" - ");
        return dash < 0 ? magic.help() : magic.help().substring(dash + 3);
    }

    /** {@return the error of a call whose arguments are wrong} */
    static MagicError wrong(Magic magic, String what) {
        return new MagicError(written(magic) + ": " + what + ". Write " + form(magic));
    }

    /** {@return the error of a call whose arguments are wrong, for a magic that is called by one name} */
    static MagicError wrong(String form, String what) {
        return new MagicError(form.split(" ", 2)[0] + ": " + what + ". Write " + form);
    }

    /** Refuses a line magic on top of a cell, and a cell magic on a line. */
    static void checkPlace(Magic magic, Call call) throws MagicError {
        String body = call.body();
        if (magic.kind() == Kind.CELL && body == null) {
            throw new MagicError("%" + call.name() + " works on a cell: write %%" + call.name()
                    + " on the first line and its text below");
        }
        if (magic.kind() == Kind.LINE && body != null && !body.isBlank()) {
            throw new MagicError("%%" + call.name() + " works on a line: write %" + call.name()
                    + " with one percent sign, and what follows in lines of their own");
        }
    }
}
