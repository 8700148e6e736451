package org.myodose.dashboard.store;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** The table of people. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PersonRows extends CrudRepository<PersonRow, String> {

    long delete(String pseudonym);
}
