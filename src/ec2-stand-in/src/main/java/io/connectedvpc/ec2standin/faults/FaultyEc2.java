package io.connectedvpc.ec2standin.faults;

import io.connectedvpc.ec2standin.Call;
import io.connectedvpc.ec2standin.CallJournal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Ec2Response;

/**
 * An EC2 client with faults on order: those scripted for an operation come first, one a call; then a function of the
 * request decides. The faults are set here, and {@link #client()} is what has them. Thread-safe.
 */
public final class FaultyEc2 {

    private final Ec2Client target;
    private final InstantSource clock;
    private final Ec2Client client;
    private final CallJournal journal = new CallJournal();
    private final Map<String, Queue<Fault>> scripts = new ConcurrentHashMap<>();
    private final Map<Ec2Request, Ec2Response> answers = new ConcurrentHashMap<>();
    private volatile Function<Ec2Request, Fault> rule = request -> Fault.none();
    private volatile Consumer<Ec2Request> pause = request -> {};

    private FaultyEc2(Ec2Client target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
        this.client = (Ec2Client) Proxy.newProxyInstance(
                Ec2Client.class.getClassLoader(), new Class<?>[] {Ec2Client.class}, this::invoke);
    }

    /** Faultless at first. The clock dates the calls in the journal. */
    public static FaultyEc2 around(Ec2Client target, InstantSource clock) {
        return new FaultyEc2(target, clock);
    }

    public static FaultyEc2 around(Ec2Client target) {
        return around(target, InstantSource.system());
    }

    public Ec2Client client() {
        return client;
    }

    /** Every attempt of the client, also those that never reached EC2, with what the client got to see. */
    public CallJournal journal() {
        return journal;
    }

    /** The next calls of an operation, such as {@code ReplaceRoute}, meet these faults, one after the other. */
    public void next(String operation, Fault... faults) {
        scripts.computeIfAbsent(operation, name -> new ConcurrentLinkedQueue<>())
                .addAll(List.of(faults));
    }

    /** From now on this says what befalls a call that no script is left for; it replaces the function before. */
    public void decide(Function<Ec2Request, Fault> function) {
        rule = function;
    }

    /** Each call waits first. The wait is the test's own, so that none has to take real time. */
    public void delay(Function<Ec2Request, Duration> latency, Consumer<Duration> waiting) {
        pause = request -> waiting.accept(latency.apply(request));
    }

    private @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null
                && arguments.length == 1
                && arguments[0] instanceof Ec2Request request
                && Ec2Response.class.isAssignableFrom(method.getReturnType())) {
            return attempt(request, method);
        }
        if (method.isDefault() && !method.getName().equals("waiter")) {
            // Variants and paginators of the interface end in the calls above, and so meet their faults too.
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return reflectively(method, arguments);
    }

    private Ec2Response attempt(Ec2Request request, Method method) {
        pause.accept(request);
        Attempt attempt =
                new Attempt(request, () -> effect(request, method), Optional.ofNullable(answers.get(request)));
        try {
            Ec2Response answer = faultOf(request).befall(attempt);
            journal.add(Call.of(request, clock.instant(), null));
            return answer;
        } catch (RuntimeException e) {
            journal.add(Call.of(request, clock.instant(), codeOf(e)));
            throw e;
        }
    }

    private Ec2Response effect(Ec2Request request, Method method) {
        Ec2Response answer = (Ec2Response) reflectively(method, new Object[] {request});
        answers.put(request, answer);
        return answer;
    }

    private Fault faultOf(Ec2Request request) {
        Queue<Fault> script = scripts.get(Call.operationOf(request));
        Fault scripted = script == null ? null : script.poll();
        return scripted != null ? scripted : rule.apply(request);
    }

    private Object reflectively(Method method, @Nullable Object @Nullable [] arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new UndeclaredThrowableException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the methods of an interface are public", e);
        }
    }

    private static String codeOf(RuntimeException error) {
        return error instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode()
                : error.getClass().getSimpleName();
    }
}
