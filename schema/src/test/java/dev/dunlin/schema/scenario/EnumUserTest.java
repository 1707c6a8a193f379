package dev.dunlin.schema.scenario;

import static dev.dunlin.schema.scenario.ColumnDeclaration.arrayOfEnum;
import static dev.dunlin.schema.scenario.ColumnDeclaration.bool;
import static dev.dunlin.schema.scenario.ColumnDeclaration.defined;
import static dev.dunlin.schema.scenario.ColumnDeclaration.enumOf;
import static dev.dunlin.schema.scenario.Comparison.compare;
import static dev.dunlin.schema.scenario.Declared.object;
import static dev.dunlin.schema.scenario.Declared.schema;
import static dev.dunlin.schema.scenario.EnumDeclaration.enumType;
import static dev.dunlin.schema.scenario.IndexDeclaration.indexOn;
import static dev.dunlin.schema.scenario.TableDeclaration.tableWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.Exclude;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.View;
import dev.dunlin.schema.sql.MigrationScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels change under all that can be made of an enum type, as a real server shows. */
class EnumUserTest {
    private static final ColumnType COLOR = new Defined(QualifiedName.of("color"));

    /** What stands on the enum type, and how it names a label. */
    private interface User {
        List<Declared.Part> using(String label);
    }

    static Stream<Arguments> users() {
        return Stream.of(
                argumentSet("a column with a default", (User)
                        label -> parts(items(enumOf("color").defaultValue(label)))),
                argumentSet("a domain with a default, and a column of it with one", (User) label ->
                        parts(object(shade(label)), items(defined("shade").defaultValue(label)))),
                argumentSet("a domain with a check", (User) label -> parts(
                        object(shade(label)
                                .withChecks(List.of(
                                        new Check("shade_check", sql("VALUE <> '%s'".formatted(label)), true)))),
                        items(defined("shade")))),
                argumentSet("a composite type", (User)
                        label -> parts(object(paint()), items(defined("paint").nullable()))),
                argumentSet("an array with a default", (User)
                        label -> parts(items(arrayOfEnum("color").defaultSql("'{%s}'".formatted(label))))),
                argumentSet("a check", (User)
                        label -> parts(items(enumOf("color")).check("c", "color <> '%s'".formatted(label)))),
                argumentSet("the condition of an index", (User) label ->
                        parts(items(enumOf("color")).index(indexOn("id").where("color = '%s'".formatted(label))))),
                argumentSet("an exclusion with a condition", (User) label -> parts(items(enumOf("color"))
                        .constraint(Exclude.of("items_excl", "btree", new Exclude.Element(Index.Part.column("id"), "="))
                                .withWhere(sql("color = '%s'".formatted(label)))))),
                argumentSet("a column that is computed", (User) label -> parts(items(enumOf("color"))
                        .column("is_it", bool().nullable().generatedAs("color = '%s'".formatted(label))))),
                argumentSet("a policy", (User) label -> parts(items(enumOf("color"))
                        .secured(
                                new RowSecurity.Mode(true, false),
                                Policy.of("colored", sql("color = '%s'".formatted(label)))))),
                argumentSet("a view", (User) label -> parts(
                        items(enumOf("color")),
                        object(View.of(
                                QualifiedName.of("some_items"),
                                "SELECT id, color FROM items WHERE color = '%s'".formatted(label),
                                ViewColumn.of("id", ColumnType.Builtin.of("uuid")),
                                ViewColumn.of("color", COLOR))))));
    }

    @ParameterizedTest
    @MethodSource("users")
    void aLabelGetsAnotherText(User user) {
        compare(
                        all(enumType("color", "red", "green"), user.using("red")),
                        all(enumType("color", "crimson", "green").label("crimson", "red"), user.using("crimson")))
                .worksOnAServer();
    }

    @ParameterizedTest
    @MethodSource("users")
    void aNewLabelIsUsedAtOnce(User user) {
        compare(
                        all(enumType("color", "red", "green"), user.using("red")),
                        all(enumType("color", "red", "green", "blue"), user.using("blue")))
                .worksOnAServer();
    }

    @ParameterizedTest
    @MethodSource("users")
    void aNewLabelIsNotUsedYet(User user) {
        compare(
                        all(enumType("color", "red", "green"), user.using("red")),
                        all(enumType("color", "red", "green", "blue"), user.using("red")))
                .worksOnAServer();
    }

    @ParameterizedTest
    @MethodSource("users")
    void aLabelGoesThatNothingNames(User user) {
        compare(
                        all(enumType("color", "red", "green"), user.using("red")),
                        all(enumType("color", "red"), user.using("red")))
                .worksOnAServer();
    }

    @ParameterizedTest
    @MethodSource("users")
    void aLabelGoesWithWhatNamedIt(User user) {
        compare(
                        all(enumType("color", "red", "green"), user.using("green")),
                        all(enumType("color", "red"), user.using("red")))
                .worksOnAServer();
    }

    @Test
    void theBoundsOfAPartitionFollowALabel() {
        compare(
                        all(enumType("color", "red", "green"), divided("red")),
                        all(enumType("color", "crimson", "green").label("crimson", "red"), divided("crimson")))
                .worksOnAServer();
    }

    @Test
    void noLabelGoesByWhichATableIsDivided() {
        Comparison comparison = compare(
                all(enumType("color", "red", "green"), divided("red")), all(enumType("color", "red"), divided("red")));

        assertThat(comparison.findings()).containsExactly("cannot repartition: items.color");
    }

    @Test
    void aLabelOfADividedTableStaysOnTheWayBack() {
        Comparison comparison = compare(
                all(enumType("color", "red"), divided("red")), all(enumType("color", "red", "green"), divided("red")));

        assertThat(MigrationScript.of(comparison.plan(true).stages().get(0), null)
                        .down())
                .startsWith("-- Cannot take label color.green back: a table is divided by a column of its type.\n");
    }

    private static List<Declared.Part> divided(String label) {
        return parts(items(enumOf("color"))
                .without("items_pkey")
                .partitioned(Partitioning.of(
                        PartitionKey.of(PartitionKey.Strategy.LIST, "color"),
                        Partition.of(
                                QualifiedName.of("items_some"),
                                new PartitionBound.In(List.of(PartitionBound.Value.of(label)))))));
    }

    private static Declared all(EnumDeclaration type, List<Declared.Part> users) {
        List<Declared.Part> parts = new ArrayList<>(List.of(type));
        parts.addAll(users);
        return schema(parts.toArray(Declared.Part[]::new));
    }

    private static List<Declared.Part> parts(Declared.Part... parts) {
        return List.of(parts);
    }

    private static TableDeclaration items(ColumnDeclaration color) {
        return tableWithId("items").column("color", color);
    }

    private static Domain shade(String label) {
        return Domain.of(QualifiedName.of("shade"), COLOR).withDefault(new DefaultValue.Literal(label));
    }

    private static CompositeType paint() {
        return CompositeType.of(QualifiedName.of("paint"), Attribute.of("color", COLOR));
    }

    private static SqlExpression sql(String text) {
        return new SqlExpression(text);
    }
}
