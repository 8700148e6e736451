package org.myodose.dashboard.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The audit log: there is no method that changes a line, or takes one off. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRows extends GenericRepository<AuditRow, Long> {

    AuditRow save(AuditRow row);

    @Query("select * from audit_event order by id desc limit :most")
    List<AuditRow> newest(int most);
}
