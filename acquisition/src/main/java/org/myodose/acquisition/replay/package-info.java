/** A recording as a source of scans, at its own pace or another, like any device. */
@NullMarked
package org.myodose.acquisition.replay;

import org.jspecify.annotations.NullMarked;
