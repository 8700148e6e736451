package org.myodose.dashboard.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;

/** The table of accounts. What changes one thing of an account is one statement, and leaves the others alone. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRows extends CrudRepository<AccountRow, String> {

    @Query("update account set roles = :roles, changed = :changed where name = :name")
    long changeRoles(String name, String roles, Instant changed);

    @Query("update account set password_hash = :passwordHash, changed = :changed where name = :name")
    long changePassword(String name, String passwordHash, Instant changed);
}
