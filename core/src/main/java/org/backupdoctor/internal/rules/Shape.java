package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.List;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.rule.Diagnosis;
import org.drools.model.functions.PredicateN;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold for a rule as far as it can be said without its compiled conditions: which kinds of facts it asks for and how they are
 * put together. Of a rule none of whose kinds is there that is enough to say what became of it, and its classes needn't be loaded.
 */
final class Shape {

    private static final String ALL = "all";
    private static final String ANY = "any";
    private static final String NOT = "not";
    private static final String GATHERED = "gathered";
    private static final String KIND = "kind";
    private static final String CAUSE = "cause";

    private Shape() {}

    /** As lists of words, empty when it takes the compiled conditions to say anything. */
    static List<Object> of(RuleTree rule) {
        List<Object> parts = parts(rule.when());
        return parts == null ? List.of() : parts;
    }

    private static @Nullable List<Object> parts(List<Part> parts) {
        List<Object> all = new ArrayList<>();
        all.add(ALL);
        for (Part part : parts) {
            List<Object> shape = of(part);
            if (shape == null) {
                return null;
            }
            all.add(shape);
        }
        return all;
    }

    private static @Nullable List<Object> of(Part part) {
        if (part instanceof Fit fit) {
            return of(fit);
        } else if (part instanceof Total total) {
            List<Object> source = of(total.source());
            return source == null ? null : List.of(GATHERED, source);
        }
        Group group = (Group) part;
        List<Object> parts = parts(group.parts());
        if (parts == null) {
            return null;
        } else if (group.joint() == Joint.OR) {
            parts.set(0, ANY);
        }
        return group.joint() == Joint.NOT ? List.of(NOT, parts) : parts;
    }

    /** A diagnosis of one cause, or any other fact; whether a list is complete is asked by what the constraint says. */
    private static @Nullable List<Object> of(Fit fit) {
        String kind = fit.type().text();
        if (kind.equals("Diagnosis")) {
            Need.Cause cause = Need.cause(fit);
            return cause == null
                    ? null
                    : cause.confirmed() == null
                            ? List.of(CAUSE, cause.id())
                            : List.of(CAUSE, cause.id(), cause.confirmed());
        }
        return kind.equals("Collected") || Vocabulary.type(kind) == null ? null : List.of(KIND, kind);
    }

    /** The premise that it stands for while no fact of its kinds is there. */
    static Premise premise(List<?> shape) {
        String word = shape.get(0).toString();
        return switch (word) {
            case KIND -> kind(shape.get(1).toString());
            case CAUSE -> cause(shape.get(1).toString(), shape.size() > 2 ? (Boolean) shape.get(2) : null);
            case NOT -> new Premise.Not(premise((List<?>) shape.get(1)));
            case GATHERED -> new Premise.Gathered(premise((List<?>) shape.get(1)));
            default -> {
                List<Premise> parts = shape.stream()
                        .skip(1)
                        .map(part -> premise((List<?>) part))
                        .toList();
                yield word.equals(ANY) ? new Premise.Any(parts) : new Premise.All(parts);
            }
        };
    }

    private static Premise kind(String name) {
        Class<?> type = Vocabulary.type(name);
        if (type == null) {
            throw new IllegalStateException("There is no fact \"" + name + "\".");
        }
        return new Premise.Matches(type, FactType.of(type), List.of(), false, List.of());
    }

    private static Premise cause(String id, @Nullable Boolean confirmed) {
        PredicateN fits = facts -> facts[0] instanceof Diagnosis diagnosis
                && diagnosis.cause().equals(id)
                && (confirmed == null || confirmed == diagnosis.confirmed());
        return new Premise.Matches(Diagnosis.class, null, List.of(fits), false, List.of());
    }
}
