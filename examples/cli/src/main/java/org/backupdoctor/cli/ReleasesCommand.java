package org.backupdoctor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.backupdoctor.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Brings the list of iOS releases up to date. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the list of iOS releases up to date, from lists that you downloaded. Writes data/ios-releases.yaml in your"
                    + " directory of rules, with what is new or differs from the bundled list, and data/models.yaml where the files"
                    + " name models. What it wrote before is kept.",
            "Nothing is fetched and no clock is read: the list is as new as the newest day in the files.",
            "Exit codes: 0 all files were read, 2 one can't be read, and nothing was written."
        },
        footerHeading = "%nLists that it knows by their content, whatever their names:%n",
        footer = {
            "  SOFA's v1 or v2 ios_data_feed.json (github.com/macadmins/sofa)",
            "  Apple's lookup service (https://gdmf.apple.com/v2/pmv)",
            "  AppleDB's osFiles, which know betas too, and deviceFiles (github.com/littlebyteorg/appledb)",
            "  ipsw.me's answer on a device (https://api.ipsw.me/v4/device/iPhone17,1)",
            "",
            "For example:",
            "  backup-doctor rules releases ios_data_feed.json --in my-rules"
        })
final class ReleasesCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand parent;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The downloaded lists.")
    private List<Path> files;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            required = true,
            description = "Your directory of rules; made when it isn't there.")
    private Path directory;

    @Override
    public Integer call() {
        return parent.written(RuleSet.refreshReleases(files, directory), directory);
    }
}
