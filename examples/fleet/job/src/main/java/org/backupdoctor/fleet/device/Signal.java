package org.backupdoctor.fleet.device;

import org.backupdoctor.fleet.rules.AdmittedRules;
import org.jspecify.annotations.Nullable;

/**
 * What every device may have to hear: either is there.
 *
 * @param rules a new set of rules
 * @param alert that devices of one group fail together, or don't any more
 */
public record Signal(
        @Nullable AdmittedRules rules, @Nullable Alert alert) {}
