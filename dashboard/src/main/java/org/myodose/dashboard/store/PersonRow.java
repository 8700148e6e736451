package org.myodose.dashboard.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Somebody who is treated or measured, by a pseudonym. */
@MappedEntity("person")
record PersonRow(@Id String pseudonym, Instant since) {}
