package org.backupdoctor.internal.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import org.drools.model.Rule;

/**
 * The methods that a file is compiled to, one for each rule: so that the classes of one rule can be loaded without those of the others.
 */
final class RuleMethods {

    private static final String CLASS = "RuleMethods";

    private final ClassLoader loader;
    private final String model;
    private final Map<String, String> methods;

    /**
     * Of a file.
     *
     * @param model the class of its model
     * @param methods by the name of a rule, the class and the method that make it, as {@link #of} found them
     */
    RuleMethods(ClassLoader loader, String model, Map<String, String> methods) {
        this.loader = loader;
        this.model = model;
        this.methods = methods;
    }

    /** Makes a rule; the classes of its conditions are loaded with it. */
    Rule rule(String name) {
        String[] place = String.valueOf(methods.get(name)).split(" ", 2);
        try {
            return (Rule) loader.loadClass(model + CLASS + place[0])
                    .getMethod(place[place.length - 1])
                    .invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("The compiled rule " + name + " can't be loaded.", e);
        }
    }

    /** Finds the methods of a compiled file by calling them. */
    static Map<String, String> of(ClassLoader loader, String model, Iterable<String> classes)
            throws ReflectiveOperationException {
        Map<String, String> methods = new TreeMap<>();
        for (String type : classes) {
            if (type.startsWith(model + CLASS)) {
                for (Method method : loader.loadClass(type).getMethods()) {
                    if (method.getReturnType() == Rule.class && Modifier.isStatic(method.getModifiers())) {
                        Rule rule = (Rule) method.invoke(null);
                        methods.put(
                                rule.getName(),
                                type.substring(model.length() + CLASS.length()) + " " + method.getName());
                    }
                }
            }
        }
        return methods;
    }
}
