/** What the codec costs; not part of the build's checks. */
@NullMarked
package org.myodose.device.wire.benchmark;

import org.jspecify.annotations.NullMarked;
