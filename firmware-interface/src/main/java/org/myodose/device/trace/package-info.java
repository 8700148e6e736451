/**
 * Researchers' text files of force against time, read with every guess and every loss reported: CSV, TSV or columns
 * separated by spaces, with or without a header. A {@link org.myodose.device.trace.Trace} is the exact content; {@link
 * org.myodose.device.trace.TraceCounts} is the same as a device would send it.
 */
@NullMarked
package org.myodose.device.trace;

import org.jspecify.annotations.NullMarked;
