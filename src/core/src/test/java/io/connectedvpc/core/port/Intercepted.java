package io.connectedvpc.core.port;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A port with something between it and its caller: it sees each call before and after its effect, may throw instead of either, or do
 * something of its own, as another writer would.
 */
public final class Intercepted {

    private Intercepted() {}

    /**
     * One call of a port.
     *
     * @param port the simple name of the port's interface
     * @param method the method's name
     */
    public record Call(String port, String method, List<Object> arguments) {

        public Call {
            arguments = List.copyOf(arguments);
        }

        /** Whether it is a call of that method. */
        public boolean is(String name) {
            return method.equals(name);
        }
    }

    /**
     * @param before sees each call before it has its effect
     * @param after sees each call after its effect, before the caller gets the answer
     */
    public static <P> P port(Class<P> port, P target, Consumer<Call> before, Consumer<Call> after) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    var call = new Call(port.getSimpleName(), method.getName(), present(arguments));
                    before.accept(call);
                    try {
                        Object answer = method.invoke(target, arguments);
                        after.accept(call);
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return port.cast(proxy);
    }

    private static List<Object> present(Object[] arguments) {
        return arguments == null
                ? List.of()
                : Arrays.stream(arguments).filter(Objects::nonNull).toList();
    }
}
