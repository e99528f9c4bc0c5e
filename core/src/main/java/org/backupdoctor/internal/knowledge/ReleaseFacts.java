package org.backupdoctor.internal.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupdoctor.fact.Device.DeviceModel;
import org.backupdoctor.fact.Device.IosBuild;
import org.backupdoctor.fact.Device.IosVersion;
import org.backupdoctor.fact.Device.NewestIos;
import org.backupdoctor.fact.Device.Prerelease;
import org.backupdoctor.fact.Device.ReleaseList;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.Observation.TakenAt;
import org.backupdoctor.internal.knowledge.Releases.Release;
import org.backupdoctor.internal.snapshot.Observed;
import org.backupdoctor.internal.snapshot.Snapshot;

/** What the release list says of a snapshot: of which version its build is and whether of a beta, and which is the newest for it. */
final class ReleaseFacts {

    private final Releases releases;
    private final Snapshot snapshot;
    private final List<Observed> facts = new ArrayList<>();

    private ReleaseFacts(Releases releases, Snapshot snapshot) {
        this.releases = releases;
        this.snapshot = snapshot;
    }

    static List<Observed> of(Releases releases, Snapshot snapshot) {
        ReleaseFacts list = new ReleaseFacts(releases, snapshot);
        list.first(IosBuild.class).ifPresent(list::build);
        list.first(DeviceModel.class).ifPresent(list::model);
        return list.facts;
    }

    /** What is known for certain of a build: what the list has for it. Nothing is read out of its letters. */
    private void build(Observed observed) {
        releases.ofBuild(((IosBuild) observed.fact()).build()).ifPresent(release -> {
            if (first(IosVersion.class).isEmpty()) {
                add(new IosVersion(release.number()), observed);
            }
            if (first(Prerelease.class).isEmpty()) {
                add(new Prerelease(release.beta()), observed);
            }
        });
    }

    private void model(Observed observed) {
        String model = ((DeviceModel) observed.fact()).productType();
        ReleaseList list = list(model);
        add(list, observed);
        Optional<TakenAt> taken = snapshot.takenAt().map(TakenAt::new);
        LocalDate day = taken.map(TakenAt::day).orElse(null);
        boolean stale = taken.filter(list::staleAt).isPresent();
        boolean beta = first(Prerelease.class)
                .map(Observed::fact)
                .filter(fact -> ((Prerelease) fact).yes())
                .isPresent();
        releases.newestFor(model, day).ifPresent(newest -> {
            String build = newest.builds().stream().findFirst().orElse("");
            NewestIos fact = new NewestIos(newest.version(), build, releases.asOf(), !stale && !beta);
            facts.add(new Observed(fact, observed.sources(), List.of(newest.version(), build, fact.certain())));
        });
    }

    private ReleaseList list(String model) {
        List<Release> listed = releases.listedFor(model);
        return new ReleaseList(
                Releases.newest(listed).map(Release::number).orElse(""),
                listed.stream()
                        .flatMap(release -> release.builds().stream())
                        .map(IosBuild::new)
                        .reduce((newest, next) -> next.newerThan(newest.build()) ? next : newest)
                        .map(IosBuild::build)
                        .orElse(""),
                releases.asOf(),
                releases.staleAfterDays());
    }

    private Optional<Observed> first(Class<? extends Fact> type) {
        return Stream.concat(snapshot.facts().stream(), facts.stream())
                .filter(each -> type.isInstance(each.fact()))
                .findFirst();
    }

    private void add(Fact fact, Observed observed) {
        facts.add(new Observed(fact, observed.sources()));
    }
}
