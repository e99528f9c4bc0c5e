package org.backupdoctor.rule;

/** How much a piece of evidence speaks for or against a cause. What each is worth stands in the rule set's data. */
public enum Strength {
    SLIGHT,
    FAIR,
    STRONG
}
