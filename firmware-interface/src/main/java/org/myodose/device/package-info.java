/**
 * The contracts between hardware and everything above it: what a source of scans is, how a device describes itself, and
 * what is counted when something is lost. Implementations live in the packages below; nothing here imports them.
 */
@NullMarked
package org.myodose.device;

import org.jspecify.annotations.NullMarked;
