package org.backupdoctor.fact;

/** A fact from which follows how much room is missing. As evidence for a cause it is what a remedy has to free. */
public interface NeedsRoom extends Fact {

    /** How many bytes are missing; 0 or less when nothing is. */
    long missingBytes();
}
