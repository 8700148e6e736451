package org.myodose.dashboard.store;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;

/**
 * Where the store is: a folder of this machine, or a PostgreSQL server.
 *
 * @param folder of the embedded database; null where there is a server
 * @param url for JDBC
 * @param user of the database
 * @param password of the database; empty where the driver finds it in {@code ~/.pgpass}, or none is asked
 * @param words for people, without any password
 * @param named whether the user said where, and may have put other things there
 */
public record StoreLocation(
        @Nullable Path folder, String url, String user, String password, String words, boolean named) {

    /** The one setting: a folder, or {@code postgresql://user@host/database}. */
    public static final String VARIABLE = "MYODOSE_STORE";

    private static final String SERVER = "postgresql://";

    /** Reads its own SQL as PostgreSQL does. */
    private static final String LIKE_POSTGRESQL = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /** May be opened by several programs of this machine at once. */
    private static final String SHARED = ";AUTO_SERVER=TRUE";

    /** The store that this environment names; without {@link #VARIABLE} the one in the user's data folder. */
    public static StoreLocation of(Map<String, String> environment) {
        String told = environment.getOrDefault(VARIABLE, "");
        if (told.startsWith(SERVER)) {
            return server(told);
        }
        if (told.contains("://")) {
            throw new UserException("'" + told.replaceAll(":[^:@/]*@", ":…@") + "' in " + VARIABLE
                    + " is no store: give a folder, or " + SERVER + "user@host/database.");
        }
        return told.isEmpty() ? folder(usual(environment), false) : folder(Path.of(told), true);
    }

    /** The folder of this user's own things, where nothing else is said: XDG Base Directory Specification. */
    public static Path usual(Map<String, String> environment) {
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = data.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".local", "share") : Path.of(data);
        return base.resolve("myodose");
    }

    /** A folder of this program's own. */
    static StoreLocation folder(Path folder) {
        return folder(folder, false);
    }

    private static StoreLocation folder(Path folder, boolean named) {
        Path whole = folder.toAbsolutePath().normalize();
        if (whole.toString().contains(";")) {
            throw new UserException("The store's folder must not have a semicolon in its name: " + whole + ".");
        }
        return new StoreLocation(
                whole,
                "jdbc:h2:file:" + whole.resolve("store") + LIKE_POSTGRESQL + SHARED,
                "myodose",
                "",
                whole.toString(),
                named);
    }

    /** Nowhere: it is gone when the last that opened it closes it. */
    static StoreLocation memory() {
        String name = UUID.randomUUID().toString();
        return new StoreLocation(null, "jdbc:h2:mem:" + name + LIKE_POSTGRESQL, "myodose", "", "in memory", false);
    }

    private static StoreLocation server(String address) {
        URI uri = URI.create(address);
        String database = uri.getPath();
        String who = uri.getRawUserInfo();
        if (uri.getHost() == null || database == null || database.length() < 2 || who == null) {
            throw new UserException("The address in " + VARIABLE + " is not whole: give " + SERVER
                    + "user@host/database; the password may stand in ~/.pgpass.");
        }
        String[] parts = who.split(":", 2);
        String place = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + database;
        String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new StoreLocation(
                null,
                "jdbc:postgresql://" + place + options,
                decoded(parts[0]),
                parts.length == 2 ? decoded(parts[1]) : "",
                SERVER + parts[0] + "@" + place,
                true);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    /** Whether something was ever kept here; a server counts as being there. */
    public boolean exists() {
        return folder == null || Files.exists(folder.resolve("store.mv.db"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return words;
    }
}
