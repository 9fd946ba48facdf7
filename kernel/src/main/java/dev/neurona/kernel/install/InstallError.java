package dev.neurona.kernel.install;

import java.io.IOException;

/** Something about an installation is wrong in a way the user can put right; the message is one line that says how. */
public final class InstallError extends IOException {
    private static final long serialVersionUID = 1;

    InstallError(String message) {
        super(message);
    }
}
