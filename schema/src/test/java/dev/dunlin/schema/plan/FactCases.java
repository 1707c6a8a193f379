package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.Constraint.Exclude;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.Constraint.PrimaryKey;
import dev.dunlin.schema.model.Constraint.Unique;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.model.TypeParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The measured statements by group and label, as the planner knows them. Changes of type are read from the measurement. */
final class FactCases {
    private static final QualifiedName T = QualifiedName.of("t");
    private static final QualifiedName R = QualifiedName.of("r");
    private static final QualifiedName MOOD = QualifiedName.of("mood");
    private static final EnumType MOODS = EnumType.of(MOOD, "a", "b");

    private static final QualifiedName DOMAIN = QualifiedName.of("d1");
    private static final Domain POSITIVE = Domain.of(DOMAIN, type("integer"))
            .withChecks(List.of(new Check("d1_check", new SqlExpression("value>0"), true)));
    private static final DefaultValue NUMBERS = new DefaultValue.Serial("t_z_seq", SequenceOptions.NONE);

    private static final Column B = optional("b", "integer");
    private static final Column C = required("c", "integer").withDefault(new DefaultValue.Literal("1"));
    private static final Check CHECK = check("ck", "b>0", true);
    private static final ForeignKey KEY = new ForeignKey(
            "fk",
            List.of("r_id"),
            R,
            List.of("id"),
            Action.NO_ACTION,
            Action.NO_ACTION,
            false,
            Deferral.NOT_DEFERRABLE,
            true);
    private static final Unique UNIQUE = Unique.of("t_nn_key", "nn");
    private static final PrimaryKey PRIMARY_KEY = new PrimaryKey("t_pkey", List.of("id"));
    private static final Index INDEX = Index.of("t_b_idx", "b");

    private static final Table TABLE_R = Table.of(R, required("id", "integer"), optional("x", "integer"))
            .withConstraints(List.of(new PrimaryKey("r_pkey", List.of("id"))));
    private static final Table TABLE_T = Table.of(
                    T,
                    required("id", "integer"),
                    optional("a", "varchar(10)"),
                    B,
                    C,
                    optional("r_id", "integer"),
                    optional("n", "numeric(10,2)"),
                    optional("ts", "timestamp"),
                    optional("nn", "integer"))
            .withConstraints(List.of(PRIMARY_KEY))
            .withIndexes(List.of(INDEX));

    private static final String TRIGGER = "triggers are files of SQL in objects/";
    private static final String FUNCTION = "functions are files of SQL in objects/";
    private static final String GRANT = "grants are files of SQL in objects/";
    private static final String UPKEEP = "upkeep, no change of the schema";
    private static final String NO_MEMBER = "nothing in the vocabulary says it";
    private static final String OWN_STEPS = "each of these is a change of its own";
    private static final String NOT_IN_MODEL = "the model does not have it";

    private final Map<String, FactCase> cases = new LinkedHashMap<>();

    private FactCases() {}

    /** By {@code group/label}, without the changes of type that {@link TypeFact} reads. */
    static Map<String, FactCase> all() {
        FactCases all = new FactCases();
        all.types();
        all.addedColumns();
        all.columns();
        all.notNull();
        all.constraints();
        all.indexes();
        all.tables();
        all.enums();
        all.others();
        all.cases.putAll(ObjectFacts.all());
        all.cases.putAll(PartitionFacts.all());
        return all.cases;
    }

    private void types() {
        String group = "type";
        Column a = optional("a", "varchar(10)");
        Change wider = alter(a, a.withType(type("varchar(20)")));
        Change text = alter(a, a.withType(type("text")));
        SqlExpression notBlank = new SqlExpression("a<>''");
        Table checked = TABLE_T.withConstraints(List.of(PRIMARY_KEY, new Check("ck", notBlank, true)));
        Index lower = new Index(
                "t_l_idx",
                List.of(Index.Part.expression(new SqlExpression("lower(a)"))),
                false,
                "btree",
                null,
                List.of(),
                false,
                new TreeMap<>());
        Index partial =
                new Index("t_p_idx", INDEX.parts(), false, "btree", notBlank, List.of(), false, new TreeMap<>());
        Table computed = TABLE_T.withIndexes(List.of(INDEX, lower));
        made(group, "varchar(10)->varchar(20) with CHECK on the column", with(checked), wider);
        made(group, "varchar(10)->text with CHECK on the column", with(checked), text);
        made(
                group,
                "varchar(10)->varchar(20), partial index predicate on it",
                with(TABLE_T.withIndexes(List.of(INDEX, partial))),
                wider);
        made(group, "varchar(10)->varchar(20), expression index lower(a)", with(computed), wider);
        made(group, "varchar(10)->text, expression index lower(a)", with(computed), text);
        made(
                group,
                "varchar(10)->text, unique constraint on it",
                with(TABLE_T.withConstraints(List.of(PRIMARY_KEY, Unique.of("t_a_key", "a")))),
                text);
        Column reference = optional("r_id", "integer");
        made(
                group,
                "int->bigint on FK referencing side",
                with(keyed()),
                alter(reference, reference.withType(type("bigint"))));
        Column target = required("id", "integer");
        made(
                group,
                "int->bigint on referenced PK",
                with(keyed()),
                new ColumnChange.AlterColumn(R, target, target.withType(type("bigint")), null, null));
        made(group, "varchar(10)->varchar(20) with extended statistics", standard(), wider);
        never("views that read a column go before its type changes", group, "varchar(10)->varchar(20) used by a view");
        never(
                "generated columns are dropped before what they read changes",
                group,
                "varchar(10)->varchar(20) used by a generated column");
        never(TRIGGER, group, "varchar(10)->varchar(20) used in a trigger WHEN");
        never(
                "policies that read a column go before its type changes",
                group,
                "varchar(10)->varchar(20) used in a policy");
    }

    private void addedColumns() {
        added("nullable, no default", optional("z", "integer"));
        added("NOT NULL DEFAULT constant", literal(required("z", "integer"), "5"));
        added("DEFAULT now()", expression(optional("z", "timestamptz"), "now()"));
        added("DEFAULT current_timestamp NOT NULL", expression(required("z", "timestamptz"), "current_timestamp"));
        added("DEFAULT clock_timestamp()", expression(optional("z", "timestamptz"), "clock_timestamp()"));
        added("DEFAULT random()", expression(optional("z", "double precision"), "random()"));
        added("DEFAULT gen_random_uuid()", expression(optional("z", "uuid"), "gen_random_uuid()"));
        added("DEFAULT uuidv7() (18+)", expression(optional("z", "uuid"), "uuidv7()"));
        added("DEFAULT nextval", expression(optional("z", "integer"), "nextval('sq')"));
        added("identity", required("z", "integer").withDefault(new DefaultValue.Identity(true, "t_z_seq")));
        added("generated STORED", generated(true));
        added("generated VIRTUAL (18+)", generated(false));
        added("enum + constant default", literal(Column.of("z", new ColumnType.Defined(MOOD)), "a"));
        added("text[] default '{}'", literal(required("z", "text[]"), "{}"));
        added("jsonb default '{}'", literal(required("z", "jsonb"), "{}"));
        added("DEFAULT immutable expr 1+2", expression(optional("z", "integer"), "1+2"));
        added("DEFAULT user volatile plpgsql fn", expression(optional("z", "integer"), "fv()"));
        String group = "add column";
        cases.put(
                key(group, "NOT NULL without default"),
                new FactCase.Fails(
                        standard(),
                        new ColumnChange.AddColumn(T, required("z", "integer"), null),
                        Hazard.Code.REQUIRED_COLUMN));
        made(group, "nullable + CHECK", standard(), addZ(), add(check("t_z_check", "z>0", true)));
        made(
                group,
                "constant default + CHECK",
                standard(),
                new ColumnChange.AddColumn(T, literal(optional("z", "integer"), "5"), null),
                add(check("t_z_check", "z>0", true)));
        made(group, "UNIQUE nullable", standard(), addZ(), add(Unique.of("t_z_key", "z")));
        ForeignKey key = foreignKey("t_z_fkey", "z");
        made(group, "REFERENCES nullable", standard(), addZ(), add(key.withValid(false)));
        made(
                group,
                "REFERENCES + constant default",
                standard(),
                new ColumnChange.AddColumn(T, literal(optional("z", "integer"), "1"), null),
                add(key));
        String unknown = "a function of the author counts as volatile, the safe way being only longer";
        never(unknown, group, "DEFAULT user stable fn", "DEFAULT user volatile SQL fn that inlines to a constant");
        added("serial", required("z", "integer").withDefault(NUMBERS));
        added("PRIMARY KEY serial on pk-less table", required("z", "bigint").withDefault(NUMBERS));
        Column ofDomain = optional("z", "integer").withType(new ColumnType.Defined(DOMAIN));
        Change addOfDomain = new ColumnChange.AddColumn(T, ofDomain, null);
        made(group, "domain without constraint", standard(Domain.of(DOMAIN, type("integer"))), addOfDomain);
        made(group, "domain with CHECK", standard(POSITIVE), addOfDomain);
        made(
                group,
                "domain with CHECK + default",
                standard(POSITIVE),
                new ColumnChange.AddColumn(T, literal(ofDomain, "5"), null));
        Domain required = Domain.of(DOMAIN, type("integer")).withNullable(false);
        cases.put(
                key(group, "domain NOT NULL"),
                new FactCase.Fails(standard(required), addOfDomain, Hazard.Code.REQUIRED_COLUMN));
    }

    private void columns() {
        String group = "column";
        made(group, "SET DEFAULT", standard(), alter(B, literal(B, "9")));
        made(group, "DROP DEFAULT", standard(), alter(C, C.withDefault(null)));
        Column n = optional("n", "numeric(10,2)");
        made(group, "SET DEFAULT volatile", standard(), alter(n, expression(n, "random()")));
        Change required = alter(B, B.withNullable(false));
        made(group, "SET NOT NULL (no help)", standard(), required);
        made(group, "SET NOT NULL with valid CHECK (b IS NOT NULL)", withCheck("b is not null", true), required);
        made(group, "SET NOT NULL with valid CHECK (b > 0) (not a proof)", withCheck("b > 0", true), required);
        made(
                group,
                "SET NOT NULL with CHECK (b IS NOT NULL AND b>0)",
                withCheck("b is not null and b>0", true),
                required);
        made(group, "SET NOT NULL with NOT VALID CHECK", withCheck("b is not null", false), required);
        made(group, "SET NOT NULL on a column of domain type with CHECK valid", standard(), required);
        never(
                "the check goes in a statement of its own, so that it is still a proof",
                group,
                "SET NOT NULL + DROP the CHECK in ONE ALTER TABLE");
        made(group, "DROP NOT NULL", standard(), alter(C, C.withNullable(true)));
        Column key = required("id", "integer");
        made(
                group,
                "ADD IDENTITY to NOT NULL column",
                standard(),
                alter(key, key.withDefault(new DefaultValue.Identity(false, "t_id_seq"))));
        Column numbered = C.withDefault(new DefaultValue.Identity(false, "t_c_seq"));
        made(group, "DROP IDENTITY", withColumn(numbered), alter(numbered, numbered.withDefault(null)));
        made(
                group,
                "SET GENERATED ALWAYS",
                withColumn(numbered),
                alter(numbered, numbered.withDefault(new DefaultValue.Identity(true, "t_c_seq"))));
        made(group, "DROP COLUMN", standard(), new ColumnChange.DropColumn(T, B));
        Column nn = optional("nn", "integer");
        made(
                group,
                "DROP COLUMN indexed + constraint",
                with(TABLE_T.withConstraints(List.of(PRIMARY_KEY, UNIQUE))),
                new KeyChange.DropConstraint(T, UNIQUE),
                new ColumnChange.DropColumn(T, nn));
        made(group, "RENAME COLUMN", standard(), new ColumnChange.RenameColumn(T, "b", "b2"));
        Column computed = optional("g", "integer").withDefault(generation("b*2"));
        made(group, "DROP EXPRESSION", withColumn(computed), alter(computed, computed.withDefault(null)));
        made(
                group,
                "SET EXPRESSION stored (17+)",
                withColumn(computed),
                alter(computed, computed.withDefault(generation("b*3"))));
        Column a = optional("a", "varchar(10)");
        made(group, "SET STATISTICS", standard(), alter(B, B.withOptions(new ColumnOptions(null, null, 500))));
        made(
                group,
                "SET STORAGE",
                standard(),
                alter(a, a.withOptions(new ColumnOptions(ColumnOptions.Storage.MAIN, null, null))));
        made(
                group,
                "SET COMPRESSION pglz (14+)",
                standard(),
                alter(a, a.withOptions(new ColumnOptions(null, "pglz", null))));
        never(NO_MEMBER, group, "SET (n_distinct)");
    }

    private void notNull() {
        String group = "not null 18";
        made(
                group,
                "SET NOT NULL when a valid CHECK exists",
                withCheck("b is not null", true),
                alter(B, B.withNullable(false)));
        Change require = new ColumnChange.RequireColumn(T, B);
        cases.put(key(group, "ADD CONSTRAINT NOT NULL NOT VALID"), new FactCase.Apart(standard(), require, 0, 18));
        cases.put(key(group, "VALIDATE NOT NULL constraint"), new FactCase.Apart(standard(), require, 1, 18));
        never(
                "it is added unchecked and validated",
                group,
                "ADD CONSTRAINT NOT NULL (validated at once)",
                "SET NOT NULL when a NOT VALID one exists",
                "ADD CONSTRAINT NOT NULL when a valid CHECK exists");
        never(
                "a column becomes optional by its own name, since that of the constraint is not known",
                group,
                "DROP NOT NULL (inherited naming)");
    }

    private void constraints() {
        String group = "constraint";
        made(group, "ADD CHECK", standard(), add(CHECK));
        made(group, "ADD CHECK NOT VALID", standard(), add(CHECK.withValid(false)));
        made(group, "VALIDATE CHECK", withCheck("b>0", false), new KeyChange.ValidateConstraint(T, "ck"));
        made(group, "DROP CHECK", withCheck("b>0", true), new KeyChange.DropConstraint(T, CHECK));
        made(group, "RENAME CONSTRAINT", withCheck("b>0", true), new KeyChange.RenameConstraint(T, "ck", "ck2"));
        made(group, "ADD CHECK implied by existing CHECK", withCheck("b>0", true), add(check("ck2", "b>0", true)));
        made(group, "ADD FK", standard(), add(KEY));
        made(group, "ADD FK NOT VALID", standard(), add(KEY.withValid(false)));
        made(
                group,
                "VALIDATE FK",
                with(TABLE_T.withConstraints(List.of(PRIMARY_KEY, KEY.withValid(false)))),
                new KeyChange.ValidateConstraint(T, "fk"));
        made(group, "DROP FK", with(keyed()), new KeyChange.DropConstraint(T, KEY));
        made(group, "ADD UNIQUE", standard(), add(UNIQUE));
        Index fresh = unique("t_nn_key", "nn");
        made(group, "ADD UNIQUE USING INDEX", withIndex(TABLE_T, fresh), new KeyChange.PromoteIndex(T, fresh, UNIQUE));
        Index strict = new Index("t_nn_key", fresh.parts(), true, "btree", null, List.of(), true, new TreeMap<>());
        made(
                group,
                "ADD UNIQUE NULLS NOT DISTINCT USING INDEX (15+)",
                withIndex(TABLE_T, strict),
                new KeyChange.PromoteIndex(
                        T, strict, new Unique("t_nn_key", List.of("nn"), List.of(), true, Deferral.NOT_DEFERRABLE)));
        made(
                group,
                "DROP UNIQUE",
                with(TABLE_T.withConstraints(List.of(PRIMARY_KEY, UNIQUE))),
                new KeyChange.DropConstraint(T, UNIQUE));
        made(group, "DROP PK", standard(), new KeyChange.DropConstraint(T, PRIMARY_KEY));
        Table keyless = TABLE_T.withConstraints(List.of());
        Table optional = withColumn(keyless, optional("id", "integer"));
        Index index = unique("t_pkey", "id");
        Change promote = new KeyChange.PromoteIndex(T, index, PRIMARY_KEY);
        made(group, "ADD PRIMARY KEY on nullable column", with(optional), add(PRIMARY_KEY));
        made(group, "ADD PRIMARY KEY on NOT NULL column", with(keyless), add(PRIMARY_KEY));
        made(group, "ADD PRIMARY KEY USING INDEX, column nullable", withIndex(optional, index), promote);
        made(
                group,
                "ADD PRIMARY KEY USING INDEX, column nullable but valid CHECK",
                withIndex(optional.withConstraints(List.of(check("ck", "id is not null", true))), index),
                promote);
        made(group, "ADD PRIMARY KEY USING INDEX, column NOT NULL", withIndex(keyless, index), promote);
        never(OWN_STEPS, group, "swap PK: DROP PK + ADD PK USING INDEX in one statement");
        never(
                "a constraint is only made of the index that was built for it",
                group,
                "ADD UNIQUE USING a partial index",
                "ADD UNIQUE USING an expression index",
                "ADD UNIQUE USING a DESC index");
        made(
                group,
                "ALTER FK DEFERRABLE",
                with(keyed()),
                new KeyChange.AlterConstraint(T, KEY, KEY.withDeferral(Deferral.INITIALLY_DEFERRED)));
        made(
                group,
                "ADD EXCLUDE",
                standard(),
                add(Exclude.of("t_nn_excl", "btree", new Exclude.Element(Index.Part.column("nn"), "="))));
        never(
                NOT_IN_MODEL,
                group,
                "ADD CHECK NOT ENFORCED (18+)",
                "ADD FK NOT ENFORCED (18+)",
                "ALTER FK ENFORCED (18+)",
                "ALTER FK NOT ENFORCED (18+)");
    }

    private void indexes() {
        String group = "index";
        made(group, "CREATE INDEX", standard(), new KeyChange.AddIndex(T, Index.of("t_nn_idx", "nn")));
        made(group, "CREATE UNIQUE INDEX", standard(), new KeyChange.AddIndex(T, unique("t_nn_idx", "nn")));
        made(group, "DROP INDEX", standard(), new KeyChange.DropIndex(T, INDEX));
        made(group, "ALTER INDEX RENAME", standard(), new KeyChange.RenameIndex(T, "t_b_idx", "t_b2_idx"));
        never("an index with other parameters is built anew", group, "ALTER INDEX SET (fillfactor)");
        never(NO_MEMBER, group, "ALTER INDEX SET STATISTICS");
        never(UPKEEP, group, "REINDEX INDEX");
        never(
                "indexes are built concurrently only where each statement stands alone",
                group,
                "CREATE INDEX CONCURRENTLY inside a transaction");
    }

    private void tables() {
        String group = "table";
        unseen("RENAME TABLE", standard(), new TableChange.RenameTable(T, QualifiedName.of("t2")));
        unseen("SET SCHEMA", standard(), new TableChange.RenameTable(T, new QualifiedName("s2", "t")));
        unseen("DROP TABLE", standard(), new TableChange.DropTable(TABLE_T));
        made(group, "SET (fillfactor)", standard(), storage("fillfactor", "70"));
        made(group, "SET (autovacuum_enabled)", standard(), storage("autovacuum_enabled", "false"));
        TableOptions unlogged = new TableOptions(null, true, new TreeMap<>());
        made(group, "SET UNLOGGED", standard(), new TableChange.AlterTable(T, TableOptions.NONE, unlogged));
        made(
                group,
                "SET LOGGED",
                with(TABLE_T.withOptions(unlogged)),
                new TableChange.AlterTable(T, unlogged, TableOptions.NONE));
        TableOptions comment = new TableOptions("x", false, new TreeMap<>());
        made(group, "COMMENT ON TABLE", standard(), new TableChange.AlterTable(T, TableOptions.NONE, comment));
        made(group, "COMMENT ON COLUMN", standard(), alter(B, B.withComment("x")));
        Table child = Table.of(QualifiedName.of("ch"), required("id", "integer"), optional("t_id", "integer"))
                .withConstraints(List.of(
                        new PrimaryKey("ch_pkey", List.of("id")),
                        new ForeignKey(
                                "ch_t_id_fkey",
                                List.of("t_id"),
                                T,
                                List.of("id"),
                                Action.NO_ACTION,
                                Action.NO_ACTION,
                                false,
                                Deferral.NOT_DEFERRABLE,
                                true)));
        made(group, "CREATE TABLE ... REFERENCES t (new child)", standard(), new TableChange.CreateTable(child));
        never("the foreign keys that refer to a table go before it", group, "DROP TABLE referenced by FK CASCADE");
        never("a column that is there is not added", group, "ADD COLUMN IF NOT EXISTS present");
        never(TRIGGER, group, "CREATE TRIGGER", "CREATE OR REPLACE TRIGGER (14+)", "DROP TRIGGER", "DISABLE TRIGGER");
        never(GRANT, group, "GRANT", "OWNER TO");
        never(UPKEEP, group, "TRUNCATE", "LOCK via SELECT FOR UPDATE none", "ANALYZE");
        never(
                NO_MEMBER,
                group,
                "CLUSTER ON",
                "REPLICA IDENTITY FULL",
                "CREATE STATISTICS",
                "CREATE TABLE LIKE",
                "SET ACCESS METHOD heap (15+)");
    }

    private void enums() {
        String group = "enum";
        Column m = literal(optional("m", "integer").withType(new ColumnType.Defined(MOOD)), "a");
        Table moody = Table.of(T, required("id", "integer"), m).withConstraints(List.of(PRIMARY_KEY));
        Schema schema = Schema.of(List.of(), List.of(MOODS), List.of(moody));
        made(group, "ADD VALUE in a transaction", schema, addLabel(null));
        made(group, "ADD VALUE IF NOT EXISTS BEFORE", schema, addLabel("b"));
        made(group, "RENAME VALUE", schema, new EnumChange.RenameLabel(MOOD, "b", "bb"));
        made(group, "RENAME TYPE", schema, new EnumChange.RenameEnum(MOOD, QualifiedName.of("mood9")));
        made(
                group,
                "swap type via USING (remove value)",
                schema,
                new EnumChange.ReplaceLabels(MOODS, EnumType.of(MOOD, "a")));
        never(
                "a migration that uses a new label comes after the one that adds it",
                group,
                "ADD VALUE then use it in the same tx",
                "ADD VALUE then SET DEFAULT to it in the same tx",
                "ADD VALUE then new column default with it, same tx",
                "ADD VALUE then CHECK that uses the new value",
                "CREATE TYPE + ADD VALUE + use in same tx (type is new)");
        never("the default goes before the type changes", group, "ALTER TYPE used with default, without drop default");
    }

    private void others() {
        Table child = Table.of(T, required("id", "integer"), optional("r_id", "integer"))
                .withConstraints(List.of(PRIMARY_KEY, foreignKey("t_r_id_fkey", "r_id")));
        Table parent = Table.of(R, required("id", "integer"))
                .withConstraints(List.of(new PrimaryKey("r_pkey", List.of("id"))));
        Schema family = Schema.of(List.of(), List.of(), List.of(parent, child));
        cases.put(
                key("fk", "DROP TABLE child with FK to r"),
                FactCase.Made.of(family, new TableChange.DropTable(child)).but("t", "what is dropped shows no lock"));
        made("fk", "DROP COLUMN carrying an FK", family, new ColumnChange.DropColumn(T, optional("r_id", "integer")));
        cases.put(
                key("fk", "CREATE INDEX on parent"),
                FactCase.Made.of(family, new KeyChange.AddIndex(R, Index.of("r_x_idx", "id")))
                        .but("r", "the table had no rows"));
        never(UPKEEP, "fk", "TRUNCATE parent");
        Column k = required("k", "text");
        Table words = Table.of(T, k, optional("v", "integer"))
                .withConstraints(List.of(new PrimaryKey("t_pkey", List.of("k"))));
        made(
                "collation",
                "ALTER TABLE ... TYPE text COLLATE different, PK on it",
                Schema.of(List.of(), List.of(), List.of(words)),
                alter(k, new Column("k", k.type(), false, null, "C", null, null)));
        never(UPKEEP, "collation", "ALTER COLLATION REFRESH VERSION");
        made(
                "tx",
                "ADD CHECK NOT VALID + VALIDATE in one transaction",
                standard(),
                add(CHECK.withValid(false)),
                new KeyChange.ValidateConstraint(T, "ck"));
        made(
                "tx",
                "ADD FK NOT VALID + VALIDATE in one transaction",
                standard(),
                add(KEY.withValid(false)),
                new KeyChange.ValidateConstraint(T, "fk"));
        made(
                "tx",
                "VALIDATE CHECK then SET NOT NULL then DROP CHECK in one tx",
                withCheck("b is not null", false),
                new KeyChange.ValidateConstraint(T, "ck"),
                alter(B, B.withNullable(false)),
                new KeyChange.DropConstraint(T, check("ck", "b is not null", true)));
        made(
                "tx",
                "two type changes in one ALTER TABLE",
                standard(),
                alter(B, B.withType(type("bigint"))),
                alter(C, C.withType(type("bigint"))));
        Column z = optional("z", "uuid");
        made(
                "tx",
                "volatile default: ADD COLUMN; SET DEFAULT",
                standard(),
                new ColumnChange.AddColumn(T, z, null),
                alter(z, expression(z, "gen_random_uuid()")));
        Column staged = optional("z", "bigint");
        made(
                "tx",
                "identity on new column, staged: ADD COLUMN bigint; SET NOT NULL needs backfill; ADD IDENTITY",
                standard(),
                new ColumnChange.AddColumn(T, staged, null),
                alter(staged, literal(staged, "0")));
        made("tx", "stored generated column rewrite vs. ADD COLUMN + trigger", standard(), addZ());
        neverAnyOf(FUNCTION, "function");
    }

    /** All of a group. */
    private void neverAnyOf(String reason, String... groups) {
        for (String group : groups) {
            cases.put(key(group, "*"), new FactCase.Never(reason));
        }
    }

    private void never(String reason, String group, String... labels) {
        for (String label : labels) {
            cases.put(key(group, label), new FactCase.Never(reason));
        }
    }

    private void made(String group, String label, Schema before, Change... changes) {
        cases.put(key(group, label), FactCase.Made.of(before, changes));
    }

    /** A change after which the table is not found under its name. */
    private void unseen(String label, Schema before, Change change) {
        cases.put(
                key("table", label),
                FactCase.Made.of(before, change).but("t", "what is dropped or renamed shows no lock"));
    }

    private void added(String label, Column column) {
        made("add column", label, standard(), new ColumnChange.AddColumn(T, column, null));
    }

    static String key(String group, String label) {
        return group + "/" + label;
    }

    private static Schema standard() {
        return with(TABLE_T);
    }

    private static Schema standard(Domain domain) {
        return standard().withObjects(List.of(domain));
    }

    private static Schema with(Table t) {
        return Schema.of(List.of(), List.of(MOODS), List.of(TABLE_R, t));
    }

    private static Schema withCheck(String sql, boolean valid) {
        return with(TABLE_T.withConstraints(List.of(PRIMARY_KEY, check("ck", sql, valid))));
    }

    private static Schema withColumn(Column column) {
        return with(withColumn(TABLE_T, column));
    }

    private static Table withColumn(Table table, Column column) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.removeIf(other -> other.name().equals(column.name()));
        columns.add(column);
        return table.withColumns(columns);
    }

    private static Schema withIndex(Table table, Index index) {
        return with(table.withIndexes(List.of(INDEX, index)));
    }

    private static Table keyed() {
        return TABLE_T.withConstraints(List.of(PRIMARY_KEY, KEY));
    }

    private static Change addZ() {
        return new ColumnChange.AddColumn(T, optional("z", "integer"), null);
    }

    private static Change add(Constraint constraint) {
        return new KeyChange.AddConstraint(T, constraint);
    }

    private static Change alter(Column from, Column to) {
        return new ColumnChange.AlterColumn(T, from, to, null, null);
    }

    private static Change addLabel(@Nullable String before) {
        return new EnumChange.AddLabel(MOOD, new EnumType.Label("c", null), before);
    }

    private static Change storage(String name, String value) {
        return new TableChange.AlterTable(
                T, TableOptions.NONE, new TableOptions(null, false, new TreeMap<>(Map.of(name, value))));
    }

    private static Check check(String name, String sql, boolean valid) {
        return new Check(name, new SqlExpression(sql), valid);
    }

    private static ForeignKey foreignKey(String name, String column) {
        return new ForeignKey(
                name,
                List.of(column),
                R,
                List.of("id"),
                Action.NO_ACTION,
                Action.NO_ACTION,
                false,
                Deferral.NOT_DEFERRABLE,
                true);
    }

    private static Index unique(String name, String column) {
        return Index.of(name, column).withUnique(true);
    }

    private static Column generated(boolean stored) {
        return optional("z", "integer").withDefault(new DefaultValue.Generated(new SqlExpression("b*2"), stored));
    }

    private static DefaultValue generation(String sql) {
        return new DefaultValue.Generated(new SqlExpression(sql), true);
    }

    private static Column literal(Column column, String text) {
        return column.withDefault(new DefaultValue.Literal(text));
    }

    private static Column expression(Column column, String sql) {
        return column.withDefault(new DefaultValue.Expression(new SqlExpression(sql)));
    }

    private static Column required(String name, String type) {
        return Column.of(name, type(type));
    }

    private static Column optional(String name, String type) {
        return required(name, type).withNullable(true);
    }

    private static ColumnType type(String type) {
        return TypeParser.parse(type);
    }
}
