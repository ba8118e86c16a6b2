package io.connectedvpc.local.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The project's classes as they were compiled. Names are internal ones: {@code io/connectedvpc/aws/AwsErrors}. */
final class Bytecode {

    private static final String PROJECT = "io/connectedvpc/";

    private final Map<String, ClassNode> classes = new HashMap<>();

    static boolean isOfProject(String type) {
        return type.startsWith(PROJECT);
    }

    ClassNode type(String name) {
        return classes.computeIfAbsent(name, Bytecode::read);
    }

    /** The method as the type has it, its own or an inherited one; empty when it is another library's. */
    Optional<Method> method(String type, String name, String descriptor) {
        for (String owner : withSupertypes(type)) {
            for (MethodNode method : type(owner).methods) {
                if (method.name.equals(name) && method.desc.equals(descriptor)) {
                    return Optional.of(new Method(owner, method));
                }
            }
        }
        return Optional.empty();
    }

    /** The type and its supertypes, those of other libraries left out. */
    Set<String> withSupertypes(String type) {
        var types = new LinkedHashSet<String>();
        collect(type, types);
        return types;
    }

    /** Whether somebody else may call its methods, since it is also one of another library's types. */
    boolean isKnownElsewhere(String type) {
        ClassNode node = type(type);
        return node.interfaces.stream().anyMatch(name -> !isOfProject(name))
                || !(isOfProject(node.superName) || node.superName.startsWith("java/lang/"));
    }

    private void collect(String type, Set<String> types) {
        if (isOfProject(type) && types.add(type)) {
            ClassNode node = type(type);
            collect(node.superName, types);
            node.interfaces.forEach(name -> collect(name, types));
        }
    }

    private static ClassNode read(String name) {
        try (InputStream file = Bytecode.class.getResourceAsStream("/" + name + ".class")) {
            if (file == null) {
                throw new IllegalArgumentException(name + " isn't on the classpath");
            }
            var node = new ClassNode();
            new ClassReader(file).accept(node, ClassReader.SKIP_DEBUG);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param owner the type that has it */
    record Method(String owner, MethodNode code) {}
}
