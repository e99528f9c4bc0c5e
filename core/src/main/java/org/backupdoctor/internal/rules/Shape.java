package org.backupdoctor.internal.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.RuleTree.Compared;
import org.backupdoctor.internal.rules.text.RuleTree.Constraint;
import org.backupdoctor.internal.rules.text.RuleTree.Expression;
import org.backupdoctor.internal.rules.text.RuleTree.Fit;
import org.backupdoctor.internal.rules.text.RuleTree.Group;
import org.backupdoctor.internal.rules.text.RuleTree.Joined;
import org.backupdoctor.internal.rules.text.RuleTree.Joint;
import org.backupdoctor.internal.rules.text.RuleTree.Part;
import org.backupdoctor.internal.rules.text.RuleTree.Total;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.rule.Diagnosis;
import org.drools.model.functions.PredicateN;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold for a rule as far as it can be said without its compiled conditions: which kinds of facts it asks for, what it asks of
 * each alone, and how they are put together. Where all of that is plain, or none of the kinds is there, that is enough to say whether the
 * rule may fire and what became of it, and its classes needn't be loaded.
 */
final class Shape {

    private static final String ALL = "all";
    private static final String ANY = "any";
    private static final String NOT = "not";
    private static final String GATHERED = "gathered";
    private static final String KIND = "kind";
    private static final String FITS = "fits";
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

    /** A diagnosis of one cause, or any other fact with what is asked of it, where that is plain. */
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
        Class<?> type = Vocabulary.type(kind);
        List<Object> asked = type == null ? null : asked(fit, type);
        // Whether a list is complete is asked by what the constraint says, so its kind alone tells nothing.
        return asked != null ? asked : type == null || kind.equals("Collected") ? null : List.of(KIND, kind);
    }

    /** A kind, whether other facts have a part in what is asked of it, and what is asked of it alone; null where that isn't plain. */
    private static @Nullable List<Object> asked(Fit fit, Class<?> type) {
        Set<String> own = new HashSet<>();
        Stream.concat(
                        Stream.ofNullable(fit.binding()),
                        fit.constraints().stream()
                                .map(Constraint::binding)
                                .filter(Objects::nonNull)
                                .map(Objects::requireNonNull))
                .forEach(name -> own.add(name.text()));
        boolean joined = false;
        List<Object> asked = new ArrayList<>();
        for (Constraint constraint : fit.constraints()) {
            Expression condition = constraint.expression();
            Set<String> names = new HashSet<>();
            condition.eachBound(name -> names.add(name.text()));
            if (!Collections.disjoint(names, own)
                    || (!names.isEmpty() && condition instanceof Joined both && both.and())) {
                return null;
            } else if (!names.isEmpty()) {
                joined = true;
            } else if (constraint.binding() == null || condition instanceof Compared) {
                List<Object> words = PlainWords.of(condition, type);
                if (words == null) {
                    return null;
                }
                asked.add(words);
            }
        }
        asked.addAll(0, List.of(FITS, fit.type().text(), joined));
        return asked;
    }

    /** Whether all of it is plain, so that the compiled conditions say no more. */
    static boolean isPlain(List<?> shape) {
        return !shape.isEmpty()
                && !shape.get(0).equals(KIND)
                && (shape.get(0).equals(FITS)
                        || shape.stream().noneMatch(part -> part instanceof List<?> inner && !isPlain(inner)));
    }

    /** The cause whose diagnosis is all that has to be there, beside what must not be; null where more has to. */
    static Need.@Nullable Cause onlyCause(List<?> shape) {
        Need.Cause only = null;
        for (Object part : shape.subList(Math.min(1, shape.size()), shape.size())) {
            List<?> words = (List<?>) part;
            if (words.get(0).equals(CAUSE) && only == null) {
                only = new Need.Cause(words.get(1).toString(), words.size() > 2 ? (Boolean) words.get(2) : null);
            } else if (!words.get(0).equals(NOT)) {
                return null;
            }
        }
        return only;
    }

    /** The premise that it stands for: where not all of it is plain, only while no fact of its kinds is there. */
    static Premise premise(List<?> shape) {
        String word = shape.get(0).toString();
        return switch (word) {
            case KIND -> fits(shape.get(1).toString(), false, List.of());
            case FITS -> fits(shape.get(1).toString(), (Boolean) shape.get(2), shape.subList(3, shape.size()));
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

    @SuppressWarnings("serial") // nobody writes a premise anywhere
    private static Premise fits(String name, boolean joined, List<?> asked) {
        Class<?> type = Vocabulary.type(name);
        if (type == null) {
            throw new IllegalStateException("There is no fact \"" + name + "\".");
        }
        List<PredicateN> own = new ArrayList<>(asked.size());
        for (Object words : asked) {
            PlainTest test = PlainTest.of((List<?>) words, type);
            own.add(facts -> test.isTrueOf((Fact) facts[0]));
        }
        return new Premise.Matches(type, FactType.of(type), own, joined, List.of());
    }

    private static Premise cause(String id, @Nullable Boolean confirmed) {
        PredicateN fits = facts -> facts[0] instanceof Diagnosis diagnosis
                && diagnosis.cause().equals(id)
                && (confirmed == null || confirmed == diagnosis.confirmed());
        return new Premise.Matches(Diagnosis.class, null, List.of(fits), false, List.of());
    }
}
