package org.backupdoctor.rule;

import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.internal.rules.Recorder;

/**
 * All that a rule may say. What it is about, a cause or a remedy, is the part of the rule's name before the slash. The facts are the
 * evidence: whatever is claimed carries the facts that prove it. To be called by rules only.
 */
public final class Verbs {

    private Verbs() {}

    /** These facts prove the cause. */
    public static void confirm(Object... facts) {
        Recorder.say(Verb.CONFIRM, null, facts);
    }

    /** These facts speak for the cause. */
    public static void suspect(Strength strength, Object... facts) {
        Recorder.say(Verb.SUSPECT, strength, facts);
    }

    /** These facts speak against the cause. */
    public static void doubt(Strength strength, Object... facts) {
        Recorder.say(Verb.DOUBT, strength, facts);
    }

    /** These facts exclude the cause. */
    public static void ruleOut(Object... facts) {
        Recorder.say(Verb.RULE_OUT, null, facts);
    }

    /** The remedy may clear the cause of this diagnosis. */
    public static void recommend(Efficacy efficacy, Diagnosis diagnosis, Object... facts) {
        Object[] all = new Object[facts.length + 1];
        all[0] = diagnosis;
        System.arraycopy(facts, 0, all, 1, facts.length);
        Recorder.say(Verb.RECOMMEND, efficacy, all);
    }

    /** The remedy must not be offered. */
    public static void veto(Object... facts) {
        Recorder.say(Verb.VETO, null, facts);
    }

    /** Something the reader should know. */
    public static void note(NoteKind kind, Object... facts) {
        Recorder.say(Verb.NOTE, kind, facts);
    }
}
