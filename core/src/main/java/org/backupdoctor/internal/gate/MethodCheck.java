package org.backupdoctor.internal.gate;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Checks what a method does: whom it calls, and that it comes to an end. */
final class MethodCheck extends MethodVisitor {

    private static final String CONCAT = "java/lang/invoke/StringConcatFactory.makeConcatWithConstants";
    private static final String LAMBDA = "java/lang/invoke/LambdaMetafactory.metafactory";

    private final CompiledRules rules;
    private final String owner;
    private final String method;
    private final String itself;
    private final Set<Label> passed = new HashSet<>();

    MethodCheck(CompiledRules rules, String owner, String method, String descriptor) {
        super(Opcodes.ASM9);
        this.rules = rules;
        this.owner = owner;
        this.method = method;
        this.itself = owner + "." + method + descriptor;
    }

    @Override
    public void visitMethodInsn(int opcode, String target, String name, String descriptor, boolean isInterface) {
        rules.needsMember(target, name);
        if (rules.isOwn(target)) {
            rules.calls(itself, target + "." + name + descriptor);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String target, String name, String descriptor) {
        rules.needsMember(target, name);
        boolean writes = opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD;
        if (writes && !(target.equals(owner) && method.startsWith("<"))) {
            rules.fault("changes the field " + name + " of " + target.replace('/', '.'));
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        rules.needsType(Type.getObjectType(type));
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        rules.fault("makes an array of arrays");
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof Type type && type.getSort() != Type.METHOD) {
            rules.needsType(type);
        } else if (!(value instanceof Number || value instanceof String)) {
            rules.fault("has a constant of the kind " + value.getClass().getSimpleName());
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        String factory = bootstrap.getOwner() + "." + bootstrap.getName();
        if (factory.equals(LAMBDA) && arguments.length == 3 && arguments[1] instanceof Handle made) {
            rules.needsMember(made.getOwner(), made.getName());
            if (rules.isOwn(made.getOwner())) {
                rules.calls(itself, made.getOwner() + "." + made.getName() + made.getDesc());
            }
        } else if (!factory.equals(CONCAT)) {
            rules.fault("calls by way of " + factory.replace('/', '.'));
        }
        for (Object argument : arguments) {
            if (factory.equals(CONCAT) && !(argument instanceof String)) {
                rules.fault("joins texts with something that is no text");
            }
        }
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        jumps(target);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... targets) {
        jumps(other);
        jumps(targets);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] targets) {
        jumps(other);
        jumps(targets);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        rules.fault("catches what is thrown");
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
            rules.fault("takes a lock");
        }
    }

    private void jumps(Label... targets) {
        for (Label target : targets) {
            if (passed.contains(target)) {
                rules.fault("has a loop");
            }
        }
    }
}
