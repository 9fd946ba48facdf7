package dev.neurona;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtGradientCollector;
import ai.djl.pytorch.engine.PtNDArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What DJL keeps to itself and its faults must be mended with. */
final class DjlInternals {
    private static final VarHandle BUFFER;
    private static final VarHandle ARRAYS;

    /** Each thread's open scopes, the innermost last. */
    static final ThreadLocal<Deque<NDScope>> SCOPES;

    /** Whether a gradient collector is open in this process, which allows one. */
    static final AtomicBoolean COLLECTING;

    static {
        try {
            Lookup array = MethodHandles.privateLookupIn(PtNDArray.class, MethodHandles.lookup());
            BUFFER = array.findVarHandle(PtNDArray.class, "dataRef", ByteBuffer.class);
            Lookup scope = MethodHandles.privateLookupIn(NDScope.class, MethodHandles.lookup());
            ARRAYS = scope.findVarHandle(NDScope.class, "resources", IdentityHashMap.class);
            SCOPES = scopes(scope.findStaticVarHandle(NDScope.class, "SCOPE_STACK", ThreadLocal.class)
                    .get());
            Lookup collector = MethodHandles.privateLookupIn(PtGradientCollector.class, MethodHandles.lookup());
            COLLECTING = (AtomicBoolean) collector
                    .findStaticVarHandle(PtGradientCollector.class, "isCollecting", AtomicBoolean.class)
                    .get();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "another version of DJL than the one this library is made for is on the class path", e);
        }
    }

    private DjlInternals() {}

    @SuppressWarnings("unchecked")
    private static ThreadLocal<Deque<NDScope>> scopes(Object field) {
        return (ThreadLocal<Deque<NDScope>>) field;
    }

    /** {@return the buffer of Java's that an array's numbers are in; null if they are in the engine's memory} */
    static @Nullable ByteBuffer buffer(NDArray array) {
        return array instanceof PtNDArray torch ? (ByteBuffer) BUFFER.get(torch) : null;
    }

    /** {@return the arrays that a scope will close, each as its own value} */
    @SuppressWarnings("unchecked")
    static IdentityHashMap<NDArray, NDArray> arrays(NDScope scope) {
        return (IdentityHashMap<NDArray, NDArray>) ARRAYS.get(scope);
    }

    /** Lets a scope register its arrays elsewhere. */
    static void arrays(NDScope scope, IdentityHashMap<NDArray, NDArray> arrays) {
        ARRAYS.set(scope, arrays);
    }
}
