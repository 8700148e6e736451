/**
 * How long each stage of the hot path took: recorded by one thread without allocation, read by others.
 */
@NullMarked
package org.myodose.acquisition.latency;

import org.jspecify.annotations.NullMarked;
