package org.backupdoctor.internal.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupdoctor.Problem;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.internal.cases.Case;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.rules.LoadedRules;
import org.backupdoctor.internal.snapshot.Observed;

/** Looks for what is probably not what was meant in what a case gives. */
final class GivenCheck {

    private final LoadedRules rules;
    private final List<Problem> warnings;

    GivenCheck(LoadedRules rules, List<Problem> warnings) {
        this.rules = rules;
        this.warnings = warnings;
    }

    void check(Case each) {
        each.given().facts().stream()
                .map(Observed::fact)
                .filter(Tried.class::isInstance)
                .forEach(fact -> tried(each, ((Tried) fact).remedy()));
        if (each.given().at("/attributes") instanceof Map<?, ?> attributes) {
            attributes.forEach((name, value) -> attribute(each, name, value));
        }
    }

    /** A remedy that was tried and that nothing knows. */
    private void tried(Case each, String remedy) {
        Set<String> known = rules.knowledge().remedies().keySet();
        if (!known.contains(remedy) && !rules.files().off().contains(remedy)) {
            warn(
                    each,
                    "unknown-remedy",
                    "There is no remedy \"" + remedy + "\", which was tried.",
                    Suggestions.nearest(remedy, known)
                            .map(near -> "Maybe you meant \"" + near + "\".")
                            .orElse("Maybe it has another name: \"rules list\" shows all."));
        }
    }

    /** A text that looks like true or false: a rule that asks for one doesn't find it. */
    private void attribute(Case each, Object name, Object value) {
        if (value instanceof String text && text.matches("(?i)yes|no|on|off|true|false")) {
            warn(
                    each,
                    "text-for-flag",
                    "attributes." + name + " is the text \"" + text + "\".",
                    "Maybe you meant " + text.matches("(?i)yes|on|true") + ".");
        }
    }

    private void warn(Case each, String kind, String message, String hint) {
        warnings.add(
                new Problem(each.file(), "1:1  case " + each.number(), message, hint, Problem.Severity.WARNING, kind));
    }
}
