package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads sequences. Those that are no column's own stand alone; which are is known when columns were read. */
final class SequenceReader {
    private static final String SEQUENCES = """
            SELECT n.nspname AS namespace, c.relname AS name, c.oid::regclass AS text, format_type(s.seqtypid, NULL) AS type,
                s.seqstart AS start, s.seqincrement AS increment, s.seqmin AS min, s.seqmax AS max, s.seqcache AS cache,
                s.seqcycle AS cycle, obj_description(c.oid, 'pg_class') AS comment, d.refobjid::bigint AS owner,
                d.refobjsubid AS column, d.deptype = 'i' AS identity,
                'nextval(''' || replace(c.oid::regclass::text, '''', '''''') || '''::regclass)' AS next
            FROM scope CROSS JOIN pg_sequence s
            JOIN pg_class c ON c.oid = s.seqrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
                AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
            WHERE n.oid = ANY (namespaces) AND c.oid <> ALL (relations)
            """;

    private final Session session;
    private final Draft draft;
    private final Map<Long, List<Found>> owned = new HashMap<>();

    SequenceReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    /** A sequence, and the column that owns it. */
    static final class Found {
        final Sequence sequence;
        /** The name as PostgreSQL writes it. */
        final String text;
        /** Identifier of the owner's table; 0 for none. */
        final long owner;
        /** Number of the owner. */
        final long column;

        final boolean identity;
        /** The default that takes the next value, as PostgreSQL writes it. */
        final String next;
        /** Whether a column tells of it. */
        boolean told;

        Found(Sequence sequence, String text, long owner, long column, boolean identity, String next) {
            this.sequence = sequence;
            this.text = text;
            this.owner = owner;
            this.column = column;
            this.identity = identity;
            this.next = next;
        }
    }

    void read() throws SQLException {
        draft.sequences.addAll(session.query(SEQUENCES, this::sequence));
        draft.sequences.forEach(found ->
                owned.computeIfAbsent(found.owner, key -> new ArrayList<>()).add(found));
    }

    private Found sequence(Row row) throws SQLException {
        SequenceOptions options = new SequenceOptions(
                row.number("start"),
                row.number("increment"),
                row.number("min"),
                row.number("max"),
                row.number("cache"),
                row.flag("cycle"));
        Sequence sequence = new Sequence(session.name(row), row.text("type"), options, row.textOrNull("comment"));
        return new Found(
                sequence,
                row.text("text"),
                row.number("owner"),
                row.number("column"),
                row.flag("identity"),
                row.text("next"));
    }

    /** The sequence that a column owns, if there is one beside its table. */
    Optional<Found> ownedBy(long table, long column, QualifiedName tableName) {
        return owned.getOrDefault(table, List.of()).stream()
                .filter(found -> found.column == column)
                .filter(found -> found.sequence
                        .name()
                        .equals(tableName.sibling(found.sequence.name().name())))
                .findFirst();
    }

    /** Adds those that no column tells of. */
    void addOthers() {
        for (Found found : draft.sequences) {
            if (!found.told) {
                draft.add(found.sequence);
                if (found.owner != 0) {
                    draft.unmanaged("owner of a sequence", found.text);
                }
            } else if (found.sequence.comment() != null) {
                draft.unmanaged("comment on a sequence of a column", found.text);
            }
        }
    }

    /** Whether the type of a column is that of its sequence. */
    static boolean isOfType(Found found, @Nullable String type) {
        return found.sequence.type().equals(type);
    }
}
