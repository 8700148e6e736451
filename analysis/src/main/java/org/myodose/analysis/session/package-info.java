/** For whom and where a session is, as its recording keeps it; and what a recording tells of how far the session came. */
@NullMarked
package org.myodose.analysis.session;

import org.jspecify.annotations.NullMarked;
