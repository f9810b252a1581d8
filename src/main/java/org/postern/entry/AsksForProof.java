package org.postern.entry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller or one of its methods: it answers only who has signed in, or proved again who
 * they are with all that signing in takes, so short a time ago. Everybody else does that first and
 * comes back; what was posted is kept meanwhile.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AsksForProof {

    /** For how many minutes a proof counts. */
    int minutes() default 30;
}
