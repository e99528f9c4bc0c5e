package org.backupdoctor.internal.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The classes that rules may know, by name, and what of these they may use: a list that is kept by hand, and the facts. */
public final class Permitted {

    private static final Map<String, Set<String>> LISTED = listed();

    private final Map<String, Set<String>> members = new HashMap<>(LISTED);

    /** The listed classes beside these facts and the words of their values. */
    public Permitted(Collection<Class<?>> facts) {
        for (Class<?> fact : facts) {
            addMembers(fact);
            addNames(fact);
        }
    }

    /** Whether a class may be known. */
    public boolean knows(String name) {
        return members.containsKey(name);
    }

    /** Whether a method or a static value of a class may be used. */
    public boolean allows(String owner, String member) {
        return members.getOrDefault(owner, Set.of()).contains(member);
    }

    private void addMembers(Class<?> fact) {
        Set<String> own = new HashSet<>();
        for (Method method : fact.getMethods()) {
            if (method.getDeclaringClass() != Object.class
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())) {
                own.add(method.getName());
            }
        }
        own.removeAll(Set.of("hashCode", "toString", "getDeclaringClass", "describeConstable"));
        if (fact.isEnum()) {
            Arrays.stream(fact.getFields())
                    .filter(field -> field.isEnumConstant())
                    .forEach(field -> own.add(field.getName()));
        }
        members.put(fact.getName(), own);
    }

    /** What a compiler asks for when it reads the class of a fact. */
    private void addNames(Class<?> type) {
        for (Class<?> outer = type.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            addName(outer);
        }
        for (Class<?> parent = type; parent != null; parent = parent.getSuperclass()) {
            addName(parent);
            Arrays.stream(parent.getInterfaces()).forEach(this::addInterface);
        }
        addAnnotations(type);
        for (Method method : type.getMethods()) {
            addName(method.getReturnType());
            Arrays.stream(method.getParameterTypes()).forEach(this::addName);
            addAnnotations(method);
        }
    }

    private void addInterface(Class<?> type) {
        addName(type);
        Arrays.stream(type.getInterfaces()).forEach(this::addInterface);
    }

    private void addAnnotations(AnnotatedElement element) {
        Arrays.stream(element.getAnnotations()).map(Annotation::annotationType).forEach(this::addName);
    }

    private void addName(Class<?> type) {
        Class<?> plain = type;
        while (plain.isArray()) {
            plain = plain.getComponentType();
        }
        if (!plain.isPrimitive()) {
            members.putIfAbsent(plain.getName(), Set.of());
        }
    }

    private static Map<String, Set<String>> listed() {
        Map<String, Set<String>> listed = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Permitted.class.getResourceAsStream("permitted.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .forEach(words -> listed.put(words[0], Set.of(Arrays.copyOfRange(words, 1, words.length))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listed;
    }
}
