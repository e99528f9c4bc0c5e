package org.backupdoctor.internal.gate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Checks what a class is: its parents, its fields, and what its methods are called. */
final class ClassCheck extends ClassVisitor {

    private static final int NEVER = Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED;
    private static final Set<String> PARENTS = Set.of("java/lang/Object", "java/lang/Enum");

    /** What a class has of its parents and may not have in another way. */
    private static final Set<String> NO_METHODS = Set.of("finalize", "readObject", "readResolve", "writeReplace");

    private final CompiledRules rules;
    private final String name;

    ClassCheck(CompiledRules rules, String name) {
        super(Opcodes.ASM9);
        this.rules = rules;
        this.name = name;
    }

    @Override
    public void visit(
            int version,
            int access,
            String ownName,
            @Nullable String signature,
            @Nullable String parent,
            String @Nullable [] interfaces) {
        if (parent == null || !PARENTS.contains(parent)) {
            rules.fault("extends " + String.valueOf(parent).replace('/', '.'));
        }
        if (interfaces != null) {
            for (String each : interfaces) {
                rules.needsClass(each);
                if (!each.startsWith("org/drools/model/")) {
                    rules.fault("implements " + each.replace('/', '.'));
                }
            }
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        rules.needsType(Type.getType(descriptor));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if ((access & NEVER) != 0 || NO_METHODS.contains(method)) {
            rules.fault("has a method \"" + method + "\" of a kind that rules don't have");
        }
        for (Type type : Type.getArgumentTypes(descriptor)) {
            rules.needsType(type);
        }
        rules.needsType(Type.getReturnType(descriptor));
        return new MethodCheck(rules, name, method, descriptor);
    }
}
