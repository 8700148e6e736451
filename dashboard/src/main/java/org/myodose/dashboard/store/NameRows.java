package org.myodose.dashboard.store;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

/** The key from pseudonyms to names. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface NameRows extends CrudRepository<NameRow, String> {

    long delete(String pseudonym);
}
