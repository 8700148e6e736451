/** Whole recordings and researchers' tables become one report: holds, presses, gaps and dose. */
@NullMarked
package org.myodose.analysis.report;

import org.jspecify.annotations.NullMarked;
