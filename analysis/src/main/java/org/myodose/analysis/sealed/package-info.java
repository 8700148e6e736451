/** Files that only grow, and in which nobody alters a line unnoticed. */
@NullMarked
package org.myodose.analysis.sealed;

import org.jspecify.annotations.NullMarked;
