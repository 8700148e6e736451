/** Finds the source that a name means. It imports every kind of source, and none of them imports it. */
@NullMarked
package org.myodose.device.catalog;

import org.jspecify.annotations.NullMarked;
