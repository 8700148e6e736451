/**
 * Whole folders of recordings and tables analysed into one table of holds and one of recordings: in parallel, taken up again
 * where a run was killed, the same bytes whatever the number of threads.
 */
@NullMarked
package org.myodose.analysis.batch;

import org.jspecify.annotations.NullMarked;
