/** Which formats there are. */
@NullMarked
package org.myodose.analysis.export.catalog;

import org.jspecify.annotations.NullMarked;
