package org.backupdoctor.fact;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where in a snapshot's JSON a fact is read from. Evidence and unknown facts are reported by these paths.
 *
 * <p>A path to a single value, such as {@code /power/charging}, makes a record with one component. A path to the elements of an array,
 * such as {@code /backup/apps/*}, makes a record for each element: a component {@code index} gets the element's place, every other
 * component the element's field of that name; the record is left out when one of these is unknown.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FactAt {

    /** The path, or for a fact worked out from several fields, each of their paths. */
    String[] value();

    /** Facts that this one is worked out from; such a fact is unknown as long as one of them is. */
    Class<? extends Fact>[] from() default {};
}
