package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.bigint;
import static dev.dunlin.schema.scenario.ColumnDeclaration.date;
import static dev.dunlin.schema.scenario.ColumnDeclaration.defined;
import static dev.dunlin.schema.scenario.ColumnDeclaration.enumOf;
import static dev.dunlin.schema.scenario.ColumnDeclaration.integer;
import static dev.dunlin.schema.scenario.ColumnDeclaration.text;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.object;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.EnumDeclaration.enumType;
import static dev.dunlin.schema.scenario.ForeignKeyDeclaration.foreignKey;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.TableDeclaration.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.Exclude;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.View;
import dev.dunlin.schema.plan.Review;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.sql.MigrationScript;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What one thing needs of another, so that neither comes too early nor goes too soon. */
class DependencyTest {
    private static final SqlObject SLOT = SqlObject.of("slot", """
            CREATE FUNCTION slot(integer, integer) RETURNS int4range LANGUAGE sql IMMUTABLE AS 'SELECT int4range($1, $2)';
            """);

    @Test
    void aFunctionIsThereForAnExclusionConstraint() {
        TableDeclaration bookings = table("bookings").column("a", integer()).column("b", integer());
        Exclude exclude = Exclude.of(
                "bookings_excl",
                "gist",
                new Exclude.Element(Index.Part.expression(new SqlExpression("slot(a, b)")), "&&"));

        compare(schema(), schema(object(SLOT), bookings.constraint(exclude))).worksOnAServer();
        compare(schema(bookings), schema(object(SLOT), bookings.constraint(exclude)))
                .worksOnAServer();
    }

    @Test
    void aFunctionIsThereForThePartitionKey() {
        SqlObject year = SqlObject.of("year_of", """
                CREATE FUNCTION year_of(date) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT extract(year FROM $1)::integer';
                """);
        PartitionKey key = new PartitionKey(
                PartitionKey.Strategy.LIST,
                Stream.of("year_of(held_on)")
                        .map(SqlExpression::new)
                        .map(Index.Part::expression)
                        .toList());

        compare(
                        schema(),
                        schema(
                                object(year),
                                table("events").column("held_on", date()).partitioned(Partitioning.of(key))))
                .worksOnAServer();
    }

    @Test
    void aForeignKeyOfADividedTableStaysWhileItsTargetGetsAnotherType() {
        compare(schema(tenants(integer()), events(integer())), schema(tenants(bigint()), events(bigint())))
                .worksOnAServer();
    }

    @Test
    void theIndexOfADividedTableIsBuiltAnewForItsStorage() {
        compare(
                        schema(
                                tenants(integer()),
                                events(integer()).index(indexOn("held_on").storage("fillfactor", "70"))),
                        schema(
                                tenants(integer()),
                                events(integer()).index(indexOn("held_on").storage("fillfactor", "90"))))
                .worksOnAServer();
    }

    private static TableDeclaration tenants(ColumnDeclaration id) {
        return table("tenants").column("id", id).primaryKey("id");
    }

    private static TableDeclaration events(ColumnDeclaration tenant) {
        return table("events")
                .column("tenant_id", tenant)
                .foreignKey("tenant_id", "tenants")
                .partitioned(Partitioning.of(
                        PartitionKey.of(PartitionKey.Strategy.HASH, "held_on"),
                        Partition.of(QualifiedName.of("events_0"), new PartitionBound.Hash(1, 0))))
                .column("held_on", date());
    }

    @Test
    void whatReadsAGrownViewGoesBeforeWhatThatReads() {
        View large = view("large", "SELECT id FROM homes", "id");
        View grown = view("large", "SELECT id, size FROM homes", "id", "size");
        View total = view("a_total", "SELECT large.id FROM large JOIN b_part ON true", "id");
        View part = view("b_part", "SELECT id FROM large", "id");
        SqlObject trigger = SqlObject.of("large_insert", """
                CREATE FUNCTION insert_large() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
                CREATE TRIGGER large_insert INSTEAD OF INSERT ON large FOR EACH ROW EXECUTE FUNCTION insert_large();
                """);
        TableDeclaration homes = table("homes").column("id", integer()).column("size", integer());

        compare(
                        schema(homes, object(large), object(total), object(part), object(trigger)),
                        schema(homes, object(grown), object(total), object(part), object(trigger)))
                .worksOnAServer();
    }

    @Test
    void aTriggerOfAnotherFileLetsGoOfAFunctionThatIsMadeAnew() {
        TableDeclaration homes = table("homes").column("id", integer());
        SqlObject trigger = SqlObject.of("homes_audit", """
                CREATE TRIGGER homes_audit AFTER INSERT ON homes FOR EACH ROW EXECUTE FUNCTION audit();
                """);

        compare(
                        schema(homes, object(audit("RETURN NULL;")), object(trigger)),
                        schema(homes, object(audit("RETURN NEW;")), object(trigger)))
                .worksOnAServer();
    }

    private static SqlObject audit(String body) {
        return SqlObject.of("audit", """
                CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN %s END';
                """.formatted(body));
    }

    @Test
    void aDomainLetsGoOfAFunctionThatIsMadeAnew() {
        Domain email = Domain.of(QualifiedName.of("email"), Builtin.of("text"))
                .withChecks(List.of(new Check("email_check", new SqlExpression("is_email(VALUE)"), true)));
        TableDeclaration users = table("users").column("email", defined("email"));

        compare(schema(object(isEmail("a")), object(email), users), schema(object(isEmail("b")), object(email), users))
                .worksOnAServer();
    }

    private static SqlObject isEmail(String parameter) {
        return SqlObject.of("is_email", """
                CREATE OR REPLACE FUNCTION is_email(%s text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> ''''';
                """.formatted(parameter));
    }

    @Test
    void severalLabelsGoTogetherOnTheWayBack() {
        TableDeclaration homes = table("homes").column("id", integer()).column("color", enumOf("color"));
        View view = View.of(
                QualifiedName.of("colors"),
                "SELECT color FROM homes",
                ViewColumn.of("color", new Defined(QualifiedName.of("color"))));
        Comparison comparison = compare(
                schema(enumType("color", "red"), homes, object(view)),
                schema(enumType("color", "red", "green", "blue"), homes, object(view)));
        Stage stage = comparison.plan(true).stages().get(0);

        assertThat(MigrationScript.of(stage, null).down())
                .containsOnlyOnce("CREATE VIEW")
                .containsOnlyOnce("CREATE TYPE");
        comparison.worksOnAServer();
    }

    @Test
    void aColumnThatAConditionAsksForCannotWaitToBeDropped() {
        TableDeclaration users = table("users")
                .column("id", integer())
                .column("fax", text().nullable())
                .column("phone", text().nullable());

        assertThat(TwoSteps.refusals(
                        schema(users.check("reachable", "fax IS NOT NULL OR phone IS NOT NULL")),
                        schema(users.without("fax").check("reachable", "phone IS NOT NULL")),
                        "drop-column:users.fax"))
                .contains("Constraint reachable may refuse rows that have no value for it.");
    }

    @Test
    void whatAColumnRefersToStaysUntilTheColumnIsDropped() {
        TableDeclaration users = table("users").column("id", integer()).primaryKey("id");
        TableDeclaration orders = table("orders")
                .column("id", integer())
                .column("user_id", integer().nullable())
                .foreignKey(foreignKey("user_id").to("users", "id"));

        assertThat(TwoSteps.refusals(
                        schema(users, orders), schema(orders.without("user_id")), "drop-column:orders.user_id"))
                .containsExactly("A change of table users is pending in the same migration.");
    }

    @Test
    void theTypeBelowADomainWaitsWithTheColumn() {
        Domain active = Domain.of(QualifiedName.of("active"), new Defined(QualifiedName.of("status")));
        TableDeclaration users = table("users").column("id", integer());

        Review review = TwoSteps.review(
                schema(
                        enumType("status", "on", "off"),
                        object(active),
                        users.column("state", defined("active").nullable())),
                schema(users),
                "drop-column:users.state");

        assertThat(review.difference().changes()).hasOnlyElementsOfType(ExpansionChange.Expand.class);
    }

    private static View view(String name, String query, String... columns) {
        ColumnType integer = Builtin.of("integer");
        return View.of(
                QualifiedName.of(name),
                query,
                Stream.of(columns).map(column -> ViewColumn.of(column, integer)).toArray(ViewColumn[]::new));
    }
}
