/** What one person was given over a course of sessions, kept for audit: docs/course-ledger.md. */
@NullMarked
package org.myodose.analysis.course;

import org.jspecify.annotations.NullMarked;
