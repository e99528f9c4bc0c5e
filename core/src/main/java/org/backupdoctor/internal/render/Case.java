package org.backupdoctor.internal.render;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.backupdoctor.Report.Check;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.Report.Rules;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.language.Languages;
import org.backupdoctor.internal.reason.Belief;
import org.backupdoctor.internal.reason.Conclusion;
import org.backupdoctor.internal.reason.Questions;
import org.backupdoctor.internal.reason.WhatIf.Change;
import org.backupdoctor.internal.snapshot.Snapshot;

/**
 * What a report is made of, in no language yet.
 *
 * @param snapshot the snapshot
 * @param evidence the fields that each fact was read from
 * @param conclusion what reasoning came to
 * @param knowledge the pages
 * @param languages the pages in other languages
 * @param rules the rule set
 * @param checks what became of every rule
 * @param questions what to find out next
 * @param clearing the smallest change with which a cause would go
 */
public record Case(
        Snapshot snapshot,
        EvidenceOf evidence,
        Conclusion conclusion,
        Knowledge knowledge,
        Languages languages,
        Rules rules,
        Supplier<List<Check>> checks,
        Supplier<Questions> questions,
        Function<Belief, List<Change>> clearing) {

    /** The fields that a fact was read from. */
    public interface EvidenceOf {

        /** The fields, or none for a fact that wasn't observed. */
        List<Evidence> fact(Fact fact);
    }
}
