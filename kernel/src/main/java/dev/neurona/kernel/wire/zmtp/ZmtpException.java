package dev.neurona.kernel.wire.zmtp;

import java.io.IOException;

/** A peer broke the protocol; its connection is closed. */
final class ZmtpException extends IOException {
    private static final long serialVersionUID = 1;

    ZmtpException(String message) {
        super(message);
    }
}
