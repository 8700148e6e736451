@NullMarked
package org.myodose.device.pty;

import org.jspecify.annotations.NullMarked;
