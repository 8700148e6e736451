/** Adds up what was given. */
@NullMarked
package org.myodose.analysis.dose;

import org.jspecify.annotations.NullMarked;
