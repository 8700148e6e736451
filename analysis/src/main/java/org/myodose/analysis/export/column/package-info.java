/** Columns of numbers whose places in a file are known before any of their values is, so that they can be filled scan by scan. */
@NullMarked
package org.myodose.analysis.export.column;

import org.jspecify.annotations.NullMarked;
