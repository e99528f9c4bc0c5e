package org.backupdoctor.benchmarks.generate;

import java.util.Locale;

/** Names of Java for those of the rule set. */
final class Names {

    private Names() {}

    /** A class for a rule file: {@code causes/storage/icloud-storage-full.drl} is {@code IcloudStorageFull}. */
    static String type(String path) {
        StringBuilder name = new StringBuilder();
        for (String word :
                path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.')).split("[^A-Za-z0-9]+", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    /** A member for a rule or a cause: {@code next-backup} is {@code nextBackup}. */
    static String member(String id) {
        String name = type("/" + id.replace('/', '-') + ".");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
