package org.backupdoctor.internal.snapshot;

import java.util.List;
import org.backupdoctor.Report.Evidence;
import org.backupdoctor.fact.Fact;

/**
 * A fact with the places in the snapshot that it was read from.
 *
 * @param fact the fact
 * @param sources each field that it holds, with the value found there
 */
public record Observed(Fact fact, List<Evidence> sources) {}
