@NullMarked
package org.myodose.device.trace;

import org.jspecify.annotations.NullMarked;
