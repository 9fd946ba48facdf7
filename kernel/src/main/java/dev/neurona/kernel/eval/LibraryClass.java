package dev.neurona.kernel.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * A class in a jar, as the compiler reads it.
 */
final class LibraryClass implements JavaFileObject {
    private final JarContents jar;
    private final String entry;

    /** @param entry its name in the jar, which is its class's name with slashes */
    LibraryClass(JarContents jar, String entry) {
        this.jar = jar;
        this.entry = entry;
    }

    /** {@return the class's name, with dots and dollars} */
    String binaryName() {
        return entry.substring(0, entry.length() - Kind.CLASS.extension.length())
                .replace('/', '.');
    }

    @Override
    public Kind getKind() {
        return Kind.CLASS;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.CLASS && entry.substring(entry.lastIndexOf('/') + 1).equals(simpleName + kind.extension);
    }

    @Override
    public @Nullable NestingKind getNestingKind() {
        return null;
    }

    @Override
    public @Nullable Modifier getAccessLevel() {
        return null;
    }

    @Override
    public URI toUri() {
        return URI.create("jar:" + jar.path().toUri() + "!/" + entry);
    }

    @Override
    public String getName() {
        return jar.path() + "(" + entry + ")";
    }

    @Override
    public InputStream openInputStream() throws IOException {
        JarFile file = jar.open();
        JarEntry found = file.getJarEntry(entry);
        if (found == null) {
            throw new IOException("no longer there: " + getName());
        }
        try (InputStream in = file.getInputStream(found)) {
            return new ByteArrayInputStream(in.readAllBytes());
        }
    }

    @Override
    public long getLastModified() {
        return 0;
    }

    @Override
    public OutputStream openOutputStream() {
        throw new UnsupportedOperationException("a library is not written to: " + getName());
    }

    @Override
    public Writer openWriter() {
        throw new UnsupportedOperationException("a library is not written to: " + getName());
    }

    @Override
    public Reader openReader(boolean ignoreEncodingErrors) {
        throw new UnsupportedOperationException("a class is no text: " + getName());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        throw new UnsupportedOperationException("a class is no text: " + getName());
    }

    @Override
    public boolean delete() {
        return false;
    }

    @Override
    public String toString() {
        return getName();
    }
}
