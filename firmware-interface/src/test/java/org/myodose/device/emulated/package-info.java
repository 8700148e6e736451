@NullMarked
package org.myodose.device.emulated;

import org.jspecify.annotations.NullMarked;
