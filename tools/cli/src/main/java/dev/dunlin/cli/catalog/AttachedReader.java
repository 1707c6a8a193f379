package dev.dunlin.cli.catalog;

import dev.dunlin.schema.sql.Sql;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what is attached to tables and views and written as files: triggers, rules, extended statistics. */
final class AttachedReader {
    private static final String TRIGGERS = """
            SELECT n.nspname AS namespace, c.relname AS relation, t.tgname AS name, pg_get_triggerdef(t.oid, true) AS definition,
                obj_description(t.oid, 'pg_trigger') AS comment, t.tgenabled AS enabled, 'TRIGGER' AS kind,
                format('%I ON %s', t.tgname, c.oid::regclass) AS text
            FROM scope CROSS JOIN pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relkind <> 'f' AND n.oid = ANY (namespaces) AND c.oid <> ALL (relations)
            ORDER BY n.nspname, c.relname, t.tgname
            """;

    private static final String RULES = """
            SELECT n.nspname AS namespace, c.relname AS relation, r.rulename AS name, pg_get_ruledef(r.oid, true) AS definition,
                obj_description(r.oid, 'pg_rewrite') AS comment, r.ev_enabled AS enabled, 'RULE' AS kind,
                format('%I ON %s', r.rulename, c.oid::regclass) AS text
            FROM scope CROSS JOIN pg_rewrite r
            JOIN pg_class c ON c.oid = r.ev_class
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE r.rulename <> '_RETURN' AND n.oid = ANY (namespaces) AND c.oid <> ALL (relations)
            ORDER BY n.nspname, c.relname, r.rulename
            """;

    private static final String STATISTICS = """
            SELECT n.nspname AS namespace, c.relname AS relation, s.stxname AS name,
                pg_get_statisticsobjdef(s.oid) AS definition, obj_description(s.oid, 'pg_statistic_ext') AS comment,
                'O' AS enabled, 'STATISTICS' AS kind, quote_ident(n.nspname) || '.' AS qualifier,
                format('%I.%I', n.nspname, s.stxname) AS text
            FROM scope CROSS JOIN pg_statistic_ext s
            JOIN pg_class c ON c.oid = s.stxrelid
            JOIN pg_namespace n ON n.oid = s.stxnamespace
            WHERE n.oid = ANY (namespaces) AND c.oid <> ALL (relations)
            ORDER BY n.nspname, s.stxname
            """;

    private final Session session;
    private final Draft draft;

    AttachedReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    void read() throws SQLException {
        for (String sql : new String[] {TRIGGERS, RULES, STATISTICS}) {
            session.query(sql, row -> {
                read(row);
                return row;
            });
        }
    }

    private void read(Row row) throws SQLException {
        String namespace = row.text("namespace");
        String kind = row.text("kind");
        boolean standsAlone = kind.equals("STATISTICS");
        String name = standsAlone ? row.text("name") : row.text("relation") + "_" + row.text("name");
        String file = FileNames.of(kind.toLowerCase(Locale.ROOT), session.isHome(namespace) ? null : namespace, name);
        String definition = row.text("definition").strip();
        if (standsAlone && session.isHome(namespace)) {
            definition = definition.replaceFirst(Pattern.quote(row.text("qualifier")), "");
        }
        draft.addFile(file, definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition);
        String comment = row.textOrNull("comment");
        if (comment != null) {
            draft.addFile(file, "COMMENT ON " + kind + " " + row.text("text") + " IS " + Sql.literal(comment));
        }
        if (row.letter("enabled") != 'O') {
            draft.unmanaged("state of a " + kind.toLowerCase(Locale.ROOT), row.text("text"));
        }
    }
}
