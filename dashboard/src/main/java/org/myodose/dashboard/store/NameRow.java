package org.myodose.dashboard.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Whose pseudonym it is: in a schema of its own. */
@MappedEntity(value = "person_name", schema = "name_key")
record NameRow(@Id String pseudonym, String name) {}
