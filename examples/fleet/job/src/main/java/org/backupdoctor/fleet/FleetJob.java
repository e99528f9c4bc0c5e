package org.backupdoctor.fleet;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.backupdoctor.Intake;
import org.backupdoctor.fleet.device.Alert;
import org.backupdoctor.fleet.device.Diagnosed;
import org.backupdoctor.fleet.device.Diagnosing;
import org.backupdoctor.fleet.device.Evidence;
import org.backupdoctor.fleet.device.Groups;
import org.backupdoctor.fleet.device.Signal;
import org.backupdoctor.fleet.device.Windows;
import org.backupdoctor.fleet.group.Counting;
import org.backupdoctor.fleet.group.Counts;
import org.backupdoctor.fleet.group.Member;
import org.backupdoctor.fleet.group.OfWindow;
import org.backupdoctor.fleet.group.Rises;
import org.backupdoctor.fleet.group.Tables;
import org.backupdoctor.fleet.intake.FleetClock;
import org.backupdoctor.fleet.intake.Observation;
import org.backupdoctor.fleet.intake.Reading;
import org.backupdoctor.fleet.intake.Received;
import org.backupdoctor.fleet.output.Line;
import org.backupdoctor.fleet.rules.Admission;
import org.backupdoctor.fleet.rules.AdmittedRules;
import org.backupdoctor.fleet.rules.Tick;

/**
 * The job, from what is received to what comes out, whatever the sources and sinks are. Immutable.
 *
 * @param windows how long windows are, and how long things hold
 * @param outOfOrder how far behind the newest one an observation may come and still be counted in its window
 * @param quiet after how long without observations nobody waits for any more of that source, by the clock on the wall
 * @param naming what names a device where neither its snapshot nor its source does
 * @param keys those whose signatures on rules are known
 */
public record FleetJob(
        Windows windows, Duration outOfOrder, Duration quiet, Intake.Naming naming, List<PublicKey> keys) {

    /** State can be spread over so many subtasks, and no more; it can't be changed while state is to be kept. */
    static final int MOST_SUBTASKS = 512;

    /** What the job needs of Flink, whatever else is configured: no value may fall back on Kryo, whose form of bytes changes. */
    static Configuration needed() {
        Configuration needed = new Configuration();
        needed.set(PipelineOptions.GENERIC_TYPES, false);
        needed.set(PipelineOptions.OBJECT_REUSE, true);
        return needed;
    }

    /** The job on reports alone, with the bundled rules. */
    public Results on(DataStream<Received> received) {
        // As long as there are devices, so that it doesn't end before them.
        DataStream<Received> none =
                received.filter(any -> false).name("no rules").uid("no-rules");
        return on(received, none, Admission.Wait.NONE);
    }

    /**
     * The job on reports and on rules that come while it runs.
     *
     * @param packs signed packs, each a record; they may come in any order, as their serial number says which is newer
     * @param wait for which of them devices wait
     */
    public Results on(DataStream<Received> received, DataStream<Received> packs, Admission.Wait wait) {
        SingleOutputStreamOperator<AdmittedRules> admitted = packs.assignTimestampsAndWatermarks(
                        WatermarkStrategy.forGenerator(context -> new Tick<>()))
                .name("tick")
                .uid("tick")
                .setParallelism(1)
                .transform("admit rules", TypeInformation.of(AdmittedRules.class), new Admission(keys, wait))
                .uid("admission")
                .forceNonParallel();
        return on(received, admitted, admitted.getSideOutput(Admission.REFUSED));
    }

    private Results on(DataStream<Received> received, DataStream<AdmittedRules> rules, DataStream<Line> refusedRules) {
        SingleOutputStreamOperator<Observation> read =
                received.process(new Reading(naming)).name("read").uid("read");
        DataStream<Observation> observed = read.assignTimestampsAndWatermarks(FleetClock.strategy(outOfOrder, quiet))
                .name("clock")
                .uid("clock");
        SingleOutputStreamOperator<Diagnosed> diagnosed = observed.keyBy(Observation::device)
                .connect(rules.broadcast(Diagnosing.RULES))
                .process(new Diagnosing(windows, keys))
                .name("diagnose")
                .uid("diagnose");
        DataStream<Counts> counts = diagnosed
                .getSideOutput(Diagnosing.STANDINGS)
                .<Member>flatMap((standing, out) ->
                        Groups.of(standing).forEach(group -> out.collect(new Member(group, standing))))
                .returns(Member.class)
                .name("groups")
                .uid("groups")
                .keyBy(Member::group)
                .window(TumblingEventTimeWindows.of(windows.length()))
                .aggregate(new Counting(), new OfWindow())
                .name("count")
                .uid("count");
        DataStream<Alert> alerts = counts.filter(each -> Rises.isWatched(each.group))
                .name("watched")
                .uid("watched")
                .keyBy(each -> each.group)
                .process(new Rises(windows.length()))
                .name("rises")
                .uid("rises");
        return new Results(
                told(diagnosed, rules, alerts),
                counts.<Line>flatMap((each, out) -> Tables.causes(each).ifPresent(out::collect))
                        .returns(Line.class)
                        .name("causes")
                        .uid("causes"),
                counts.<Line>flatMap((each, out) -> Tables.remedies(each).ifPresent(out::collect))
                        .returns(Line.class)
                        .name("remedies")
                        .uid("remedies"),
                alerts.map(Alert::line).returns(Line.class).name("alerts").uid("alerts"),
                read.getSideOutput(Reading.REFUSED).union(refusedRules),
                diagnosed.getSideOutput(Diagnosing.LATE));
    }

    /** The reports that go out. What is diagnosed is parted by device already, so that it need not be sent elsewhere. */
    private DataStream<Line> told(
            DataStream<Diagnosed> diagnosed, DataStream<AdmittedRules> rules, DataStream<Alert> alerts) {
        DataStream<Signal> signals = rules.map(each -> new Signal(each, null))
                .returns(Signal.class)
                .name("rules")
                .uid("signal-rules")
                .union(alerts.filter(Alert::isEvidence)
                        .name("evidence")
                        .uid("evidence")
                        .map(each -> new Signal(null, each))
                        .returns(Signal.class)
                        .name("alerts")
                        .uid("signal-alerts"));
        KeyedStream<Diagnosed, String> byDevice =
                DataStreamUtils.reinterpretAsKeyedStream(diagnosed, Diagnosed::device, Types.STRING);
        return byDevice.connect(signals.broadcast(Diagnosing.RULES, Evidence.ALERTS))
                .process(new Evidence(windows, keys))
                .name("tell")
                .uid("tell");
    }
}
