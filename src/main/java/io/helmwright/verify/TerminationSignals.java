package io.helmwright.verify;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps Ctrl-C and SIGTERM working. The engine's first call takes the handlers over and then
 * ignores the signals; putting the JVM's handlers back ends that for good. Reflection, because the
 * compiler warns about {@code sun.misc.Signal} and can't be told not to.
 */
final class TerminationSignals {

  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  private final Map<Object, Object> handlers;

  private TerminationSignals(Map<Object, Object> handlers) {
    this.handlers = handlers;
  }

  /** Remembers the handlers that are installed now; to be called before the engine is. */
  static TerminationSignals remember() {
    var handlers = new LinkedHashMap<Object, Object>();
    for (String name : NAMES) {
      try {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        Object byDefault = handlerType().getField("SIG_DFL").get(null);
        Object handler = handle(signal, byDefault);
        handle(signal, handler);
        handlers.put(signal, handler);
      } catch (InvocationTargetException unknownHereOrReservedByTheJvm) {
        // Then the JVM doesn't handle it either, and there is nothing to put back.
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("this JVM has no sun.misc.Signal", e);
      }
    }
    return new TerminationSignals(handlers);
  }

  /** Puts the handlers back. */
  void restore() {
    handlers.forEach(
        (signal, handler) -> {
          try {
            handle(signal, handler);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't restore the handler of " + signal, e);
          }
        });
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    Method handle = signal.getClass().getMethod("handle", signal.getClass(), handlerType());
    return handle.invoke(null, signal, handler);
  }

  private static Class<?> handlerType() throws ClassNotFoundException {
    return Class.forName("sun.misc.SignalHandler");
  }
}
