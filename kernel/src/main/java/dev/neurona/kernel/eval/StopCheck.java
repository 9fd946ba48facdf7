package dev.neurona.kernel.eval;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The check woven into the loops and methods of cells. All checks share one call site: while nothing is to be stopped
 * its target does nothing, and the compiler removes it from hot loops whole (a volatile flag would keep them from being
 * vectorised). Raising the site deoptimises them, and each thread of the stopping cell throws at its next check.
 */
public final class StopCheck {
    private static final MethodType NOTHING = MethodType.methodType(void.class);
    private static final MethodHandle IDLE = MethodHandles.empty(NOTHING);
    private static final MutableCallSite SITE = new MutableCallSite(IDLE);

    private StopCheck() {}

    /** Links a woven check; called by the virtual machine. */
    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type) {
        return SITE;
    }

    /** Makes every check look at its thread's cell. */
    static void raise() {
        try {
            set(MethodHandles.lookup().findStatic(StopCheck.class, "check", NOTHING));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the check is in this very class", e);
        }
    }

    /** Makes every check do nothing again. */
    static void lower() {
        set(IDLE);
    }

    private static void set(MethodHandle target) {
        SITE.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }

    /** Ends the calling thread's work if its cell is to stop. */
    static void check() {
        CellScope scope = CellScope.current();
        if (scope != null && scope.stopping() && !worksForAnEarlierCell(scope)) {
            throw Stopped.INSTANCE;
        }
    }

    /**
     * A common pool's thread may run a task of a thread that an earlier cell started. It does if none of the classes on
     * its stack is the running cell's, and one is an earlier cell's.
     */
    private static boolean worksForAnEarlierCell(CellScope scope) {
        if (!(Thread.currentThread() instanceof ForkJoinWorkerThread) || scope.otherThreads() == 0) {
            return false;
        }
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> type.getClassLoader() instanceof CellLoader)
                        .noneMatch(type -> scope.owns(type)));
    }

    /** Thrown by a check; it has no stack, so that throwing it from a deep recursion is quick. */
    static final class Stopped extends Error {
        @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace, and nothing is ever added to it
        static final Stopped INSTANCE = new Stopped();

        private static final long serialVersionUID = 1;

        private Stopped() {
            super("the cell was interrupted", null, false, false);
        }
    }
}
