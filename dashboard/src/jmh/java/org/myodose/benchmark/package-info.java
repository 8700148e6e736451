/** What is measured beside yardsticks; run by the scripts in dashboard/benchmark, no part of the product or its tests. */
@NullMarked
package org.myodose.benchmark;

import org.jspecify.annotations.NullMarked;
