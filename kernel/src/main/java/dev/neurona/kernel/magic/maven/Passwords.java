package dev.neurona.kernel.magic.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sonatype.plexus.components.cipher.PBECipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;
import org.sonatype.plexus.components.sec.dispatcher.SecDispatcher;
import org.sonatype.plexus.components.sec.dispatcher.SecDispatcherException;
import org.sonatype.plexus.components.sec.dispatcher.SecUtil;

/**
 * Decrypts passwords that {@code mvn --encrypt-password} wrote, with the master password of {@code
 * settings-security.xml}.
 */
final class Passwords implements SecDispatcher {
    /** What master passwords themselves are encrypted with: it hides them from a glance, no more. */
    private static final String OF_MASTER = "settings.security";

    /** Braces mark what is encrypted; people write notes around them. */
    private static final Pattern ENCRYPTED = Pattern.compile("(?s).*?(?<!\\\\)\\{([^{}]*[^\\\\])\\}.*");

    private final Path security;

    Passwords(Path security) {
        this.security = security;
    }

    @Override
    public String decrypt(String text) throws SecDispatcherException {
        Matcher matcher = ENCRYPTED.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        if (matcher.group(1).startsWith("[")) {
            throw new SecDispatcherException(
                    "passwords of other kinds than mvn --encrypt-password's are not decrypted");
        }
        try {
            return new PBECipher().decrypt64(matcher.group(1), master());
        } catch (PlexusCipherException e) {
            throw new SecDispatcherException(
                    "a password cannot be decrypted with the master password of " + security + ": encrypt it again", e);
        }
    }

    private String master() throws SecDispatcherException, PlexusCipherException {
        if (!Files.isRegularFile(security)) {
            throw new SecDispatcherException("a password is encrypted, but there is no " + security);
        }
        String master = SecUtil.read(security.toString(), true).getMaster();
        Matcher matcher = ENCRYPTED.matcher(master == null ? "" : master);
        if (!matcher.matches()) {
            throw new SecDispatcherException("no master password in " + security);
        }
        return new PBECipher().decrypt64(matcher.group(1), OF_MASTER);
    }
}
