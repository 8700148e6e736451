/**
 * The recordings of a folder for those who look back: what there is, what was found in it, what people noted on it, and the work
 * that this takes, done aside and told as it goes on.
 */
@NullMarked
package org.myodose.dashboard.library;

import org.jspecify.annotations.NullMarked;
