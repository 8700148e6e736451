package org.myodose.dashboard.store;

/** The store on a real PostgreSQL server. */
class PostgresStoreTest extends StoreContract {

    @Override
    StoreLocation newLocation() {
        return TestPostgres.newDatabase();
    }
}
