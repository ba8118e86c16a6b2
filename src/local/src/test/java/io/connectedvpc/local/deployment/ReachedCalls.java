package io.connectedvpc.local.deployment;

import io.connectedvpc.local.deployment.Bytecode.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The calls of the AWS SDK that can be reached from a function: its call graph, in which a call through an interface goes to the types that are
 * made on the way (rapid type analysis), and a lambda is called where it is made. What it can't tell apart it takes for reachable.
 */
final class ReachedCalls {

    private static final String SDK = "software/amazon/awssdk/services/";
    private static final String PRODUCTION = "io/connectedvpc/lambda/Production";
    private static final String WIRING = "io/connectedvpc/lambda/Wiring";

    private final Bytecode bytecode = new Bytecode();
    private final Set<String> made = new HashSet<>();
    private final Set<String> scopes = new HashSet<>();
    private final Set<String> calls = new TreeSet<>();
    private final Set<Object> reached = new HashSet<>();
    private final Deque<Method> next = new ArrayDeque<>();

    private ReachedCalls() {}

    /**
     * What a function can call.
     *
     * @param function its class
     * @return as {@code software/amazon/awssdk/services/ec2/Ec2Client.createRoute}
     */
    static Set<String> of(Class<?> function) {
        var analysis = new ReachedCalls();
        int before;
        do {
            before = analysis.knowledge();
            analysis.reached.clear();
            analysis.walk(function.getName().replace('.', '/'));
        } while (analysis.knowledge() > before);
        return analysis.calls;
    }

    private int knowledge() {
        return made.size() + scopes.size() + calls.size();
    }

    /** As Lambda's container makes it; with everything that a function could be handed. */
    private void walk(String function) {
        make(WIRING);
        make(function);
        bytecode.type(PRODUCTION).methods.stream()
                .filter(method -> method.name.equals("wiring"))
                .forEach(method -> reach(new Method(PRODUCTION, method)));
        for (String type : Set.of(WIRING, function)) {
            bytecode.type(type).methods.stream()
                    .filter(method -> method.name.equals("<init>") || method.name.equals("handleRequest"))
                    .forEach(method -> reach(new Method(type, method)));
        }
        made.stream().filter(bytecode::isKnownElsewhere).toList().forEach(this::reachAll);
        while (!next.isEmpty()) {
            read(next.pop());
        }
    }

    private void reach(Method method) {
        if (reached.add(method.code())) {
            next.push(method);
        }
    }

    private void reachAll(String type) {
        bytecode.type(type).methods.forEach(method -> reach(new Method(type, method)));
    }

    private void read(Method method) {
        for (AbstractInsnNode instruction : new FeasibleCode(this::isMade, scopes).of(method.code())) {
            switch (instruction) {
                case MethodInsnNode call -> call(call.getOpcode(), call.owner, call.name, call.desc);
                case InvokeDynamicInsnNode lambda -> {
                    for (Object argument : lambda.bsmArgs) {
                        if (argument instanceof Handle handle) {
                            call(handle);
                        }
                    }
                }
                case TypeInsnNode type when type.getOpcode() == Opcodes.NEW -> make(type.desc);
                case FieldInsnNode field -> use(field);
                default -> {}
            }
        }
    }

    private boolean isMade(String type) {
        return !Bytecode.isOfProject(type)
                || made.stream().anyMatch(one -> bytecode.withSupertypes(one).contains(type));
    }

    private void make(String type) {
        if (Bytecode.isOfProject(type)) {
            made.add(type);
            initialize(type);
        }
    }

    private void initialize(String type) {
        if (Bytecode.isOfProject(type)) {
            bytecode.method(type, "<clinit>", "()V").ifPresent(this::reach);
        }
    }

    private void use(FieldInsnNode field) {
        if (FeasibleCode.isScope(field)) {
            if (!FeasibleCode.isCompared(field)) {
                scopes.add(field.name);
            }
        } else if (field.getOpcode() == Opcodes.GETSTATIC) {
            initialize(field.owner);
        }
    }

    private void call(Handle handle) {
        switch (handle.getTag()) {
            case Opcodes.H_NEWINVOKESPECIAL -> {
                make(handle.getOwner());
                call(Opcodes.INVOKESPECIAL, handle.getOwner(), handle.getName(), handle.getDesc());
            }
            case Opcodes.H_INVOKESTATIC ->
                call(Opcodes.INVOKESTATIC, handle.getOwner(), handle.getName(), handle.getDesc());
            case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE, Opcodes.H_INVOKESPECIAL ->
                call(Opcodes.INVOKEVIRTUAL, handle.getOwner(), handle.getName(), handle.getDesc());
            default -> {}
        }
    }

    private void call(int opcode, String owner, String name, String descriptor) {
        if (owner.startsWith(SDK)) {
            calls.add(owner + "." + name);
        }
        if (!Bytecode.isOfProject(owner)) {
            return;
        }
        bytecode.method(owner, name, descriptor).ifPresent(this::reach);
        if (opcode == Opcodes.INVOKESTATIC) {
            initialize(owner);
        } else if (opcode != Opcodes.INVOKESPECIAL) {
            made.stream()
                    .filter(type -> bytecode.withSupertypes(type).contains(owner))
                    .toList()
                    .forEach(type -> bytecode.method(type, name, descriptor).ifPresent(this::reach));
        }
    }
}
