@NullMarked
package org.myodose.device.serial;

import org.jspecify.annotations.NullMarked;
