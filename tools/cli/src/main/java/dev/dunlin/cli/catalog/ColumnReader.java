package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnOptions.Storage;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads columns of tables and views, and attributes of composite types. */
final class ColumnReader {
    private static final String COLUMNS =
            """
            SELECT a.attrelid::bigint AS relation, a.attnum AS number, a.attname AS name, NOT a.attnotnull AS nullable,
                a.attidentity AS identity, a.attgenerated AS generated, pg_get_expr(d.adbin, d.adrelid) AS value,
                (SELECT l.collname FROM pg_collation l
                 WHERE l.oid = a.attcollation AND a.attcollation <> t.typcollation) AS collation,
                (SELECT quote_ident(ln.nspname) || '.' || quote_ident(l.collname)
                 FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace
                 WHERE l.oid = a.attcollation AND a.attcollation <> t.typcollation
                     AND NOT pg_collation_is_visible(l.oid)) AS hidden_collation,
                col_description(a.attrelid, a.attnum) AS comment,
                CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage, $compression AS compression,
                CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS statistics,
                a.attinhcount > 0 AS inherited, a.attoptions IS NOT NULL AS has_options,
            """ + TypeReader.COLUMNS.replace("$mod", "a.atttypmod") + """
            FROM scope CROSS JOIN pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid
            JOIN pg_type t ON t.oid = a.atttypid
            """ + TypeReader.JOINS + """
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'c') AND c.relnamespace = ANY (namespaces) AND c.oid <> ALL (relations)
                AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum
            """;

    private static final int COMPRESSION_SERVER = 14;

    private final Session session;
    private final Draft draft;
    private final TypeReader types;
    private final SequenceReader sequences;

    ColumnReader(Session session, Draft draft, TypeReader types, SequenceReader sequences) {
        this.session = session;
        this.draft = draft;
        this.types = types;
        this.sequences = sequences;
    }

    void read() throws SQLException {
        String compression = session.since(COMPRESSION_SERVER, "nullif(a.attcompression, '')", "NULL::\"char\"");
        session.query(COLUMNS.replace("$compression", compression), row -> {
            Relation relation = draft.relations.get(row.number("relation"));
            if (relation != null) {
                read(relation, row);
            }
            return row;
        });
    }

    private void read(Relation relation, Row row) throws SQLException {
        String name = row.text("name");
        ColumnType type = types.of(row);
        String comment = row.textOrNull("comment");
        switch (relation.kind) {
            case COMPOSITE ->
                relation.attributes.add(
                        new CompositeType.Attribute(name, type, row.textOrNull("collation"), comment, null));
            case VIEW, MATERIALIZED_VIEW -> {
                relation.viewColumns.add(new ViewColumn(name, type, comment));
                if (row.textOrNull("value") != null) {
                    draft.unmanaged("default of a view's column", relation.name + "." + name);
                }
            }
            case TABLE -> {
                listOddities(relation, row);
                if (!row.flag("inherited")) {
                    relation.columns.add(column(relation, type, row));
                } else if (comment != null) {
                    draft.unmanaged("comment on an inherited column", relation.name + "." + name);
                }
            }
        }
    }

    private Column column(Relation relation, ColumnType type, Row row) throws SQLException {
        return new Column(
                row.text("name"),
                type,
                row.flag("nullable"),
                value(relation, type, row),
                row.textOrNull("collation"),
                row.textOrNull("comment"),
                null,
                new ColumnOptions(storage(row), compression(row), row.integerOrNull("statistics")));
    }

    private @Nullable DefaultValue value(Relation relation, ColumnType type, Row row) throws SQLException {
        char generated = row.letter("generated");
        String sql = row.textOrNull("value");
        if (generated != ' ' && sql != null) {
            return new DefaultValue.Generated(ExpressionText.bare(sql), generated == 's');
        }
        SequenceReader.Found own = sequences
                .ownedBy(row.number("relation"), row.number("number"), relation.name)
                .orElse(null);
        if (own != null && own.identity) {
            return tell(
                    own,
                    type,
                    new DefaultValue.Identity(
                            row.letter("identity") == 'a', own.sequence.name().name(), own.sequence.options()));
        }
        if (own != null && own.next.equals(sql)) {
            return tell(own, type, new DefaultValue.Serial(own.sequence.name().name(), own.sequence.options()));
        }
        return sql == null ? null : DefaultText.value(sql, type, row.text("type_bare"));
    }

    /** A sequence of another type than its column counts differently only where the column has no values. */
    private DefaultValue tell(SequenceReader.Found own, ColumnType type, DefaultValue value) {
        own.told = true;
        String name = type instanceof ColumnType.Builtin builtin ? builtin.name() : null;
        if (!SequenceReader.isOfType(own, name)) {
            draft.unmanaged("type of a sequence", own.text + " " + own.sequence.type());
        }
        return value;
    }

    private static @Nullable Storage storage(Row row) throws SQLException {
        return switch (row.letter("storage")) {
            case 'p' -> Storage.PLAIN;
            case 'e' -> Storage.EXTERNAL;
            case 'x' -> Storage.EXTENDED;
            case 'm' -> Storage.MAIN;
            default -> null;
        };
    }

    private static @Nullable String compression(Row row) throws SQLException {
        return switch (row.letter("compression")) {
            case 'p' -> "pglz";
            case 'l' -> "lz4";
            default -> null;
        };
    }

    private void listOddities(Relation relation, Row row) throws SQLException {
        String name = relation.name + "." + row.text("name");
        if (row.flag("has_options")) {
            draft.unmanaged("options of a column", name);
        }
        String collation = row.textOrNull("hidden_collation");
        if (collation != null) {
            draft.unmanaged("collation outside of the search path", name + " " + Objects.requireNonNull(collation));
        }
    }
}
