package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.fact.Backup.AppBundle;
import org.backupdoctor.fact.Backup.AppSize;
import org.backupdoctor.fact.Backup.AppSource;
import org.backupdoctor.fact.Backup.KnownApp;
import org.backupdoctor.fact.Backup.NewestError;
import org.backupdoctor.fact.Complaint.ComplaintMessage;
import org.backupdoctor.fact.Complaint.ShownMessage;
import org.backupdoctor.fact.Device.FaultWorkaround;
import org.backupdoctor.fact.Device.IosBuild;
import org.backupdoctor.fact.Device.IosVersion;
import org.backupdoctor.fact.Device.KnownFault;
import org.backupdoctor.fact.Device.Symptom;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.Network.BlockedHost;
import org.backupdoctor.fact.Network.NeededHostBlocked;
import org.backupdoctor.fact.Observation.Mended;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.fact.Observation.Tried;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.internal.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** What the data say about the facts of a snapshot, as facts: a release's version and faults, what codes and messages mean. */
public final class DataFacts {

    /** What was done, or left, after something helped leaves it as mended as it was. */
    private static final Set<Outcome> SAYS_NOTHING = Set.of(Outcome.DONE, Outcome.WAIVED, Outcome.NOT_POSSIBLE);

    private final Knowledge knowledge;
    private final Snapshot snapshot;
    private final List<Observed> facts = new ArrayList<>();

    private DataFacts(Knowledge knowledge, Snapshot snapshot) {
        this.knowledge = knowledge;
        this.snapshot = snapshot;
    }

    /** The facts that the data add to a snapshot's. */
    public static List<Observed> of(Knowledge knowledge, Snapshot snapshot) {
        DataFacts data = new DataFacts(knowledge, snapshot);
        data.facts.addAll(ReleaseFacts.of(knowledge.releases(), snapshot));
        data.facts.addAll(NewestErrors.of(knowledge.errors(), snapshot));
        for (Observed each : snapshot.facts()) {
            data.about(each);
        }
        data.faults();
        data.mended();
        return data.facts;
    }

    private void about(Observed observed) {
        Fact fact = observed.fact();
        if (fact instanceof ComplaintMessage message) {
            knowledge
                    .messages()
                    .of(message.text())
                    .ifPresent(means -> add(new ShownMessage(means, message.text(), means.ofARun()), observed));
        } else if (fact instanceof BlockedHost blocked) {
            knowledge
                    .hosts()
                    .of(blocked.host())
                    .filter(Hosts.Host::needed)
                    .ifPresent(host -> add(new NeededHostBlocked(Hosts.name(blocked.host()), host.serves()), observed));
        } else if (fact instanceof AppSize app) {
            known(app.index(), app.name(), observed);
        } else if (fact instanceof AppSource app) {
            known(app.index(), app.name(), observed);
        } else if (fact instanceof AppBundle app) {
            known(app.index(), app.bundleId(), observed);
        } else if (fact instanceof Tried tried) {
            answered(tried, observed);
        }
    }

    /** What trying a remedy says about a field of which nothing else is known, and that would be asked about. */
    private void answered(Tried tried, Observed observed) {
        Circumstances now = new Circumstances(knowledge.messages(), snapshot, Map.of());
        for (Inquiry inquiry : knowledge.questions().values()) {
            if (snapshot.at(inquiry.path()) == null && inquiry.isOpen(now)) {
                inquiry.answeredBy(tried, now)
                        .map(value -> FactType.fact(inquiry.path(), value))
                        .filter(fact -> facts.stream()
                                .noneMatch(each -> each.fact().getClass().equals(fact.getClass())))
                        .ifPresent(fact -> add(fact, observed));
            }
        }
    }

    private void known(int index, String name, Observed observed) {
        boolean said = facts.stream().anyMatch(each -> each.fact() instanceof KnownApp app && app.index() == index);
        if (!said) {
            knowledge
                    .apps()
                    .of(name)
                    .ifPresent(app -> add(new KnownApp(index, app.name(), app.trouble(), app.mendedIn()), observed));
        }
    }

    /** A computer backup that worked mends nothing, nor does a run by hand where only the nightly ones fail. */
    private void mended() {
        Observed last = null;
        for (Observed each : snapshot.facts()) {
            last = each.fact() instanceof Tried tried && !SAYS_NOTHING.contains(tried.outcome()) ? each : last;
        }
        if (last != null && last.fact() instanceof Tried tried && tried.outcome() == Outcome.FIXED) {
            RemedyPage page = knowledge.remedies().get(tried.remedy());
            Role role = page == null ? Role.FIXES : page.role();
            boolean known = role == Role.TESTS && Boolean.TRUE.equals(snapshot.at("/complaint/onlyAutomaticFails"));
            if (role != Role.PROTECTS && !known) {
                add(new Mended(tried.remedy()), last);
            }
        }
    }

    /** The known faults of the release. */
    private void faults() {
        @Nullable Observed version = first(IosVersion.class);
        @Nullable Observed build = first(IosBuild.class);
        if (version == null) {
            return;
        }
        String number = ((IosVersion) version.fact()).version();
        String exactly = build == null ? null : ((IosBuild) build.fact()).build();
        for (Fault fault : knowledge.faults().values()) {
            if (fault.isOf(number, exactly)) {
                List<Evidence> sources = new ArrayList<>(version.sources());
                Symptom symptom = symptom(fault, sources);
                facts.add(new Observed(
                        new KnownFault(fault.cause(), fault.title(), symptom, fault.mendedIn()),
                        List.copyOf(sources),
                        List.of(fault.cause(), fault.title(), symptom)));
                for (String remedy : fault.workarounds()) {
                    facts.add(new Observed(
                            new FaultWorkaround(remedy, fault.title(), symptom),
                            List.copyOf(sources),
                            List.of(remedy, fault.title(), symptom)));
                }
            }
        }
    }

    /** Whether a fault's symptom is there; the places that show it go to the list. */
    private Symptom symptom(Fault fault, List<Evidence> sources) {
        Symptom best = fault.symptoms().isEmpty() ? Symptom.NOT_KNOWN : Symptom.NOT_SHOWN;
        for (Map<String, Object> symptom : fault.symptoms()) {
            List<Evidence> shown = new ArrayList<>();
            Symptom all = Symptom.SHOWN;
            for (Map.Entry<String, Object> wanted : symptom.entrySet()) {
                Symptom one = symptom(wanted.getKey(), wanted.getValue(), shown);
                all = one == Symptom.NOT_SHOWN || all == Symptom.NOT_SHOWN
                        ? Symptom.NOT_SHOWN
                        : one == Symptom.NOT_KNOWN ? one : all;
            }
            if (all == Symptom.SHOWN) {
                sources.addAll(shown);
                return all;
            }
            best = all == Symptom.NOT_KNOWN ? all : best;
        }
        return best;
    }

    private Symptom symptom(String what, Object value, List<Evidence> shown) {
        String wanted = value.toString();
        if (what.startsWith("/")) {
            Object is = snapshot.at(what);
            if (is == null) {
                return answered(FactType.fact(what, value), shown);
            }
            shown.add(new Evidence(what, is));
            return is.toString().equals(wanted) ? Symptom.SHOWN : Symptom.NOT_SHOWN;
        }
        Class<? extends Fact> type = what.equals(Symptoms.MESSAGE) ? ShownMessage.class : NewestError.class;
        Symptom symptom = Symptom.NOT_KNOWN;
        for (Observed each : facts) {
            if (type.isInstance(each.fact())) {
                String is = each.fact() instanceof ShownMessage message
                        ? message.meaning().name()
                        : each.fact() instanceof NewestError error ? error.domain() + " " + error.code() : "";
                if (is.equals(wanted)) {
                    shown.addAll(each.sources());
                    return Symptom.SHOWN;
                }
                symptom = Symptom.NOT_SHOWN;
            }
        }
        return symptom;
    }

    /** Whether a fact that no field of the snapshot has is known from what was tried, or from a build. */
    private Symptom answered(@Nullable Fact wanted, List<Evidence> shown) {
        for (Observed each : facts) {
            if (wanted != null && each.fact().getClass().equals(wanted.getClass())) {
                shown.addAll(each.sources());
                return each.fact().equals(wanted) ? Symptom.SHOWN : Symptom.NOT_SHOWN;
            }
        }
        return Symptom.NOT_KNOWN;
    }

    private @Nullable Observed first(Class<? extends Fact> type) {
        return Stream.concat(snapshot.facts().stream(), facts.stream())
                .filter(each -> type.isInstance(each.fact()))
                .findFirst()
                .orElse(null);
    }

    private void add(Fact fact, Observed observed) {
        facts.add(new Observed(fact, observed.sources()));
    }
}
