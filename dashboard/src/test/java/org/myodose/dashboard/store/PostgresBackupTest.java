package org.myodose.dashboard.store;

/** Backups of a real PostgreSQL server. */
class PostgresBackupTest extends BackupContract {

    @Override
    StoreLocation newLocation() {
        return TestPostgres.newDatabase();
    }

    @Override
    StoreLocation otherLocation() {
        return StoreLocation.folder(folder.resolve("other"));
    }
}
