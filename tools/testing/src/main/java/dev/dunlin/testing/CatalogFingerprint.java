package dev.dunlin.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The structure of a database as PostgreSQL's own deparsers tell it, one line for each object, sorted. Two databases with
 * equal fingerprints have the same structure. Left out, since they are no difference: the order of columns, automatic
 * constraints for NOT NULL, empty PostgreSQL schemas, extensions and what belongs to them, the names of constraints and
 * indexes that a partition has from its table, and whether an inherited check is validated: a table or partition that
 * is created after it has it so, and one that was there has not.
 */
public final class CatalogFingerprint {
    private static final String TABLES = """
            SELECT format('table %I.%I kind=%s persistence=%s tablespace=%s inherits=%s options=%s comment=%L by=%s bound=%s'
                    || ' security=%s/%s',
                n.nspname, c.relname, c.relkind, c.relpersistence,
                (SELECT spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace),
                (SELECT array_agg(h.inhparent::regclass ORDER BY h.inhseqno) FROM pg_inherits h
                 WHERE h.inhrelid = c.oid),
                (SELECT array_agg(o ORDER BY o) FROM unnest(c.reloptions) o),
                obj_description(c.oid, 'pg_class'), pg_get_partkeydef(c.oid),
                pg_get_expr(c.relpartbound, c.oid), c.relrowsecurity, c.relforcerowsecurity)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm') AND %s
            """;

    private static final String COLUMNS = """
            SELECT format('column %I.%I.%I type=%s collation=%s notnull=%s identity=%s generated=%s storage=%s/%s'
                || ' statistics=%s default=%s comment=%L',
                n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                (SELECT collname FROM pg_collation l, pg_type t
                 WHERE l.oid = a.attcollation AND t.oid = a.atttypid AND t.typcollation <> a.attcollation),
                a.attnotnull, a.attidentity, a.attgenerated, a.attstorage,
                nullif(to_jsonb(a)->>'attcompression', ''), coalesce(a.attstattarget, -1), pg_get_expr(d.adbin, d.adrelid),
                col_description(c.oid, a.attnum))
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND %s
            """;

    private static final String CONSTRAINTS = """
            SELECT format('constraint %I.%I.%s type=%s valid=%s %s comment=%L',
                n.nspname, c.relname,
                CASE WHEN k.conparentid <> 0 OR (c.relispartition AND k.coninhcount > 0)
                    THEN 'of its table' ELSE quote_ident(k.conname) END,
                k.contype, k.convalidated OR k.coninhcount > 0,
                CASE WHEN k.coninhcount > 0
                    THEN regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '')
                    ELSE pg_get_constraintdef(k.oid) END, obj_description(k.oid, 'pg_constraint'))
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE k.contype IN ('c', 'f', 'p', 'u', 'x') AND %s
            """;

    private static final String INDEXES = """
            SELECT CASE WHEN c.relispartition
                THEN format('index on %s like %s valid=%s', i.indrelid::regclass,
                    pg_partition_root(c.oid), i.indisvalid)
                ELSE format('index %I.%I valid=%s tablespace=%s %s comment=%L', n.nspname, c.relname, i.indisvalid,
                    (SELECT spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace), pg_get_indexdef(c.oid),
                    obj_description(c.oid, 'pg_class')) END
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE %s
            """;

    private static final String POLICIES = """
            SELECT format('policy %I.%I.%I command=%s permissive=%s roles=%s using=%s check=%s',
                n.nspname, c.relname, p.polname, p.polcmd, p.polpermissive,
                (SELECT array_agg(CASE WHEN r = 0 THEN 'public' ELSE r::regrole::text END ORDER BY r::regrole::text)
                 FROM unnest(p.polroles) r),
                pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
            FROM pg_policy p
            JOIN pg_class c ON c.oid = p.polrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE %s
            """;

    private static final String SEQUENCES = """
            SELECT format('sequence %I.%I type=%s start=%s increment=%s min=%s max=%s cache=%s cycle=%s comment=%L owner=%s',
                n.nspname, c.relname, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
                s.seqcache, s.seqcycle,
                obj_description(c.oid, 'pg_class'),
                (SELECT format('%s.%I', d.refobjid::regclass, a.attname)
                 FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                 WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')))
            FROM pg_sequence s
            JOIN pg_class c ON c.oid = s.seqrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE %s
            """;

    private static final String ENUMS = """
            SELECT format('enum %I.%I labels=%s comment=%L', n.nspname, c.typname,
                (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = c.oid),
                obj_description(c.oid, 'pg_type'))
            FROM pg_type c JOIN pg_namespace n ON n.oid = c.typnamespace
            WHERE c.typtype = 'e' AND %s
            """;

    private static final String DOMAINS = """
            SELECT format('domain %I.%I type=%s collation=%s notnull=%s default=%s checks=%s comment=%L',
                n.nspname, c.typname, format_type(c.typbasetype, c.typtypmod),
                (SELECT collname FROM pg_collation l, pg_type t
                 WHERE l.oid = c.typcollation AND t.oid = c.typbasetype AND t.typcollation <> c.typcollation),
                c.typnotnull, pg_get_expr(c.typdefaultbin, 0),
                (SELECT array_agg(format('%I valid=%s %s', k.conname, k.convalidated, pg_get_constraintdef(k.oid))
                                  ORDER BY k.conname)
                 FROM pg_constraint k WHERE k.contypid = c.oid AND k.contype = 'c'),
                obj_description(c.oid, 'pg_type'))
            FROM pg_type c JOIN pg_namespace n ON n.oid = c.typnamespace
            WHERE c.typtype = 'd' AND %s
            """;

    private static final String COMPOSITES = """
            SELECT format('composite %I.%I attributes=%s comment=%L', n.nspname, c.relname,
                (SELECT array_agg(format('%I %s collation=%s comment=%L', a.attname,
                                         format_type(a.atttypid, a.atttypmod),
                                         (SELECT collname FROM pg_collation l, pg_type t
                                          WHERE l.oid = a.attcollation AND t.oid = a.atttypid
                                              AND t.typcollation <> a.attcollation),
                                         col_description(c.oid, a.attnum)) ORDER BY a.attname)
                 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
                obj_description(c.reltype, 'pg_type'))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'c' AND %s
            """;

    private static final String VIEWS = """
            SELECT format('query %I.%I populated=%s granted=%s %s', n.nspname, c.relname, c.relispopulated,
                (SELECT array_agg(format('%s %s %s', a.grantee, a.privilege_type, a.is_grantable) ORDER BY a.grantee,
                                  a.privilege_type)
                 FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner),
                pg_get_viewdef(c.oid))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v', 'm') AND %s
            """;

    private static final String FUNCTIONS = """
            SELECT format('function %s comment=%L', pg_get_functiondef(c.oid), obj_description(c.oid, 'pg_proc'))
            FROM pg_proc c JOIN pg_namespace n ON n.oid = c.pronamespace
            WHERE c.prokind <> 'a' AND %s
            """;

    private static final String TRIGGERS = """
            SELECT format('trigger %s', pg_get_triggerdef(c.oid))
            FROM pg_trigger c JOIN pg_class t ON t.oid = c.tgrelid JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE NOT c.tgisinternal AND %s
            """;

    private static final String OURS = """
            n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
            """;

    private static final List<String> QUERIES = List.of(
            TABLES,
            COLUMNS,
            CONSTRAINTS,
            INDEXES,
            POLICIES,
            SEQUENCES,
            ENUMS,
            DOMAINS,
            COMPOSITES,
            VIEWS,
            FUNCTIONS,
            TRIGGERS);

    private CatalogFingerprint() {}

    /** The lines of the database that the connection leads to. Its search path is as before afterwards. */
    public static List<String> of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String path =
                    lines(statement, "SELECT current_setting('search_path')").get(0);
            statement.execute("SELECT set_config('search_path', 'pg_catalog', false)");
            List<String> lines = new ArrayList<>();
            for (String query : QUERIES) {
                int where = query.lastIndexOf("%s");
                lines.addAll(lines(statement, query.substring(0, where) + OURS));
            }
            Collections.sort(lines);
            statement.execute("SET search_path = " + path);
            return lines;
        }
    }

    private static List<String> lines(Statement statement, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
