/** Serial ports: the only room that imports jSerialComm. */
@NullMarked
package org.myodose.device.serial;

import org.jspecify.annotations.NullMarked;
