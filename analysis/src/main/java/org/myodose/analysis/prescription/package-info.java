/** What a session is to give: target band, hold length, repetitions, rest and ceiling, always in newtons and seconds. */
@NullMarked
package org.myodose.analysis.prescription;

import org.jspecify.annotations.NullMarked;
