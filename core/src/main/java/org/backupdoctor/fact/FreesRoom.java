package org.backupdoctor.fact;

/** A fact about something whose removal makes room. A remedy frees the sum over the distinct facts its rules were given. */
public interface FreesRoom extends Fact {

    /** How many bytes its removal frees. */
    long freesBytes();
}
