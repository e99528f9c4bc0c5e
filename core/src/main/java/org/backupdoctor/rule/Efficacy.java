package org.backupdoctor.rule;

/** How likely a remedy clears a cause, given that the cause holds. What each is worth stands in the rule set's data. */
public enum Efficacy {
    /** 0.9 and more. */
    CERTAIN,
    /** 0.5 to 0.9. */
    LIKELY,
    /** 0.2 to 0.5. */
    POSSIBLE,
    /** Under 0.2. */
    LONG_SHOT
}
