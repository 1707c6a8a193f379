package dev.dunlin.schema.plan;

import static dev.dunlin.schema.plan.Hazard.Code.ADD_CHECK;
import static dev.dunlin.schema.plan.Hazard.Code.ADD_FOREIGN_KEY;
import static dev.dunlin.schema.plan.Hazard.Code.ADD_PRIMARY_KEY;
import static dev.dunlin.schema.plan.Hazard.Code.ADD_UNIQUE;
import static dev.dunlin.schema.plan.Hazard.Code.BUILD_INDEX;
import static dev.dunlin.schema.plan.Hazard.Code.DETACH_PARTITION;
import static dev.dunlin.schema.plan.Hazard.Code.DROP_COLUMN;
import static dev.dunlin.schema.plan.Hazard.Code.DROP_TABLE;
import static dev.dunlin.schema.plan.Hazard.Code.RENAME_COLUMN;
import static dev.dunlin.schema.plan.Hazard.Code.RENAME_DOMAIN;
import static dev.dunlin.schema.plan.Hazard.Code.RENAME_TABLE;
import static dev.dunlin.schema.plan.Hazard.Code.REQUIRED_COLUMN;
import static dev.dunlin.schema.plan.Hazard.Code.RESTRICT_DOMAIN;
import static dev.dunlin.schema.plan.Hazard.Code.REWRITE_TABLE;
import static dev.dunlin.schema.plan.Hazard.Code.SCAN_TABLE;
import static dev.dunlin.schema.plan.Hazard.Code.SET_NOT_NULL;
import static dev.dunlin.schema.plan.LintCase.Transaction.alone;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.Constraint.PrimaryKey;
import dev.dunlin.schema.model.Constraint.Unique;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.model.TypeParser;
import dev.dunlin.schema.plan.LintCase.Judged;
import dev.dunlin.schema.plan.LintCase.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a linter judges and what we say of the same change: statements by the end of their identifier, rules that are about
 * something else by their name.
 */
final class LintCases {
    private static final QualifiedName T = QualifiedName.of("t");
    private static final QualifiedName R = QualifiedName.of("r");
    private static final Column BAR = column("bar", "bigint").withNullable(true);
    private static final Column REQUIRED_BAR = BAR.withNullable(false);
    private static final Table TABLE = Table.of(
                    T,
                    column("id", "bigint"),
                    column("kind", "varchar(100)"),
                    column("edits", "jsonb"),
                    column("user_id", "bigint").withNullable(true))
            .withIndexes(List.of(Index.of("t_kind_idx", "kind")));
    private static final Table TARGET =
            Table.of(R, column("id", "bigint")).withConstraints(List.of(new PrimaryKey("r_pkey", List.of("id"))));
    private static final Schema SCHEMA = schema(TABLE);
    private static final ForeignKey KEY = new ForeignKey(
            "t_user_id_fkey",
            List.of("user_id"),
            R,
            List.of("id"),
            Action.NO_ACTION,
            Action.NO_ACTION,
            false,
            Deferral.NOT_DEFERRABLE,
            true);
    private static final Check CHECK = check("t_check", "id >= 0");
    private static final Unique UNIQUE = Unique.of("t_kind_key", "kind");
    private static final Index UNIQUE_INDEX = Index.of("t_kind_key", "kind").withUnique(true);

    private static final String UNSUPPORTED = "PostgreSQL 11 is older than what is supported";
    private static final String OTHER_RULE = "another rule of the linter says it";
    private static final String ROWS = "we also say that rows may forbid it";
    private static final String STYLE = "a matter of taste, not of danger";
    private static final String RUNTIME = "what applies a migration sees to it";
    private static final String UPKEEP = "upkeep, no change of the schema";
    private static final String SCRIPT = "about the form of a script, which is ours";

    private final Map<String, LintCase> cases = new LinkedHashMap<>();

    private LintCases() {}

    /** Rules that say nothing of a single change, with the reason. */
    static Map<String, String> rules() {
        Map<String, String> rules = new TreeMap<>();
        List.of(
                        "ban-char-field",
                        "prefer-bigint-over-int",
                        "prefer-bigint-over-smallint",
                        "prefer-identity",
                        "prefer-text-field",
                        "prefer-timestamp-tz",
                        "require-table-schema")
                .forEach(rule -> rules.put(rule, STYLE));
        List.of("require-lock-timeout", "require-statement-timeout", "require-timeout-settings", "prefer-robust-stmts")
                .forEach(rule -> rules.put(rule, RUNTIME));
        List.of(
                        "ban-concurrent-index-creation-in-transaction",
                        "ban-uncommitted-transaction",
                        "transaction-nesting",
                        "ban-duplicate-column-assignments")
                .forEach(rule -> rules.put(rule, SCRIPT));
        List.of("ban-drop-database", "ban-truncate-cascade", "prefer-repack", "require-concurrent-reindex")
                .forEach(rule -> rules.put(rule, UPKEEP));
        rules.put("identifier-too-long", "a name that is too long is an error where it is declared");
        rules.put("require-enum-value-ordering", "a label goes where it is declared");
        return rules;
    }

    static Map<String, LintCase> all() {
        LintCases all = new LintCases();
        all.addedColumns();
        all.foreignKeys();
        all.requiredColumns();
        all.drops();
        all.validations();
        all.keys();
        all.indexes();
        all.domains();
        all.partitions();
        return all.cases;
    }

    private void domains() {
        Domain plain = Domain.of(QualifiedName.of("d"), TypeParser.parse("integer"));
        Domain checked = plain.withChecks(List.of(check("d_check", "VALUE > 0")));
        Table user = Table.of(T, Column.of("amount", new ColumnType.Defined(plain.name())));
        Schema used = schema(user).withObjects(List.of(plain));
        put(
                "ban_alter_domain_with_add_constraint/err",
                Judged.of(used, Transaction.of(new ObjectChange.AlterObject(plain, checked)))
                        .says(RESTRICT_DOMAIN, SCAN_TABLE));
        put(
                "ban_alter_domain_with_add_constraint/ok",
                Judged.of(
                                used,
                                Transaction.of(
                                        new ObjectChange.AlterObject(plain, plain.withNullable(false)),
                                        new ObjectChange.RenameObject(plain.id(), QualifiedName.of("e"))))
                        .says(RESTRICT_DOMAIN, SCAN_TABLE, RENAME_DOMAIN)
                        .although("a domain that refuses null reads its tables under a lock, as was measured"));
        put(
                "ban_create_domain_with_constraint/err",
                of(new ObjectChange.CreateObject(checked))
                        .although("nothing is read for a new domain; it is said where a domain gets a constraint"));
        put(
                "ban_create_domain_with_constraint/err_with_multiple_constraints",
                of(new ObjectChange.CreateObject(checked.withNullable(false)))
                        .although("nothing is read for a new domain; it is said where a domain gets a constraint"));
        says("ban_create_domain_with_constraint/ok", new ObjectChange.CreateObject(plain));
    }

    private void partitions() {
        String rule = "require_concurrent_partition_detach/";
        Partition part = Partition.of(
                QualifiedName.of("p"),
                new PartitionBound.Range(List.of(PartitionBound.Value.of("0")), List.of(PartitionBound.Value.of("9"))));
        Schema divided = schema(
                TABLE.withPartitioning(Partitioning.of(PartitionKey.of(PartitionKey.Strategy.RANGE, "id"), part)));
        Change detach = new PartitionChange.AlterPartition(T, part, part.withAttached(false));
        Judged plainly = Judged.of(divided, Transaction.of(detach)).says(DETACH_PARTITION);
        put(rule + "detach_partition_missing_concurrently_err", plainly);
        put(rule + "fix_add_concurrently", plainly);
        put(
                rule + "detach_partition_concurrently_ok",
                Judged.of(divided, alone(detach))
                        .says(DETACH_PARTITION)
                        .although("we also say that a deployed version does not find the rows"));
        out(RUNTIME, rule + "detach_partition_finalize_ok");
    }

    private void addedColumns() {
        String rule = "adding_field_with_default/";
        Column ten = literal("foo", "integer", "10");
        says(rule + "docs_example_ok_post_pg_11", add(ten));
        Column foo = column("foo", "integer").withNullable(true);
        says(
                rule + "docs_example_ok",
                add(foo),
                new ColumnChange.AlterColumn(T, foo, ten.withNullable(true), null, null));
        TableOptions unlogged = new TableOptions(null, true, new TreeMap<>());
        put(
                rule + "default_uuid_error_multi_stmt",
                Judged.of(
                                schema(TABLE.withOptions(unlogged)),
                                Transaction.of(
                                        new TableChange.AlterTable(T, unlogged, TableOptions.NONE),
                                        add(sql("c", "integer", "uuid()"))))
                        .says(REWRITE_TABLE));
        put(
                rule + "default_uuid_error",
                of(add(sql("foo", "integer", "uuid()"))).says(REWRITE_TABLE));
        put(
                rule + "default_volatile_func_err",
                of(add(sql("foo", "boolean", "random()"))).says(REWRITE_TABLE));
        put(
                rule + "arbitrary_func_err",
                of(add(sql("foo", "jsonb", "myjsonb()"))).says(REWRITE_TABLE));
        put(
                rule + "default_random_with_args_err",
                of(add(sql("foo", "timestamptz", "now(123)")))
                        .although("PostgreSQL refuses it, since now takes no argument"));
        says(rule + "default_bool_ok", add(literal("foo", "boolean", "true")));
        says(
                rule + "default_empty_array_ok",
                add(sql("a", "double precision[]", "array[]::double precision[]")),
                add(sql("b", "bigint[]", "cast(array[] as bigint[])")),
                add(sql("c", "text[]", "array['foo', 'bar']::text[]")));
        says(rule + "default_with_const_bin_expr", add(sql("at", "timestamptz", "now() - interval '100 years'")));
        says(rule + "default_str_ok", add(literal("foo", "text", "some-str")));
        says(rule + "default_enum_ok", add(literal("foo", "text", "my-enum-variant")));
        says(rule + "default_jsonb_ok", add(sql("foo", "jsonb", "'{}'::jsonb")));
        says(rule + "default_func_now_ok", add(sql("foo", "timestamptz", "now()")));
        says(rule + "default_func_current_timestamp_ok", add(sql("c", "timestamptz", "current_timestamp")));
        says(rule + "add_numbers_ok", add(sql("blah", "integer", "2 + 2")));
        Column stored = column("total", "numeric")
                .withDefault(new DefaultValue.Generated(new SqlExpression("bar + baz"), true));
        put(rule + "generated_stored_err", of(add(stored)).says(REWRITE_TABLE));
        out(UNSUPPORTED, rule + "docs_example_error_on_pg_11");

        String required = "adding_required_field/";
        says(required + "nullable_ok", add(column("public", "boolean").withNullable(true)));
        says(required + "not_null_with_default", add(literal("public", "boolean", "true")));
        put(
                required + "not_null_without_default",
                of(add(column("public", "boolean"))).says(REQUIRED_COLUMN));
        put(
                required + "generated_stored_not_null_ok",
                of(add(stored)).says(REWRITE_TABLE).although(OTHER_RULE));
        put(
                required + "generated_stored_ok",
                of(add(stored.withNullable(true))).says(REWRITE_TABLE).although(OTHER_RULE));
    }

    private void foreignKeys() {
        String rule = "adding_foreign_key_constraint/";
        Table email = Table.of(QualifiedName.of("email"), column("id", "bigint"), column("user_id", "bigint"));
        Table keyed = email.withConstraints(List.of(KEY));
        says(rule + "create_table_with_foreign_key_constraint", new TableChange.CreateTable(keyed));
        says(rule + "create_table_with_column_references", new TableChange.CreateTable(keyed));
        Change later = new KeyChange.AddConstraint(email.name(), KEY);
        says(rule + "alter_table_foreign_key_assume_transaction", new TableChange.CreateTable(email), later);
        says(rule + "alter_table_foreign_key_in_transaction", new TableChange.CreateTable(email), later);
        Change newColumn = add(column("user", "bigint").withNullable(true));
        ForeignKey key = new ForeignKey(
                "fk_user",
                List.of("user"),
                R,
                List.of("id"),
                Action.NO_ACTION,
                Action.NO_ACTION,
                false,
                Deferral.NOT_DEFERRABLE,
                true);
        put(
                rule + "add_foreign_key_constraint_not_valid_validate",
                of(newColumn, add(key.withValid(false)), validate(key))
                        .says(SCAN_TABLE)
                        .although("in one transaction the locks of NOT VALID are held while rows are read"));
        put(rule + "add_foreign_key_constraint_lock", of(newColumn, add(key)).says(SCAN_TABLE));
        put(rule + "add_column_references_lock", of(newColumn, add(key)).says(SCAN_TABLE));
    }

    private void requiredColumns() {
        String rule = "adding_not_null_field/";
        Schema schema = schema(withBar());
        Change require = require();
        put(rule + "set_not_null", Judged.of(schema, Transaction.of(require)).says(SET_NOT_NULL, SCAN_TABLE));
        put(
                rule + "regression_gh_issue_519",
                Judged.of(schema, Transaction.of(require)).says(SET_NOT_NULL, SCAN_TABLE));
        put(
                rule + "pg12_without_validated_check_err",
                Judged.of(schema, Transaction.of(require)).says(SET_NOT_NULL, SCAN_TABLE));
        Column ten = literal("foo", "integer", "10");
        Change forget = new ColumnChange.AlterColumn(T, ten, ten.withDefault(null), null, null);
        says(rule + "adding_field_that_is_not_nullable", add(ten), forget);
        says(rule + "adding_field_that_is_not_nullable_in_version_11", add(ten));
        put(
                rule + "adding_field_that_is_not_nullable_without_default",
                of(add(column("foo", "integer"))).says(REQUIRED_COLUMN).although(OTHER_RULE));
        Check proof = check("bar_not_null", "bar IS NOT NULL");
        Judged staged = Judged.of(
                        SCHEMA,
                        Transaction.of(add(BAR), add(proof.withValid(false))),
                        Transaction.of(validate(proof), require, new KeyChange.DropConstraint(T, proof)))
                .says(ADD_CHECK)
                .although(ROWS);
        put(rule + "regression_gh_issue_628_pg16_with_validated_check_ok", staged);
        put(rule + "regression_gh_issue_628_pg12_with_validated_check_ok", staged);
        Judged crossing = Judged.of(
                        schema(withBar().withConstraints(List.of(proof.withValid(false)))),
                        alone(validate(proof)),
                        alone(require),
                        alone(new KeyChange.DropConstraint(T, proof)))
                .says(ADD_CHECK, SET_NOT_NULL)
                .although(ROWS);
        put(rule + "pg16_cross_migration_validate_then_set_not_null_ok", crossing);
        put(rule + "pg12_cross_migration_validate_then_set_not_null_ok", crossing);
        put(
                rule + "pg12_with_check_but_not_validated_err",
                Judged.of(schema, Transaction.of(add(proof.withValid(false)), require))
                        .says(SET_NOT_NULL, SCAN_TABLE));
        Check other = check("id_not_null", "id IS NOT NULL");
        put(
                rule + "pg12_with_different_column_validated_err",
                Judged.of(schema, alone(add(other.withValid(false))), alone(validate(other)), alone(require))
                        .says(ADD_CHECK, SET_NOT_NULL, SCAN_TABLE));
        out(
                UNSUPPORTED,
                rule + "regression_gh_issue_628_pg11_with_validated_check_err",
                rule + "pg11_cross_migration_validate_then_set_not_null_err");
    }

    private void drops() {
        put(
                "ban_drop_column/err",
                of(new ColumnChange.DropColumn(T, column("kind", "varchar(100)")))
                        .says(DROP_COLUMN));
        put("ban_drop_table/err", of(new TableChange.DropTable(TABLE)).says(DROP_TABLE));
        Column id = column("id", "bigint");
        put(
                "ban_drop_not_null/err",
                of(new ColumnChange.AlterColumn(T, id, id.withNullable(true), null, null))
                        .although("nothing is lost or locked, and whoever reads the record sees that it may be null"));
        put(
                "renaming_column/err",
                of(new ColumnChange.RenameColumn(T, "kind", "sort")).says(RENAME_COLUMN));
        put(
                "renaming_table/err",
                of(new TableChange.RenameTable(T, QualifiedName.of("u"))).says(RENAME_TABLE));
        Column edits = column("edits", "jsonb");
        Column text = edits.withType(TypeParser.parse("text"));
        put(
                "changing_column_type/err",
                of(new ColumnChange.AlterColumn(T, edits, text, new SqlExpression("edits::text"), null))
                        .says(REWRITE_TABLE));
        Column kind = column("kind", "varchar(100)");
        Column wider = column("kind", "varchar(255)");
        put(
                "changing_column_type/another_err",
                of(
                                new ColumnChange.AlterColumn(
                                        T, kind, wider, new SqlExpression("kind::varchar(255)"), null),
                                new ColumnChange.AlterColumn(
                                        T, wider, column("kind", "text"), new SqlExpression("kind::text"), null))
                        .although("a wider text neither rewrites nor reads the table, as was measured"));
    }

    private void validations() {
        String rule = "constraint_missing_not_valid/";
        Judged together = of(add(KEY.withValid(false)), validate(KEY)).says(ADD_FOREIGN_KEY, SCAN_TABLE);
        put(rule + "not_valid_validate_transaction_err", together);
        put(rule + "not_valid_validate_assume_transaction_err", together);
        put(rule + "not_valid_validate_with_assume_in_transaction_with_explicit_commit_err", together);
        put(rule + "adding_fk_err", of(add(KEY)).says(ADD_FOREIGN_KEY, SCAN_TABLE));
        put(
                rule + "adding_fk_not_valid_ok",
                Judged.of(SCHEMA, alone(add(KEY.withValid(false))), alone(validate(KEY)))
                        .says(ADD_FOREIGN_KEY)
                        .although(ROWS));
        put(rule + "adding_check_constraint_err", of(add(CHECK)).says(ADD_CHECK, SCAN_TABLE));
        put(
                rule + "adding_check_constraint_ok",
                Judged.of(SCHEMA, alone(add(CHECK.withValid(false))), alone(validate(CHECK)))
                        .says(ADD_CHECK)
                        .although(ROWS));
        Table fresh = Table.of(QualifiedName.of("fresh"), column("id", "bigint"));
        Change check = new KeyChange.AddConstraint(fresh.name(), CHECK);
        says(rule + "new_table_with_transaction_ok", new TableChange.CreateTable(fresh), check);
        says(rule + "new_table_assume_transaction_ok", new TableChange.CreateTable(fresh), check);
        says(rule + "regression_with_indexing_ok", new TableChange.CreateTable(fresh), check);
        says(rule + "adding_using_index_ok", primaryKeyIndex(), promotePrimaryKey());
        put(
                rule + "using_unique_index_ok",
                Judged.of(schema(TABLE.withIndexes(List.of(UNIQUE_INDEX))), alone(promote())));
    }

    private void says(String id, Schema before, Change change) {
        put(id, Judged.of(before, alone(change)));
    }

    private void keys() {
        String primary = "adding_primary_key_constraint/";
        Column numbered = column("b", "integer").withDefault(new DefaultValue.Identity(true, "t_b_seq"));
        put(
                primary + "serial_primary_key",
                of(add(numbered), add(new PrimaryKey("t_pkey", List.of("b")))).says(REWRITE_TABLE, BUILD_INDEX));
        put(
                primary + "plain_primary_key",
                of(add(new PrimaryKey("t_pkey", List.of("id")))).says(ADD_PRIMARY_KEY, BUILD_INDEX));
        says(primary + "okay_add_constraint", primaryKeyIndex(), promotePrimaryKey());

        String rule = "disallow_unique_constraint/";
        put(rule + "adding_unique_constraint_err", of(add(UNIQUE)).says(ADD_UNIQUE, BUILD_INDEX));
        says(rule + "ok", schema(TABLE.withConstraints(List.of(CHECK))), new KeyChange.DropConstraint(T, CHECK));
        PrimaryKey key = new PrimaryKey("t_pkey", List.of("id"));
        Index temporary = Index.of("t_pkey", "id").withUnique(true);
        put(
                rule + "also_ok",
                Judged.of(
                        schema(TABLE.withConstraints(List.of(key))),
                        alone(new KeyChange.AddIndex(T, temporary)),
                        Transaction.of(
                                new KeyChange.DropConstraint(T, key), new KeyChange.PromoteIndex(T, temporary, key))));
        put(
                rule + "unique_constraint_ok",
                Judged.of(SCHEMA, alone(new KeyChange.AddIndex(T, UNIQUE_INDEX)), alone(promote()))
                        .says(ADD_UNIQUE)
                        .although(ROWS));
        Table products = Table.of(QualifiedName.of("products"), column("id", "bigint"), column("kind", "text"));
        Change unique = new KeyChange.AddConstraint(products.name(), UNIQUE);
        says(rule + "unique_constraint_after_create_table", new TableChange.CreateTable(products), unique);
        says(
                rule + "unique_constraint_after_create_table_with_assume_in_transaction",
                new TableChange.CreateTable(products),
                unique);
        Judged inline = of(add(column("foo", "text").withNullable(true)), add(Unique.of("t_foo_key", "foo")))
                .says(BUILD_INDEX);
        put(rule + "unique_constraint_inline_add_column_err", inline);
        put(rule + "unique_constraint_inline_add_column_unique_err", inline);
    }

    private void indexes() {
        String creation = "require_concurrent_index_creation/";
        Index index = Index.of("t_id_idx", "id");
        put(
                creation + "adding_index_non_concurrently_err",
                of(new KeyChange.AddIndex(T, index)).says(BUILD_INDEX));
        says(creation + "adding_index_concurrently_ok", SCHEMA, new KeyChange.AddIndex(T, index));
        Table fresh = Table.of(QualifiedName.of("core_foo"), column("id", "bigint"));
        Change later = new KeyChange.AddIndex(fresh.name(), index);
        says(creation + "new_table_ok", new TableChange.CreateTable(fresh), later);
        says(creation + "new_table_in_assume_transaction_ok", new TableChange.CreateTable(fresh), later);

        String deletion = "require_concurrent_index_deletion/";
        Change drop = new KeyChange.DropIndex(T, Index.of("t_kind_idx", "kind"));
        for (String id : List.of(
                "fix_add_concurrently_simple",
                "fix_add_concurrently_if_exists",
                "fix_add_concurrently_multiple_indexes",
                "drop_index_missing_concurrently_err")) {
            put(
                    deletion + id,
                    of(drop).although(
                                    "the lock is short and nothing is read; an online plan drops concurrently anyway"));
        }
        says(deletion + "drop_index_concurrently_ok", SCHEMA, drop);
        says(deletion + "regression_false_positive_drop_type_ok", SCHEMA, drop);
        put(
                deletion + "regression_false_positive_drop_table_ok",
                of(new TableChange.DropTable(TABLE)).says(DROP_TABLE).although(OTHER_RULE));
        out("triggers are files of SQL in objects/", deletion + "regression_false_positive_drop_trigger_ok");
    }

    private void put(String id, LintCase aCase) {
        cases.put(id, aCase);
    }

    private void out(String reason, String... ids) {
        for (String id : ids) {
            cases.put(id, new LintCase.OutOfPlace(reason));
        }
    }

    /** Nothing is said of changes in one transaction. */
    private void says(String id, Change... changes) {
        cases.put(id, of(changes));
    }

    private static Judged of(Change... changes) {
        return Judged.of(SCHEMA, Transaction.of(changes));
    }

    private static Schema schema(Table table) {
        return Schema.of(List.of(), List.of(), List.of(TARGET, table));
    }

    private static Table withBar() {
        List<Column> columns = new ArrayList<>(TABLE.columns());
        columns.add(BAR);
        return TABLE.withColumns(columns);
    }

    private static Change require() {
        return new ColumnChange.AlterColumn(T, BAR, REQUIRED_BAR, null, null);
    }

    private static Schema primaryKeyIndex() {
        return schema(TABLE.withIndexes(List.of(Index.of("t_pkey", "id").withUnique(true))));
    }

    private static Change promotePrimaryKey() {
        return new KeyChange.PromoteIndex(
                T, Index.of("t_pkey", "id").withUnique(true), new PrimaryKey("t_pkey", List.of("id")));
    }

    private static Change promote() {
        return new KeyChange.PromoteIndex(T, UNIQUE_INDEX, UNIQUE);
    }

    private static Change add(Column column) {
        return new ColumnChange.AddColumn(T, column, null);
    }

    private static Change add(Constraint constraint) {
        return new KeyChange.AddConstraint(T, constraint);
    }

    private static Change validate(Constraint constraint) {
        return new KeyChange.ValidateConstraint(T, constraint.name());
    }

    private static Check check(String name, String sql) {
        return new Check(name, new SqlExpression(sql), true);
    }

    private static Column literal(String name, String type, String text) {
        return column(name, type).withDefault(new DefaultValue.Literal(text));
    }

    private static Column sql(String name, String type, String sql) {
        return column(name, type).withDefault(new DefaultValue.Expression(new SqlExpression(sql)));
    }

    private static Column column(String name, String type) {
        return Column.of(name, TypeParser.parse(type));
    }
}
