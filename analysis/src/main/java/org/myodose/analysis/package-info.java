/** Forces become holds, dose and reports here. The same code runs live, sample by sample, and over a recording. */
@NullMarked
package org.myodose.analysis;

import org.jspecify.annotations.NullMarked;
