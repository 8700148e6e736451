/** Forces in newtons as XDF, for the readers of the Lab Streaming Layer's community. */
@NullMarked
package org.myodose.analysis.export.xdf;

import org.jspecify.annotations.NullMarked;
