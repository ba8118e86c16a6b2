package io.connectedvpc.bench.stage;

import io.connectedvpc.bench.stage.CallLog.Call;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** A client whose calls are noted and go a way. Variants and paginators of its interface end in those calls, too. */
final class Remote implements InvocationHandler {

    private static final String CLIENT = "Client";
    private static final String REQUEST = "Request";

    private final Object target;
    private final String service;
    private final Way way;
    private final CallLog calls;

    private Remote(Object target, String service, Way way, CallLog calls) {
        this.target = target;
        this.service = service;
        this.way = way;
        this.calls = calls;
    }

    /** What lies between caller and service. */
    interface Way {

        /** Has the call made, once or more often. */
        Object go(Attempt attempt);
    }

    /** One try to make a call. */
    interface Attempt {

        /** What is asked. */
        AwsRequest request();

        /** Notes it, as it leaves the caller. */
        void send();

        /** Notes that it was refused for the rate of calls. */
        void refused();

        /** Has it take effect, and throws what the service answers in the bad case. */
        Object arrive();
    }

    /** @param type the client's interface */
    static <C extends AwsClient> C client(Class<C> type, C target, Way way, CallLog calls) {
        var remote = new Remote(target, without(type, CLIENT), way, calls);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, remote));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null
                && arguments.length == 1
                && arguments[0] instanceof AwsRequest request
                && answers(method)) {
            var call = new Call(service, without(method.getParameterTypes()[0], REQUEST));
            return way.go(new Attempt() {
                @Override
                public AwsRequest request() {
                    return request;
                }

                @Override
                public void send() {
                    calls.add(call);
                }

                @Override
                public void refused() {
                    calls.addRefused(call);
                }

                @Override
                public Object arrive() {
                    return answer(method, arguments);
                }
            });
        }
        return method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : method.invoke(target, arguments);
    }

    private static boolean answers(Method method) {
        return AwsResponse.class.isAssignableFrom(method.getReturnType());
    }

    private static String without(Class<?> type, String end) {
        String name = type.getSimpleName();
        return name.substring(0, name.length() - end.length());
    }

    private Object answer(Method method, @Nullable Object @Nullable [] arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(thrown);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the methods of an interface are public", e);
        }
    }
}
