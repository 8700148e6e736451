/** Tests of the reference firmware: its very .elf runs in simavr and is spoken to as a device. */
@NullMarked
package org.myodose.device.firmware;

import org.jspecify.annotations.NullMarked;
