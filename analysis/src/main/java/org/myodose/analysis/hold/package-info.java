/** Finds held-pressure intervals in a force signal, online and in one pass; the definition stands in docs/hold-detection.md. */
@NullMarked
package org.myodose.analysis.hold;

import org.jspecify.annotations.NullMarked;
