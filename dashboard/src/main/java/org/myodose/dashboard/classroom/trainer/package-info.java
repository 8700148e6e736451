/** The trainer's part in a class: who is there, how each is doing, who needs help, drills for all, and the report. */
@NullMarked
package org.myodose.dashboard.classroom.trainer;

import org.jspecify.annotations.NullMarked;
