@NullMarked
package org.myodose.device.simulated;

import org.jspecify.annotations.NullMarked;
