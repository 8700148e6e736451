/** A station's part in a class: tells the trainer how it is going, keeps what must not be lost, and follows drills. */
@NullMarked
package org.myodose.dashboard.classroom.student;

import org.jspecify.annotations.NullMarked;
