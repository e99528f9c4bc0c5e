package org.backupdoctor.fact;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The JSON field that a component of an array element's fact is read from, where it isn't the component's own name. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

    /** The fields to read, the first that is known counts. */
    String[] value();

    /** What to say where none of them is known; without it the whole fact is left out. */
    String unnamed() default "";
}
