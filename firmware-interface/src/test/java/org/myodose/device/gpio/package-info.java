@NullMarked
package org.myodose.device.gpio;

import org.jspecify.annotations.NullMarked;
