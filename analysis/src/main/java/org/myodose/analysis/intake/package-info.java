/** Tables of other programs become recordings. */
@NullMarked
package org.myodose.analysis.intake;

import org.jspecify.annotations.NullMarked;
