package org.myodose.dashboard.classroom.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that earlier programs of version 1 do not tell, neither in messages nor in outboxes that are still to be sent: it may be
 * missing, and is null then. Every other field must be there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@interface AddedLater {}
