package org.backupdoctor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lists of what is inside: whoever looks for known holes sees all that there is, and no licence is a surprise. */
@DisabledIfSystemProperty(
        named = "maven",
        matches = "offline: true",
        disabledReason = "Offline, Maven makes no such lists.")
class WhatIsInsideIT {

    private static final Path PROGRAM = Path.of("target/backup-doctor.jar");
    private static final Path LIST = Path.of("target/backup-doctor.cdx.json");

    /** ANTLR 3 and RE2/J give their licences, both BSD with three clauses, no other names than "BSD licence" and "Go License". */
    private static final Set<String> LICENCES =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "BSD licence", "Go License", "EPL-2.0");

    @Test
    void everyClassOfTheProgramIsFromSomethingListed() throws Exception {
        Set<String> known = new HashSet<>(ownClasses());
        for (Path jar : listedJars().values()) {
            known.addAll(classes(jar));
        }
        Set<String> strange = new TreeSet<>();
        for (String name : classes(PROGRAM)) {
            if (!known.contains(name)) {
                strange.add(name.substring(0, name.lastIndexOf('/') + 1));
            }
        }
        assertEquals(Set.of(), strange, "These are in the program, and from nothing that " + LIST + " lists.");
    }

    @Test
    void everythingListedIsInTheProgram() throws Exception {
        Set<String> inside = classes(PROGRAM);
        for (Map.Entry<String, Path> listed : listedJars().entrySet()) {
            assertTrue(
                    inside.containsAll(classes(listed.getValue())),
                    listed.getKey() + " is listed, but not all of it is in the program.");
        }
    }

    @Test
    void everyLicenceIsOneWeWant() throws IOException {
        List<String> others = new ArrayList<>();
        List<Path> lists = List.of(LIST, list("../../core/target"), list("../../rules-drl/target"));
        for (Path list : lists) {
            for (JsonNode component : components(list)) {
                Set<String> licences = licences(component);
                // Of several licences we may choose.
                if (licences.stream().noneMatch(LICENCES::contains)) {
                    others.add(list.getFileName() + ": " + name(component) + " " + licences);
                }
            }
        }
        assertEquals(List.of(), others, "Wanted is one of " + new TreeSet<>(LICENCES) + ".");
    }

    /** By their names, the very jars that are listed: those of the class path with the same digest. */
    private static Map<String, Path> listedJars() throws Exception {
        Map<String, Path> byDigest = new HashMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                byDigest.put(digest(Path.of(entry)), Path.of(entry));
            }
        }
        Map<String, Path> jars = new HashMap<>();
        for (JsonNode component : components(LIST)) {
            Path jar = component
                    .get("hashes")
                    .valueStream()
                    .filter(hash -> hash.get("alg").asString().equals("SHA-256"))
                    .map(hash -> byDigest.get(hash.get("content").asString()))
                    .findFirst()
                    .orElseThrow();
            assertTrue(jar != null, name(component) + " is listed, but another jar of it is used.");
            jars.put(name(component), jar);
        }
        return jars;
    }

    private static List<JsonNode> components(Path list) {
        List<JsonNode> components = JsonMapper.shared()
                .readTree(list)
                .get("components")
                .valueStream()
                .toList();
        assertTrue(!components.isEmpty(), list + " lists nothing.");
        return components;
    }

    private static String name(JsonNode component) {
        return component.get("name").asString() + " " + component.get("version").asString();
    }

    private static Set<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .map(each -> each.path("license"))
                .map(licence -> licence.path("id").asString(licence.path("name").asString("none")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path list(String directory) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files.filter(file -> file.toString().endsWith(".cdx.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Set<String> ownClasses() throws IOException {
        Path root = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .collect(Collectors.toSet());
        }
    }

    private static String digest(Path jar) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    }
}
