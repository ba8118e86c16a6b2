package io.connectedvpc.local.template;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The code that can run, seen from where it begins. Every call is followed; a call of an interface to those of its classes that are
 * made anywhere in the code that can run (rapid type analysis). It errs on the side of more: arguments and conditions aren't looked
 * at, and methods of a class are told apart by name and number of parameters alone.
 */
final class ReachableCode {

    private final Predicate<JavaCodeUnitAccess<?>> happens;
    private final Set<JavaCodeUnit> reached = new LinkedHashSet<>();
    private final Set<JavaClass> made = new HashSet<>();
    private final Set<CodeUnitAccessTarget> called = new HashSet<>();
    private final Set<String> callsOutside = new TreeSet<>();
    private final Set<JavaFieldAccess> fieldAccesses = new HashSet<>();
    private final Deque<JavaCodeUnit> open = new ArrayDeque<>();

    /** @param happens false for a call that is known not to be made */
    ReachableCode(Predicate<JavaCodeUnitAccess<?>> happens) {
        this.happens = happens;
    }

    /** Adds what can run when an instance of the class is made. */
    ReachableCode fromMaking(JavaClass beginning) {
        make(beginning);
        beginning.getConstructors().forEach(this::reach);
        return toTheEnd();
    }

    /** Adds what can run once an instance of the class is made and called. */
    ReachableCode from(JavaClass beginning) {
        make(beginning);
        beginning.getCodeUnits().forEach(this::reach);
        return toTheEnd();
    }

    private ReachableCode toTheEnd() {
        while (!open.isEmpty()) {
            follow(open.pop());
        }
        return this;
    }

    /** The calls of other people's classes, such as {@code software.amazon.awssdk.services.ec2.Ec2Client.createRoute}. */
    Set<String> callsOutside() {
        return callsOutside;
    }

    /** Where fields are read or written. */
    Set<JavaFieldAccess> fieldAccesses() {
        return fieldAccesses;
    }

    private void reach(JavaCodeUnit unit) {
        if (reached.add(unit)) {
            open.push(unit);
            unit.getOwner().getStaticInitializer().ifPresent(this::reach);
        }
    }

    private void follow(JavaCodeUnit unit) {
        for (JavaFieldAccess access : unit.getFieldAccesses()) {
            fieldAccesses.add(access);
            access.getTargetOwner()
                    .getStaticInitializer()
                    .filter(x -> isOwn(access.getTargetOwner()))
                    .ifPresent(this::reach);
        }
        Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                .map(access -> (JavaCodeUnitAccess<?>) access)
                .filter(happens)
                .forEach(access -> call(access.getTarget()));
    }

    private void call(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        if (!isOwn(owner)) {
            callsOutside.add(owner.getName() + "." + target.getName());
        } else if (called.add(target)) {
            reachIn(owner, target);
            if (target.getName().equals("<init>")) {
                make(owner);
            } else {
                made.stream().toList().forEach(type -> dispatch(target, type));
            }
        }
    }

    private void make(JavaClass type) {
        if (made.add(type)) {
            called.stream().toList().forEach(target -> dispatch(target, type));
            // A thread, a collection or Lambda's runtime may call it.
            if (type.getAllRawInterfaces().stream().anyMatch(ancestor -> !isOwn(ancestor))) {
                type.getMethods().forEach(this::reach);
            }
        }
    }

    private void dispatch(CodeUnitAccessTarget target, JavaClass type) {
        if (type.getAllClassesSelfIsAssignableTo().contains(target.getOwner())) {
            reachIn(type, target);
        }
    }

    /** The class's own method, or else the one that it inherits. */
    private void reachIn(JavaClass type, CodeUnitAccessTarget target) {
        int parameters = target.getRawParameterTypes().size();
        boolean found = false;
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (unit.getName().equals(target.getName())
                    && unit.getRawParameterTypes().size() == parameters) {
                reach(unit);
                found = true;
            }
        }
        if (!found && !target.getName().equals("<init>")) {
            Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                    .filter(ReachableCode::isOwn)
                    .forEach(ancestor -> reachIn(ancestor, target));
        }
    }

    private static boolean isOwn(JavaClass type) {
        return type.getPackageName().startsWith("io.connectedvpc");
    }
}
