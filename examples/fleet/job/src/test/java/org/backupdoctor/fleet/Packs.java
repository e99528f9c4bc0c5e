package org.backupdoctor.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.backupdoctor.RulePack;
import org.backupdoctor.fleet.intake.Received;

/** Packs of rules with a cause of our own, {@code ours}, which is suspected of every device that can't be backed up by hand. */
final class Packs {

    static final KeyPair KEY = pair();

    private Packs() {}

    static RulePack suspecting(Path home, String strength, long serial) throws IOException {
        return with(home, """
                rule "ours/by-hand"
                    @because("It fails by hand.")
                when
                    $fails : ManualBackupFails( yes )
                then
                    suspect( %s, $fails );
                end
                """.formatted(strength), serial);
    }

    static RulePack with(Path home, String rule, long serial) throws IOException {
        Path rules = Files.createDirectories(home.resolve("rules"));
        Path own = Files.createDirectories(rules.resolve("causes/own"));
        Files.writeString(own.resolve("ours.md"), "---\ntitle: Ours\nprior: 0.2\ngoal: x\nclearsWhen: y\n---\n");
        Files.writeString(own.resolve("ours.drl"), rule);
        return RulePack.of(rules, serial);
    }

    static RulePack signed(RulePack pack) {
        return pack.signed(KEY.getPrivate());
    }

    static Received received(String name, RulePack pack) {
        return new Received(name, "", pack.toBytes(), 0);
    }

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
