package org.backupdoctor.benchmarks.peer;

import org.backupdoctor.benchmarks.library.Library;
import org.backupdoctor.benchmarks.library.Rules;

/** Rules as loops and ifs: what a good programmer would write by hand, and about as fast as it can be. */
public final class PlainJava {

    private PlainJava() {}

    /** The whole rule set. */
    public static Rules rules(Library library) {
        return rules(library, Part.ALL);
    }

    /** A part of it. */
    public static Rules rules(Library library, Part part) {
        try {
            return Generated.type("java." + part.id() + ".AllRules", Rules.class)
                    .getConstructor(Library.class)
                    .newInstance(library);
        } catch (ReflectiveOperationException e) {
            throw Generated.missing(e);
        }
    }
}
