/**
 * Recordings on their way into other programs' files: the contract that every format stands behind, and the one pass that serves
 * them all, in memory that does not grow with the samples. A format is a {@link org.myodose.analysis.export.SignalFormat}; the
 * rooms below this one have one each.
 */
@NullMarked
package org.myodose.analysis.export;

import org.jspecify.annotations.NullMarked;
