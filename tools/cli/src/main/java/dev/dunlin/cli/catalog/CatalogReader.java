package dev.dunlin.cli.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads the structure of a live database, PostgreSQL 13 and later. The number of queries does not depend on what is in it; no
 * table is read or locked.
 */
public final class CatalogReader {
    private static final String EXTENSIONS = "SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql'";

    private final CatalogScope scope;

    /** A reader of a part of databases. */
    public CatalogReader(CatalogScope scope) {
        this.scope = scope;
    }

    /**
     * Reads the database that a connection leads to, in the transaction that is open, or in one of its own if the connection
     * commits by itself. Nothing is changed, and the search path is as before afterwards.
     *
     * @throws SQLException if the catalog cannot be read
     */
    public Catalog read(Connection connection) throws SQLException {
        return Session.read(connection, scope, CatalogReader::read);
    }

    private static Catalog read(Session session) throws SQLException {
        Draft draft = new Draft();
        TypeReader types = new TypeReader(session, draft);
        SequenceReader sequences = new SequenceReader(session, draft);
        draft.extensions.addAll(session.query(EXTENSIONS, row -> row.text("name")));
        types.read();
        new RangeReader(session, draft).read();
        new RelationReader(session, draft).read();
        sequences.read();
        new ColumnReader(session, draft, types, sequences).read();
        sequences.addOthers();
        new IndexReader(session, draft).read();
        new ConstraintReader(session, draft).read();
        new PolicyReader(session, draft).read();
        new RoutineReader(session, draft).read();
        new AttachedReader(session, draft).read();
        new PrivilegeReader(session, draft).read();
        new UnmanagedReader(session, draft).read();
        new Assembly(draft).run();
        return draft.catalog(session.postgres());
    }
}
