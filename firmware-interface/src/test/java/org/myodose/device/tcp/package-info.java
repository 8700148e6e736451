@NullMarked
package org.myodose.device.tcp;

import org.jspecify.annotations.NullMarked;
