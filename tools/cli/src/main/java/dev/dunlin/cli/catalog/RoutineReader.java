package dev.dunlin.cli.catalog;

import dev.dunlin.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads functions, procedures and aggregates, with comments and privileges. All of one name are one file. */
final class RoutineReader {
    private static final String ROUTINES = """
            SELECT n.nspname AS namespace, p.proname AS name, p.prokind AS kind,
                quote_ident(n.nspname) || '.' AS qualifier,
                quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS signature,
                CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END AS definition,
                obj_description(p.oid, 'pg_proc') AS comment, p.proparallel AS parallel,
                NOT EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
                            WHERE x.grantee = 0 AND x.privilege_type = 'EXECUTE') AS is_closed,
                grants.roles, grants.options,
                a.aggkind AS aggregate_kind, a.aggtransfn AS transition,
                CASE WHEN a.aggfnoid IS NOT NULL THEN format_type(a.aggtranstype, NULL) END AS state,
                nullif(a.aggtransspace, 0)::text AS space, nullif(a.aggfinalfn::oid, 0)::regproc AS final,
                CASE WHEN a.aggfinalextra THEN 'yes' END AS final_extra, a.aggfinalmodify AS final_modify,
                nullif(a.aggcombinefn::oid, 0)::regproc AS combine, nullif(a.aggserialfn::oid, 0)::regproc AS serial,
                nullif(a.aggdeserialfn::oid, 0)::regproc AS deserial, a.agginitval AS initial,
                a.aggmtransfn <> 0 OR a.aggsortop <> 0 AS unusual
            FROM scope CROSS JOIN pg_proc p
            JOIN pg_namespace n ON n.oid = p.pronamespace
            LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
            CROSS JOIN LATERAL (
                SELECT array_agg(coalesce(quote_ident(r.rolname), 'PUBLIC') ORDER BY r.rolname) AS roles,
                    array_agg(x.is_grantable::text ORDER BY r.rolname) AS options
                FROM aclexplode(p.proacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
                WHERE x.grantee NOT IN (0, p.proowner)) grants
            WHERE n.oid = ANY (namespaces) AND p.oid <> ALL (routines)
                AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
            ORDER BY n.nspname, p.proname, p.prokind = 'a', signature
            """;

    private final Session session;
    private final Draft draft;

    RoutineReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    void read() throws SQLException {
        session.query(ROUTINES, row -> {
            read(row);
            return row;
        });
    }

    private void read(Row row) throws SQLException {
        String namespace = row.text("namespace");
        boolean atHome = session.isHome(namespace);
        String qualifier = row.text("qualifier");
        String signature = (atHome ? "" : qualifier) + row.text("signature");
        String definition = row.letter("kind") == 'a' ? aggregate(row, signature) : row.text("definition");
        if (definition == null) {
            draft.unmanaged("aggregate", signature);
            return;
        }
        if (atHome) {
            int at = definition.indexOf(qualifier);
            definition = definition.substring(0, at) + definition.substring(at + qualifier.length());
        }
        String file = FileNames.of(null, atHome ? null : namespace, row.text("name"));
        draft.addFile(session.name(row), file, definition);
        extras(row, kind(row.letter("kind")) + " " + signature).forEach(sql -> draft.addFile(file, sql));
    }

    private static String kind(char kind) {
        return kind == 'a' ? "AGGREGATE" : kind == 'p' ? "PROCEDURE" : "FUNCTION";
    }

    private static List<String> extras(Row row, String what) throws SQLException {
        List<String> statements = new ArrayList<>();
        String comment = row.textOrNull("comment");
        if (comment != null) {
            statements.add("COMMENT ON " + what + " IS " + Sql.literal(comment));
        }
        String routine = what.startsWith("AGGREGATE ") ? what.replaceFirst("AGGREGATE", "FUNCTION") : what;
        if (row.flag("is_closed")) {
            statements.add("REVOKE ALL ON " + routine + " FROM PUBLIC");
        }
        List<String> roles = row.texts("roles");
        List<String> options = row.texts("options");
        for (int i = 0; i < roles.size(); i++) {
            statements.add("GRANT EXECUTE ON " + routine + " TO " + roles.get(i)
                    + (Boolean.parseBoolean(options.get(i)) ? " WITH GRANT OPTION" : ""));
        }
        return statements;
    }

    /** The statement that creates an aggregate; null for what this does not write. */
    private static @Nullable String aggregate(Row row, String signature) throws SQLException {
        if (row.letter("aggregate_kind") != 'n' || row.flag("unusual")) {
            return null;
        }
        List<String> clauses = new ArrayList<>();
        clauses.add("SFUNC = " + row.text("transition"));
        clauses.add("STYPE = " + row.text("state"));
        add(clauses, "SSPACE = ", row.textOrNull("space"));
        String last = row.textOrNull("final");
        add(clauses, "FINALFUNC = ", last);
        if (row.textOrNull("final_extra") != null) {
            clauses.add("FINALFUNC_EXTRA");
        }
        if (last != null && row.letter("final_modify") != 'r') {
            clauses.add("FINALFUNC_MODIFY = " + (row.letter("final_modify") == 's' ? "SHAREABLE" : "READ_WRITE"));
        }
        add(clauses, "COMBINEFUNC = ", row.textOrNull("combine"));
        add(clauses, "SERIALFUNC = ", row.textOrNull("serial"));
        add(clauses, "DESERIALFUNC = ", row.textOrNull("deserial"));
        String initial = row.textOrNull("initial");
        add(clauses, "INITCOND = ", initial == null ? null : Sql.literal(initial));
        switch (row.letter("parallel")) {
            case 's' -> clauses.add("PARALLEL = SAFE");
            case 'r' -> clauses.add("PARALLEL = RESTRICTED");
            default -> {}
        }
        return "CREATE OR REPLACE AGGREGATE " + signature + " (\n    " + String.join(",\n    ", clauses) + "\n)";
    }

    private static void add(List<String> clauses, String name, @Nullable String value) {
        if (value != null) {
            clauses.add(name + value);
        }
    }
}
