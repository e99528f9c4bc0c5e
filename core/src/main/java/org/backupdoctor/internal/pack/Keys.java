package org.backupdoctor.internal.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;

/** Ed25519 keys in PEM files, as {@code openssl genpkey -algorithm ed25519} and {@code openssl pkey -pubout} write them too. */
public final class Keys {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LARGEST = 10_000;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private Keys() {}

    /**
     * The public key in a file.
     *
     * @throws RuleSetException when there is none
     */
    public static PublicKey publicKey(Path file) {
        try {
            return factory().generatePublic(new X509EncodedKeySpec(content(file, PUBLIC)));
        } catch (GeneralSecurityException e) {
            throw refused(file, PUBLIC);
        }
    }

    /**
     * The private key in a file.
     *
     * @throws RuleSetException when there is none
     */
    public static PrivateKey privateKey(Path file) {
        try {
            return factory().generatePrivate(new PKCS8EncodedKeySpec(content(file, PRIVATE)));
        } catch (GeneralSecurityException e) {
            throw refused(file, PRIVATE);
        }
    }

    /**
     * Makes a pair of keys; the private one can be read by its owner alone. Files that are there already stay.
     *
     * @throws RuleSetException when there are such files already
     */
    public static void make(Path privateKey, Path publicKey) throws IOException {
        for (Path file : List.of(privateKey, publicKey)) {
            if (Files.exists(file)) {
                throw new RuleSetException(List.of(new Problem(
                        file.toString(),
                        "",
                        "There is such a file already, and a key that is lost can't be had back.",
                        "Maybe give another name.")));
            }
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            if (privateKey.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(privateKey, PosixFilePermissions.asFileAttribute(OWNER));
            }
            Files.writeString(privateKey, pem(PRIVATE, pair.getPrivate()));
            Files.writeString(publicKey, pem(PUBLIC, pair.getPublic()), StandardOpenOption.CREATE_NEW);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no Ed25519.", e);
        }
    }

    /** What tells a key from others, short enough to be read out. */
    public static String print(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(digest, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> prints(Collection<PublicKey> keys) {
        return keys.stream().map(Keys::print).sorted().toList();
    }

    private static byte[] content(Path file, String kind) {
        try {
            String text = Files.size(file) > LARGEST ? "" : Files.readString(file, StandardCharsets.US_ASCII);
            Matcher found = Pattern.compile(
                            "-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]+)-----END " + kind + "-----")
                    .matcher(text);
            if (found.find()) {
                return Base64.getMimeDecoder().decode(found.group(1));
            }
        } catch (NoSuchFileException e) {
            throw new RuleSetException(List.of(new Problem(
                    file.toString(),
                    "",
                    "There is no such file.",
                    "Maybe the path is relative to another directory.")));
        } catch (IOException | IllegalArgumentException e) {
            // It isn't a PEM file.
        }
        throw refused(file, kind);
    }

    private static RuleSetException refused(Path file, String kind) {
        return new RuleSetException(List.of(new Problem(
                file.toString(),
                "",
                "Expected an Ed25519 key between \"BEGIN " + kind + "\" and \"END " + kind + "\".",
                kind.equals(PUBLIC)
                        ? "Maybe this is the private key, or a key of another kind."
                        : "Maybe this is the public key, or one that is locked with a password.")));
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519");
    }
}
