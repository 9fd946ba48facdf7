package dev.neurona.kernel.eval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** What the compiler reads and writes: the class path, and in memory the session's classes and what it compiles now. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private static final String SESSION = "REPL";

    private final Map<String, byte[]> session;
    private Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

    /** @param session the session's classes by name, read as they change */
    MemoryFiles(StandardJavaFileManager files, ConcurrentHashMap<String, byte[]> session) {
        super(files);
        this.session = session;
    }

    /** {@return what was written since the last call, by class name} */
    Map<String, byte[]> takeWritten() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        written = new LinkedHashMap<>();
        return classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.put(className, bytes);
        return new SimpleJavaFileObject(uri(className, kind), kind) {
            @Override
            public OutputStream openOutputStream() {
                return bytes;
            }
        };
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        Iterable<JavaFileObject> files = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH
                || !packageName.equals(SESSION)
                || !kinds.contains(JavaFileObject.Kind.CLASS)) {
            return files;
        }
        List<JavaFileObject> all = new ArrayList<>();
        files.forEach(all::add);
        session.forEach((name, bytes) -> all.add(new SessionClass(name, bytes)));
        return all;
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof SessionClass own ? own.name : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return (a instanceof SessionClass || b instanceof SessionClass) ? a.equals(b) : super.isSameFile(a, b);
    }

    private static URI uri(String className, JavaFileObject.Kind kind) {
        return URI.create("session:///" + className.replace('.', '/') + kind.extension);
    }

    private static final class SessionClass extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        SessionClass(String name, byte[] bytes) {
            super(uri(name, Kind.CLASS), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** One source text. */
    static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(uri(className, Kind.SOURCE), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
