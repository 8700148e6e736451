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

    @Query("select * from audit_event order by moment desc, id desc limit :most")
    List<AuditRow> newest(int most);

    @Query("select * from audit_event where target = :target order by moment, id")
    List<AuditRow> of(String target);

    @Query("select * from audit_event where target like :pattern order by moment, id")
    List<AuditRow> like(String pattern);
}
