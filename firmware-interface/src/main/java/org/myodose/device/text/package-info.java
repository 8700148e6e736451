/** Devices that print lines of figures, as any sketch does, and know of no protocol. */
@NullMarked
package org.myodose.device.text;

import org.jspecify.annotations.NullMarked;
