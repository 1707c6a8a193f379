package dev.dunlin.cli.catalog;

import java.sql.SQLException;

/** Lists what there is no place for in a schema: whole kinds of things, and traits of those that have one. */
final class UnmanagedReader {
    private static final String THINGS = """
            SELECT 'role' AS kind, rolname::text AS name FROM pg_roles r
            WHERE rolname NOT LIKE 'pg\\_%' AND r.oid <> 10
            UNION ALL SELECT 'publication', pubname FROM pg_publication
            UNION ALL SELECT 'subscription', subname FROM pg_subscription s
            WHERE subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
            UNION ALL SELECT 'security label', format('of %s on %s', l.provider, l.classoid::regclass) FROM pg_seclabel l
            UNION ALL SELECT 'foreign data wrapper', fdwname FROM pg_foreign_data_wrapper f
            WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = f.oid AND d.deptype = 'e')
            UNION ALL SELECT 'foreign server', srvname FROM pg_foreign_server
            UNION ALL SELECT 'event trigger', evtname FROM pg_event_trigger e
            WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = e.oid AND d.deptype = 'e')
            UNION ALL SELECT 'language', lanname FROM pg_language l
            WHERE l.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = l.oid AND d.deptype = 'e')
            UNION ALL SELECT 'cast', format('%s AS %s', castsource::regtype, casttarget::regtype) FROM pg_cast c
            WHERE c.oid >= 16384
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('e', 'i'))
            UNION ALL SELECT 'transform', format('%s in %s', trftype::regtype, l.lanname)
            FROM pg_transform f JOIN pg_language l ON l.oid = f.trflang
            WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = f.oid AND d.deptype = 'e')
            UNION ALL SELECT 'access method', amname FROM pg_am a
            WHERE a.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = a.oid AND d.deptype = 'e')
            UNION ALL SELECT 'large object', count(*) || ' of them' FROM pg_largeobject_metadata HAVING count(*) > 0
            UNION ALL SELECT 'default privileges', format('of %s%s on %s', pg_get_userbyid(defaclrole),
                coalesce(' in ' || defaclnamespace::regnamespace, ''), defaclobjtype)
            FROM pg_default_acl a WHERE defaclnamespace = 0 OR defaclnamespace = ANY ((SELECT namespaces FROM scope)::oid[])
            UNION ALL SELECT u.kind, u.name
            FROM scope CROSS JOIN LATERAL (
                SELECT 'operator' AS kind, o.oid::regoperator::text AS name, o.oid, o.oprnamespace AS namespace
                FROM pg_operator o
                UNION ALL SELECT 'operator class', opcname, oid, opcnamespace FROM pg_opclass
                UNION ALL SELECT 'operator family', opfname, oid, opfnamespace FROM pg_opfamily
                UNION ALL SELECT 'collation', oid::regcollation::text, oid, collnamespace FROM pg_collation
                UNION ALL SELECT 'conversion', conname, oid, connamespace FROM pg_conversion
                UNION ALL SELECT 'text search configuration', oid::regconfig::text, oid, cfgnamespace FROM pg_ts_config
                UNION ALL SELECT 'text search dictionary', oid::regdictionary::text, oid, dictnamespace FROM pg_ts_dict
                UNION ALL SELECT 'text search parser', prsname, oid, prsnamespace FROM pg_ts_parser
                UNION ALL SELECT 'text search template', tmplname, oid, tmplnamespace FROM pg_ts_template) u
            WHERE u.namespace = ANY (namespaces)
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = u.oid AND d.deptype = 'e')
            """;

    private static final String TRAITS = """
            SELECT 'schema of an extension' AS kind, format('%I in %I', e.extname, n.nspname) AS name
            FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            WHERE n.nspname NOT IN ('public', 'pg_catalog')
            UNION ALL SELECT 'comment on a schema', n.nspname
            FROM scope CROSS JOIN pg_namespace n JOIN pg_description d
                ON d.objoid = n.oid AND d.classoid = 'pg_namespace'::regclass
            WHERE n.oid = ANY (namespaces)
                AND NOT (n.nspname = 'public' AND d.description = 'standard public schema')
            UNION ALL SELECT 'privileges on a column', format('%s.%I', a.attrelid::regclass, a.attname)
            FROM scope CROSS JOIN pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND c.relnamespace = ANY (namespaces)
                AND c.oid <> ALL (relations)
            UNION ALL SELECT 'privileges on a type', t.oid::regtype::text
            FROM scope CROSS JOIN pg_type t
            WHERE t.typacl IS NOT NULL AND t.typnamespace = ANY (namespaces) AND t.oid <> ALL (types)
            UNION ALL SELECT 'column unlike that of the parent', format('%s.%I', a.attrelid::regclass, a.attname)
            FROM scope CROSS JOIN pg_inherits h
            JOIN pg_class c ON c.oid = h.inhrelid
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_attribute p ON p.attrelid = h.inhparent AND p.attname = a.attname AND p.attnum > 0
            LEFT JOIN pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
            LEFT JOIN pg_attrdef pd ON pd.adrelid = p.attrelid AND pd.adnum = p.attnum
            WHERE c.relnamespace = ANY (namespaces) AND c.oid <> ALL (relations) AND c.relkind IN ('r', 'p')
                AND (a.attnotnull <> p.attnotnull OR a.attstorage <> p.attstorage
                    OR a.attstattarget IS DISTINCT FROM p.attstattarget
                    OR pg_get_expr(ad.adbin, ad.adrelid) IS DISTINCT FROM pg_get_expr(pd.adbin, pd.adrelid))
            """;

    private final Session session;
    private final Draft draft;

    UnmanagedReader(Session session, Draft draft) {
        this.session = session;
        this.draft = draft;
    }

    void read() throws SQLException {
        for (String sql : new String[] {THINGS, TRAITS}) {
            session.query(sql, row -> {
                draft.unmanaged(row.text("kind"), row.text("name"));
                return row;
            });
        }
    }
}
