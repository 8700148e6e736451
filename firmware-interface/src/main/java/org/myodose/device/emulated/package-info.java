/**
 * The device's side of the wire protocol, for anything that yields counts: a trace, a simulated hand, a steady stream for
 * measuring. In the process ({@link org.myodose.device.emulated.EmulatedLink}) or on a pseudo-terminal ({@link
 * org.myodose.device.emulated.PortEmulator}), the bytes are those of a real device, and nothing that reads them knows better.
 */
@NullMarked
package org.myodose.device.emulated;

import org.jspecify.annotations.NullMarked;
