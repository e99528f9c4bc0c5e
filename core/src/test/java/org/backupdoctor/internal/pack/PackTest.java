package org.backupdoctor.internal.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.backupdoctor.RuleSetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What isn't exactly what somebody with the key signed is refused, whatever was done to it. */
class PackTest {

    private static final KeyPair KEY = pair();
    private static final KeyPair OTHER = pair();
    private static final Map<String, byte[]> FILES = Map.of(
            "causes/network/weak-wifi.drl", bytes("rule\n"), "causes/network/weak-wifi.md", bytes("---\n---\nText.\n"));
    private static final byte[] SIGNED =
            Pack.of("ours", 7, FILES).signed(KEY.getPrivate()).bytes();

    @TempDir
    private Path directory;

    @Test
    void whatWasSignedIsReadAsItWas() {
        Pack pack = read(SIGNED);
        assertEquals("ours", pack.name());
        assertEquals(7, pack.serial());
        assertTrue(pack.isSigned());
        assertEquals(
                List.of("causes/network/weak-wifi.drl", "causes/network/weak-wifi.md"),
                List.copyOf(pack.files().keySet()));
        assertArrayEquals(bytes("rule\n"), pack.files().get("causes/network/weak-wifi.drl"));
        assertArrayEquals(SIGNED, pack.bytes());
    }

    @Test
    void theSameFilesAreTheSameBytes() {
        Map<String, byte[]> backwards = new LinkedHashMap<>();
        new TreeMap<>(FILES).descendingMap().forEach(backwards::put);
        assertArrayEquals(
                SIGNED, Pack.of("ours", 7, backwards).signed(KEY.getPrivate()).bytes());
    }

    @Test
    void everyFlippedBitIsRefused() {
        for (int i = 0; i < SIGNED.length; i++) {
            byte[] altered = SIGNED.clone();
            altered[i] ^= (byte) (1 << i % 8);
            assertThrows(RuleSetException.class, () -> read(altered), "byte " + i);
        }
    }

    @Test
    void everyCutIsRefused() {
        for (int end = 0; end < SIGNED.length; end++) {
            byte[] cut = java.util.Arrays.copyOf(SIGNED, end);
            assertThrows(RuleSetException.class, () -> read(cut), "after " + end);
        }
    }

    @Test
    void whatStandsBehindItIsRefused() {
        assertEquals("""
                rules.zip
                  This isn't as "rules pack" wrote it: there is more in the file than its entries.
                  Maybe another program packed it anew.""", refusal(java.util.Arrays.copyOf(SIGNED, SIGNED.length + 1)));
    }

    @Test
    void whatNobodySignedIsRefused() {
        assertEquals("""
                rules.zip
                  Nobody signed this pack.
                  Maybe "rules sign" was forgotten, or was taken out.""", refusal(Pack.of("ours", 7, FILES).bytes()));
        assertFalse(Pack.of("rules.zip", Pack.of("ours", 7, FILES).bytes()).isSigned());
    }

    @Test
    void whatAnotherKeySignedIsRefused() {
        assertEquals(
                "rules.zip!manifest.json\n  None of the known keys signed this pack: " + Keys.print(KEY.getPublic())
                        + ".\n  Maybe it was altered after it was signed, or another key signed it.",
                refusal(Pack.of("ours", 7, FILES).signed(OTHER.getPrivate()).bytes()));
        Pack pack = Pack.verified("rules.zip", SIGNED, List.of(OTHER.getPublic(), KEY.getPublic()));
        assertEquals(7, pack.serial(), "One of several keys is enough.");
    }

    @Test
    void aFileThatIsAddedTakenOutOrExchangedIsRefused() throws IOException {
        Map<String, byte[]> entries = entries(SIGNED);
        Map<String, byte[]> added = new LinkedHashMap<>(entries);
        added.put("causes/zzz.drl", bytes("rule"));
        assertEquals("""
                rules.zip!causes/zzz.drl
                  The manifest doesn't name this file.
                  Maybe somebody added it afterwards.""", refusal(Stored.written(added)));
        Map<String, byte[]> less = new LinkedHashMap<>(entries);
        less.remove("causes/network/weak-wifi.md");
        assertEquals("""
                rules.zip!causes/network/weak-wifi.md
                  The manifest names this file, but it isn't there.
                  Maybe it was taken out.""", refusal(Stored.written(less)));
        Map<String, byte[]> other = new LinkedHashMap<>(entries);
        other.put("causes/network/weak-wifi.md", bytes("---\n---\nPay here.\n"));
        assertEquals("""
                rules.zip!causes/network/weak-wifi.md
                  This file isn't the one that the manifest names.
                  Maybe it was altered.""", refusal(Stored.written(other)));
        Map<String, byte[]> manifest = new LinkedHashMap<>(entries);
        manifest.put(Pack.MANIFEST, entries(Pack.of("ours", 8, FILES).bytes()).get(Pack.MANIFEST));
        assertTrue(refusal(Stored.written(manifest)).contains("None of the known keys signed this pack"));
    }

    @Test
    void anEntryThatStandsInItTwiceOrIsCompressedIsRefused() throws IOException {
        byte[] two = Stored.written(new LinkedHashMap<>(Map.of("a", bytes("1"), "b", bytes("2"))));
        for (int i = 0; i < two.length; i++) {
            two[i] = two[i] == 'b' ? (byte) 'a' : two[i];
        }
        assertTrue(refusal(two).contains("This entry stands in it twice."), refusal(two));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            for (int i = 0; i < 20; i++) {
                zip.write(new byte[1_000_000]);
            }
            zip.closeEntry();
        }
        assertEquals("""
                rules.zip!manifest.json
                  Expected an entry that isn't compressed.
                  Maybe another program packed it: "rules pack" makes a pack.""", refusal(bytes.toByteArray()));
    }

    @Test
    void whatIsNoZipOrTooLargeIsRefused() {
        assertEquals(
                "rules.zip\n  This is no pack: there is nothing in it.\n  Maybe another file was meant.",
                refusal(bytes("rule")));
        assertEquals(
                "rules.zip\n  Expected at most 20 MB but there is more.\n  Maybe another file was meant.",
                refusal(new byte[20_000_001]));
    }

    @Test
    void keysAreFilesThatOpensslReadsToo() throws Exception {
        Path secret = directory.resolve("rules.pem");
        Path known = directory.resolve("rules.pub.pem");
        Keys.make(secret, known);
        byte[] pack = Pack.of("ours", 1, FILES).signed(Keys.privateKey(secret)).bytes();
        assertEquals(
                1,
                Pack.verified("rules.zip", pack, List.of(Keys.publicKey(known))).serial());
        if (secret.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        }
        assertEquals(
                secret + "\n  Expected an Ed25519 key between \"BEGIN PUBLIC KEY\" and \"END PUBLIC KEY\".\n"
                        + "  Maybe this is the private key, or a key of another kind.",
                assertThrows(RuleSetException.class, () -> Keys.publicKey(secret))
                        .getMessage());
        assertThrows(RuleSetException.class, () -> Keys.make(secret, known), "A key isn't written over.");
        // As openssl 3 wrote it: openssl genpkey -algorithm ed25519 | openssl pkey -pubout
        Files.writeString(known, """
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
                -----END PUBLIC KEY-----
                """);
        assertEquals("Ed25519", algorithm(known));
    }

    private static String algorithm(Path file) {
        String name = Keys.publicKey(file).getAlgorithm();
        return name.equals("EdDSA") ? "Ed25519" : name;
    }

    private static Pack read(byte[] bytes) {
        return Pack.verified("rules.zip", bytes, List.of(KEY.getPublic()));
    }

    private static String refusal(byte[] bytes) {
        return assertThrows(RuleSetException.class, () -> read(bytes)).getMessage();
    }

    private static Map<String, byte[]> entries(byte[] pack) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
