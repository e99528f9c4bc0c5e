package org.backupdoctor.fact;

/** A fact that is either so or not so. Rules write {@code Charging( yes )} or {@code Charging( no )}. */
public interface YesNo extends Fact {

    /** True when it is so. */
    boolean yes();

    /** True when it is known not to be so. */
    default boolean no() {
        return !yes();
    }
}
