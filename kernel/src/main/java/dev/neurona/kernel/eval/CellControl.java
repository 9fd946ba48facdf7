package dev.neurona.kernel.eval;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Executes for JShell, in this process and on the cell's thread. JShell wants values as text; here they stay objects,
 * and what the user's code threw is kept as it is. The session's lock is let go while the user's code runs.
 */
final class CellControl implements ExecutionControl {
    private final CellLoader loader;
    private final CellThread thread;
    private final ReentrantLock lock;
    private final ConcurrentHashMap<String, byte[]> classes;

    private final List<String> loadedNow = new ArrayList<>();
    private @Nullable Origin origin;
    private @Nullable Object value;
    private @Nullable Throwable thrown;

    /** @param classes where the bytes of loaded classes are kept for the compiler */
    CellControl(CellLoader loader, CellThread thread, ReentrantLock lock, ConcurrentHashMap<String, byte[]> classes) {
        this.loader = loader;
        this.thread = thread;
        this.lock = lock;
        this.classes = classes;
    }

    /** Says where the classes loaded from now on come from, and forgets the last value. */
    void begin(Origin from) {
        origin = from;
        value = null;
        thrown = null;
    }

    /** {@return the value of the last invocation} */
    @Nullable Object value() {
        return value;
    }

    /** {@return what the last invocation threw, or null} */
    @Nullable Throwable thrown() {
        return thrown;
    }

    /** {@return the classes loaded since the last call} */
    List<String> takeLoaded() {
        List<String> names = List.copyOf(loadedNow);
        loadedNow.clear();
        return names;
    }

    @Override
    public void load(ClassBytecodes[] loaded) {
        for (ClassBytecodes one : loaded) {
            loadedNow.add(one.name());
            classes.put(one.name(), one.bytecodes());
            loader.add(one.name(), one.bytecodes(), originOf(one.name()));
        }
    }

    /** A snippet that is made anew because another changed keeps its own origin. */
    private Origin originOf(String className) {
        Origin before = loader.origin(SnippetNames.firstOf(className));
        Origin now = origin;
        if (before != null) {
            return before;
        }
        return now != null ? now : new Origin(0, 0, "", 0, 0);
    }

    @Override
    public void redefine(ClassBytecodes[] redefined) throws ClassInstallException, NotImplementedException {
        throw new NotImplementedException("classes are replaced, not redefined");
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, EngineTerminationException, InternalException {
        try {
            value = run(className, methodName);
            thrown = null;
            return "";
        } catch (StopCheck.Stopped stop) {
            throw stop;
        } catch (SPIResolutionException unresolved) {
            thrown = unresolved;
            throw new ResolutionException(unresolved.id(), unresolved.getStackTrace());
        } catch (Throwable e) {
            thrown = e;
            throw new UserException(String.valueOf(e.getClass()), e.getClass().getName(), new StackTraceElement[0]);
        }
    }

    /**
     * Runs a static method of a loaded class as user code.
     *
     * @throws Throwable what it threw, itself
     */
    @Nullable Object run(String className, String methodName) throws Throwable {
        Class<?> type = Class.forName(className, false, loader);
        Method method = type.getDeclaredMethod(methodName);
        method.setAccessible(true);
        int held = lock.getHoldCount();
        for (int i = 0; i < held; i++) {
            lock.unlock();
        }
        try {
            return thread.userCode(() -> method.invoke(null));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            for (int i = 0; i < held; i++) {
                lock.lock();
            }
        }
    }

    /** {@return a variable's value as a short text, without running code of its class} */
    @Override
    public String varValue(String className, String varName) throws RunException, InternalException {
        try {
            return Shown.briefly(read(className, varName));
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new InternalException("variable " + varName + " cannot be read: " + e);
        }
    }

    /** {@return the value of a session's variable} */
    @Nullable Object read(String className, String varName) throws ReflectiveOperationException {
        Field field = Class.forName(className, true, loader).getDeclaredField(varName);
        field.setAccessible(true);
        return field.get(null);
    }

    @Override
    public void addToClasspath(String path) {
        // The loader gets its entries from the session, which knows folders from jars.
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public Object extensionCommand(String command, Object arg) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {
        // The session owns the loader and the thread.
    }
}
