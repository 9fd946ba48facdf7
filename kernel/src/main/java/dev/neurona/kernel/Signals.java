package dev.neurona.kernel;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** Signals of the operating system. */
final class Signals {
    private Signals() {}

    /**
     * Runs an action, on a thread of the virtual machine's, when a signal comes. Where that cannot be had, it is logged and
     * nothing else changes. By reflection, because the one class for it is not part of Java's specified interface.
     *
     * @param signal without its prefix: {@code INT}
     */
    static void handle(String signal, Runnable action, Consumer<String> log) {
        try {
            Class<?> signalClass = Class.forName("sun.misc.Signal");
            Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
            InvocationHandler call = (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "handle" -> {
                        action.run();
                        return null;
                    }
                    case "equals" -> {
                        return arguments != null && proxy == arguments[0];
                    }
                    case "hashCode" -> {
                        return System.identityHashCode(proxy);
                    }
                    default -> {
                        return "handler of SIG" + signal;
                    }
                }
            };
            Object handler = Proxy.newProxyInstance(handlerClass.getClassLoader(), new Class<?>[] {handlerClass}, call);
            signalClass
                    .getMethod("handle", signalClass, handlerClass)
                    .invoke(null, signalClass.getConstructor(String.class).newInstance(signal), handler);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Not on this system, or the virtual machine was told to keep the signal for itself.
            log.accept("SIG" + signal + " cannot be handled: " + e);
        }
    }
}
