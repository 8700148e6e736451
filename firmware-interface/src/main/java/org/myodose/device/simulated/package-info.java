/**
 * Seeded models of a real press on a real sensor, as devices that speak the wire protocol: nothing that reads them knows that
 * they are simulated, except by the kind that their channels declare.
 */
@NullMarked
package org.myodose.device.simulated;

import org.jspecify.annotations.NullMarked;
