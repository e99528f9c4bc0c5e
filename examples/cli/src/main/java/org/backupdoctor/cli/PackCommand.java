package org.backupdoctor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.backupdoctor.RulePack;
import org.backupdoctor.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes one file of a directory of rules. */
@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = "Puts a directory of rules into one file, to be signed and handed out. The rules have to load.",
        footerHeading = "%nTo hand out rules:%n",
        footer = {
            "  backup-doctor rules key our-rules                 # once: makes our-rules.pem and our-rules.pub.pem",
            "  backup-doctor rules pack my-rules --serial 7 --to my-rules.zip",
            "  backup-doctor rules sign my-rules.zip --key our-rules.pem",
            "  backup-doctor rules verify my-rules.zip --key our-rules.pub.pem",
            "  backup-doctor diagnose iphone.json --rules my-rules.zip --rules-key our-rules.pub.pem"
        })
final class PackCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand rules;

    @Parameters(paramLabel = "DIR", description = "The directory.")
    private Path directory;

    @Option(
            names = "--serial",
            required = true,
            paramLabel = "NUMBER",
            description = "The number of the set, from 1. Each new one needs a higher one: an older set is refused.")
    private long serial;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        RulePack pack = RulePack.of(directory, serial);
        RuleSet.bundledWith(directory);
        pack.write(file);
        rules.terminal()
                .text(file + ": " + pack.name() + ", serial number " + pack.serial() + ", "
                        + pack.paths().size() + " files. It isn't signed yet.\n");
        return Main.FINE;
    }

    /** Signs a file of rules. */
    @Command(name = "sign", mixinStandardHelpOptions = true, description = "Signs a file that \"rules pack\" made.")
    static final class Sign implements Callable<Integer> {

        @ParentCommand
        private RulesCommand rules;

        @Parameters(paramLabel = "FILE", description = "The file; it is written anew, with the signature.")
        private Path file;

        @Option(
                names = "--key",
                required = true,
                paramLabel = "FILE",
                description = "The private key (Ed25519, PEM), as \"rules key\" or openssl makes it.")
        private Path key;

        @Override
        public Integer call() throws IOException {
            RulePack pack = RulePack.read(file).signed(RulePack.privateKey(key));
            pack.write(file);
            rules.terminal().text(file + ": " + pack.name() + ", serial number " + pack.serial() + ", is signed.\n");
            return Main.FINE;
        }
    }

    /** Says whether a file of rules is as it was signed. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Says whether a file of rules is whole, and signed with the key.")
    static final class Verify implements Callable<Integer> {

        @ParentCommand
        private RulesCommand rules;

        @Parameters(paramLabel = "FILE", description = "The file.")
        private Path file;

        @Option(
                names = "--key",
                required = true,
                paramLabel = "FILE",
                description = "A public key (Ed25519, PEM); of several one has to fit.")
        private List<Path> keys;

        @Override
        public Integer call() {
            RulePack pack =
                    RulePack.read(file, keys.stream().map(RulePack::publicKey).toList());
            rules.terminal()
                    .text(file + ": " + pack.name() + ", serial number " + pack.serial() + ", "
                            + pack.paths().size() + " files, as it was signed.\n");
            return Main.FINE;
        }
    }

    /** Makes a pair of keys. */
    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            description = "Makes a pair of keys: NAME.pem to sign with, and NAME.pub.pem for whoever checks.")
    static final class MakeKey implements Callable<Integer> {

        @ParentCommand
        private RulesCommand rules;

        @Parameters(paramLabel = "NAME", description = "What to call the files.")
        private String name;

        @Override
        public Integer call() throws IOException {
            Path secret = Path.of(name + ".pem");
            Path known = Path.of(name + ".pub.pem");
            RulePack.makeKeys(secret, known);
            rules.terminal()
                    .text(secret + " signs: keep it to yourself, and a copy of it.\n" + known
                            + " checks: hand it out with the program.\n");
            return Main.FINE;
        }
    }
}
