/** The station of the hot path that turns forces into holds, guidance and dose. */
@NullMarked
package org.myodose.analysis.live;

import org.jspecify.annotations.NullMarked;
