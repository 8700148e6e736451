/**
 * The causal filter of the total force, and what it costs in delay. Hot path: no allocation, no lock.
 */
@NullMarked
package org.myodose.acquisition.filter;

import org.jspecify.annotations.NullMarked;
