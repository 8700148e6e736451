/** Devices on a network: bytes over a TCP connection. */
@NullMarked
package org.myodose.device.tcp;

import org.jspecify.annotations.NullMarked;
