package org.backupdoctor.internal.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * Reads the bytes of compiled rules before any of their classes is defined, and says what in them no rule can need. Nothing should ever
 * be found, as grammar and class loader come first: this is what holds should one of these be wrong.
 */
public final class CompiledRules {

    private final Permitted permitted;
    private final String folder;
    private final Set<String> faults = new TreeSet<>();
    private final Map<String, Set<String>> calls = new HashMap<>();

    private CompiledRules(Permitted permitted, String folder) {
        this.permitted = permitted;
        this.folder = folder;
    }

    /**
     * What isn't permitted in these classes, each a sentence without its end, such as "calls java.lang.System.exit".
     *
     * @param packageName the package that all of them have to be in
     * @param classes their bytes by name
     */
    public static List<String> faults(Permitted permitted, String packageName, Map<String, byte[]> classes) {
        CompiledRules rules = new CompiledRules(permitted, packageName.replace('.', '/') + "/");
        classes.forEach((name, bytes) -> rules.read(name.replace('.', '/'), bytes));
        rules.findRecursion();
        return List.copyOf(rules.faults);
    }

    private void read(String name, byte[] bytes) {
        try {
            ClassReader reader = new ClassReader(bytes);
            if (!reader.getClassName().equals(name) || !isOwn(name)) {
                fault("is a class of another name, " + reader.getClassName().replace('/', '.'));
            }
            reader.accept(new ClassCheck(this, name), ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            fault("is no class that can be read");
        }
    }

    void fault(String what) {
        faults.add(what);
    }

    /** Whether a class is one of those that were compiled together. */
    boolean isOwn(String internalName) {
        return internalName.startsWith(folder);
    }

    void needsClass(String internalName) {
        if (!isOwn(internalName) && !permitted.knows(internalName.replace('/', '.'))) {
            fault("knows the class " + internalName.replace('/', '.'));
        }
    }

    void needsType(Type type) {
        Type plain = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (plain.getSort() == Type.OBJECT) {
            needsClass(plain.getInternalName());
        }
    }

    void needsMember(String owner, String member) {
        if (!isOwn(owner) && !permitted.allows(owner.replace('/', '.'), member)) {
            fault("uses " + owner.replace('/', '.') + "." + member);
        }
    }

    void calls(String from, String to) {
        calls.computeIfAbsent(from, method -> new HashSet<>()).add(to);
    }

    /** Takes away the methods that call nothing that is left, again and again: what stays calls itself in the end. */
    private void findRecursion() {
        Deque<String> done = new ArrayDeque<>();
        Map<String, List<String>> callers = new HashMap<>();
        calls.forEach((from, targets) -> {
            targets.forEach(to ->
                    callers.computeIfAbsent(to, method -> new ArrayList<>()).add(from));
            targets.stream().filter(to -> !calls.containsKey(to)).forEach(done::add);
        });
        while (!done.isEmpty()) {
            String finished = done.pop();
            for (String caller : callers.getOrDefault(finished, List.of())) {
                Set<String> left = calls.get(caller);
                if (left != null && left.remove(finished) && left.isEmpty()) {
                    calls.remove(caller);
                    done.add(caller);
                }
            }
        }
        if (!calls.isEmpty()) {
            fault("calls itself");
        }
    }
}
