/** What the stations and the trainer of a class tell each other: topics, payloads, and the code that a class is joined by. */
@NullMarked
package org.myodose.dashboard.classroom.message;

import org.jspecify.annotations.NullMarked;
