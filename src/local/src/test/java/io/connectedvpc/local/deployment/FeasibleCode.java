package io.connectedvpc.local.deployment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The instructions of a method that can be run when objects of some types are never made and some constants never used. Branches that it doesn't
 * understand are taken both ways.
 */
final class FeasibleCode {

    private final Predicate<String> isMade;
    private final Set<String> scopes;
    private final Set<AbstractInsnNode> seen = new LinkedHashSet<>();
    private final Deque<AbstractInsnNode> next = new ArrayDeque<>();

    /**
     * @param isMade whether there may be an object of a type
     * @param scopes the constants of {@code Reconciler.Scope} that may be handed around
     */
    FeasibleCode(Predicate<String> isMade, Set<String> scopes) {
        this.isMade = isMade;
        this.scopes = scopes;
    }

    Set<AbstractInsnNode> of(MethodNode method) {
        go(method.instructions.getFirst());
        for (TryCatchBlockNode handler : method.tryCatchBlocks) {
            go(handler.handler);
        }
        while (!next.isEmpty()) {
            follow(next.pop());
        }
        return seen;
    }

    private void go(@Nullable AbstractInsnNode instruction) {
        if (instruction != null && seen.add(instruction)) {
            next.push(instruction);
        }
    }

    private void follow(AbstractInsnNode instruction) {
        switch (instruction) {
            case JumpInsnNode jump -> followJump(jump);
            case TableSwitchInsnNode table -> followSwitch(table, table.min, table.labels, table.dflt);
            case LookupSwitchInsnNode lookup -> {
                go(lookup.dflt);
                lookup.labels.forEach(this::go);
            }
            default -> {
                int opcode = instruction.getOpcode();
                boolean ends = opcode == Opcodes.ATHROW || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
                if (!ends) {
                    go(instruction.getNext());
                }
            }
        }
    }

    private void followJump(JumpInsnNode jump) {
        if (jump.getOpcode() == Opcodes.GOTO) {
            go(jump.label);
            return;
        }
        boolean[] equalAndOther = outcomes(jump);
        boolean jumpsWhenEqual = jump.getOpcode() == Opcodes.IF_ACMPEQ || jump.getOpcode() == Opcodes.IFNE;
        if (equalAndOther[0]) {
            go(jumpsWhenEqual ? jump.label : jump.getNext());
        }
        if (equalAndOther[1]) {
            go(jumpsWhenEqual ? jump.getNext() : jump.label);
        }
    }

    /** Whether a comparison can come out as equal (an {@code instanceof} as true), and whether otherwise. */
    private boolean[] outcomes(JumpInsnNode jump) {
        AbstractInsnNode before = previous(jump);
        boolean compares = jump.getOpcode() == Opcodes.IF_ACMPEQ || jump.getOpcode() == Opcodes.IF_ACMPNE;
        if (compares && before instanceof FieldInsnNode constant && isScope(constant)) {
            return new boolean[] {
                scopes.contains(constant.name), scopes.stream().anyMatch(scope -> !scope.equals(constant.name))
            };
        }
        boolean tests = jump.getOpcode() == Opcodes.IFEQ || jump.getOpcode() == Opcodes.IFNE;
        if (tests && before instanceof TypeInsnNode type && type.getOpcode() == Opcodes.INSTANCEOF) {
            return new boolean[] {isMade.test(type.desc), true};
        }
        return new boolean[] {true, true};
    }

    static boolean isScope(FieldInsnNode field) {
        return field.getOpcode() == Opcodes.GETSTATIC
                && field.owner.equals("io/connectedvpc/core/apply/Reconciler$Scope")
                && field.desc.equals("L" + field.owner + ";");
    }

    static boolean isCompared(AbstractInsnNode constant) {
        AbstractInsnNode after = constant.getNext();
        while (after != null && after.getOpcode() < 0) {
            after = after.getNext();
        }
        return after != null && (after.getOpcode() == Opcodes.IF_ACMPEQ || after.getOpcode() == Opcodes.IF_ACMPNE);
    }

    /** A switch over patterns asks first which type it is. */
    private void followSwitch(TableSwitchInsnNode table, int least, List<LabelNode> labels, LabelNode otherwise) {
        go(otherwise);
        List<Object> types = previous(table) instanceof InvokeDynamicInsnNode asked && asked.name.equals("typeSwitch")
                ? List.of(asked.bsmArgs)
                : new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            int index = least + i;
            boolean never = index >= 0
                    && index < types.size()
                    && types.get(index) instanceof Type type
                    && !isMade.test(type.getInternalName());
            if (!never) {
                go(labels.get(i));
            }
        }
    }

    private static @Nullable AbstractInsnNode previous(AbstractInsnNode instruction) {
        AbstractInsnNode before = instruction.getPrevious();
        while (before != null && before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        return before;
    }
}
