/** Pseudo-terminals: a serial port without hardware, for emulated devices and for tests. Linux only. */
@NullMarked
package org.myodose.device.pty;

import org.jspecify.annotations.NullMarked;
