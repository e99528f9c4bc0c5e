package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Backup.Trouble;

/**
 * Apps that are known to trouble backups, as {@code data/apps.yaml} lists them.
 *
 * @param apps the apps
 */
public record Apps(List<App> apps) {

    /**
     * An app.
     *
     * @param name its name
     * @param bundleIds its bundle identifiers, where they are known
     * @param trouble what it does to backups
     * @param mendedIn the version of the app that mended it, or an empty text
     */
    public record App(String name, List<String> bundleIds, Trouble trouble, String mendedIn) {}

    /** The app with this name or bundle identifier, if it is known. */
    public Optional<App> of(String nameOrBundle) {
        String plain = nameOrBundle.toLowerCase(Locale.ROOT);
        return apps.stream()
                .filter(app -> app.name().toLowerCase(Locale.ROOT).equals(plain)
                        || app.bundleIds().stream()
                                .anyMatch(id -> id.toLowerCase(Locale.ROOT).equals(plain)))
                .findFirst();
    }

    static Apps parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = FieldReader.ofData(file, data, problems);
        List<App> apps = new ArrayList<>();
        FieldReader names = all.group("apps");
        for (String name : names.names()) {
            FieldReader app = names.group(name);
            apps.add(new App(
                    name, app.texts("bundleIds"), app.word("trouble", Trouble.class, null), app.text("mendedIn", "")));
            app.text("source", null);
            app.nothingElse();
        }
        all.nothingElse();
        return new Apps(List.copyOf(apps));
    }
}
