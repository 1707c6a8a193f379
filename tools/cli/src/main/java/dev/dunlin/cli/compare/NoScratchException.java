package dev.dunlin.cli.compare;

import java.sql.SQLException;

/**
 * The database does not let its user create the PostgreSQL schema in which expressions are compared. Another server of the same
 * version can do that in its place.
 */
public final class NoScratchException extends SQLException {
    private static final long serialVersionUID = 1;

    NoScratchException(String user, SQLException cause) {
        super(
                "The user \"%s\" may not create a schema here, which comparing expressions needs: %s. Grant CREATE on the database, or let another server compare."
                        .formatted(user, cause.getMessage()),
                cause.getSQLState(),
                cause);
    }
}
