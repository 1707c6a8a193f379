package dev.dunlin.schema.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Difference;
import dev.dunlin.schema.diff.Finding;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.Constraint.PrimaryKey;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.View;
import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Plan;
import dev.dunlin.schema.plan.PlanOptions;
import dev.dunlin.schema.plan.Planner;
import dev.dunlin.schema.plan.Stage;
import dev.dunlin.schema.sql.ChangeTitle;
import dev.dunlin.schema.sql.MigrationScript;
import dev.dunlin.schema.sql.ServerSchema;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences, domains and composite types, and their order among tables. */
class ObjectTest {
    private static final Domain EMAIL = Domain.of(name("email"), Builtin.of("text"))
            .withChecks(List.of(new Check("email_check", new SqlExpression("VALUE LIKE '%@%'"), true)));
    private static final CompositeType CONTACT = CompositeType.of(
            name("a_contact"),
            Attribute.of("email", new Defined(EMAIL.name())),
            Attribute.of("phone", Builtin.of("text")));
    private static final Sequence NUMBERS = Sequence.of(name("numbers"));
    private static final Table PEOPLE = Table.of(
            name("people"),
            Column.of("id", Builtin.of("bigint")).withDefault(next("numbers")),
            Column.of("contact", new Defined(CONTACT.name())).withNullable(true),
            Column.of("email", new Defined(EMAIL.name())));

    @Test
    @Tag("M18")
    @Tag("O05")
    void anObjectMovesToAnotherNamespace() {
        for (SchemaObject object : List.of(EMAIL, CONTACT, NUMBERS)) {
            SchemaObject moved = object.withName(new QualifiedName("app", "moved"));
            Schema before = schema(List.of(PEOPLE), EMAIL, CONTACT, NUMBERS);
            Schema after = Fold.apply(before, List.of(new ObjectChange.RenameObject(object.id(), moved.name())));
            for (String was :
                    List.of(object.name().name(), "public." + object.name().name())) {
                Hints hints = new Hints(Map.of(Subject.object(moved.id()), was), Map.of(), Map.of(), Set.of());

                Difference difference = Differ.diff(before, after, hints);

                assertThat(difference.findings()).isEmpty();
                assertThat(difference.changes())
                        .containsExactly(new ObjectChange.RenameObject(object.id(), moved.name()));
            }
        }
    }

    @Test
    @Tag("M18")
    @Tag("M19")
    @Tag("O05")
    void everythingIsCreatedBeforeWhatUsesItAndDroppedAfter() {
        Schema schema = schema(List.of(PEOPLE), EMAIL, CONTACT, NUMBERS);

        assertThat(titles(Schema.EMPTY, schema))
                .containsExactly(
                        "Create sequence numbers",
                        "Create domain email",
                        "Create composite type a_contact",
                        "Create table people");
        assertThat(titles(schema, Schema.EMPTY))
                .containsExactly(
                        "Drop table people",
                        "Drop sequence numbers",
                        "Drop composite type a_contact",
                        "Drop domain email");
    }

    @Test
    void tablesThatNeedNoObjectKeepTheirPlaces() {
        Table first = Table.of(name("a_first"), Column.of("id", Builtin.of("integer")));

        assertThat(titles(Schema.EMPTY, schema(List.of(first, PEOPLE), EMAIL, CONTACT, NUMBERS)))
                .startsWith("Create table a_first")
                .endsWith("Create table people");
    }

    @Test
    @Tag("O07")
    @Tag("P17")
    void aColumnTakesAnotherSequenceBeforeTheOldOneGoes() {
        Sequence other =
                Sequence.of(name("other_numbers")).withOptions(new SequenceOptions(5L, 1, null, null, 1, false));
        Table moved = PEOPLE.withColumns(PEOPLE.columns().stream()
                .map(column -> column.name().equals("id") ? column.withDefault(next("other_numbers")) : column)
                .toList());

        assertThat(titles(
                        schema(List.of(PEOPLE), EMAIL, CONTACT, NUMBERS),
                        schema(List.of(moved), EMAIL, CONTACT, other)))
                .containsExactly(
                        "Create sequence other_numbers", "Change column people.id: default", "Drop sequence numbers");
    }

    @Test
    @Tag("O05")
    void aSequenceThatIsGoneBesideAnEqualOneIsAQuestion() {
        Sequence renamed = NUMBERS.withName(name("other_numbers"));

        Difference asked = Differ.diff(schema(List.of(), NUMBERS), schema(List.of(), renamed), Hints.NONE);
        Hints hints = new Hints(Map.of(Subject.object(renamed.id()), "numbers"), Map.of(), Map.of(), Set.of());
        Difference told = Differ.diff(schema(List.of(), NUMBERS), schema(List.of(), renamed), hints);

        assertThat(asked.findings()).extracting(Finding::code).containsExactly(Finding.Code.AMBIGUOUS);
        assertThat(asked.findings().get(0).candidates()).containsExactly("numbers");
        assertThat(told.findings()).isEmpty();
        assertThat(told.changes()).containsExactly(new ObjectChange.RenameObject(NUMBERS.id(), renamed.name()));
    }

    @Test
    void aDefaultFollowsTheSequenceThatItNames() {
        Sequence renamed = NUMBERS.withName(name("other_numbers"));
        Table following = PEOPLE.withColumns(PEOPLE.columns().stream()
                .map(column -> column.name().equals("id") ? column.withDefault(next("other_numbers")) : column)
                .toList());
        Hints hints = new Hints(Map.of(Subject.object(renamed.id()), "numbers"), Map.of(), Map.of(), Set.of());

        assertThat(Differ.diff(
                                schema(List.of(PEOPLE), EMAIL, CONTACT, NUMBERS),
                                schema(List.of(following), EMAIL, CONTACT, renamed),
                                hints)
                        .changes())
                .containsExactly(new ObjectChange.RenameObject(NUMBERS.id(), renamed.name()));
    }

    @Test
    @Tag("M18")
    void aRecordThatDeclaresAnotherNameRenamesItsDomainOrAttribute() {
        Domain before = EMAIL.withJavaType("x.Email");
        CompositeType contact = CONTACT.withAttributes(
                        List.of(Attribute.of("phone", Builtin.of("text")).withJavaName("phone")))
                .withJavaType("x.Contact");
        CompositeType after = contact.withAttributes(
                List.of(Attribute.of("telephone", Builtin.of("text")).withJavaName("phone")));

        assertThat(titles(schema(List.of(), before, contact), schema(List.of(), before.withName(name("mail")), after)))
                .containsExactly("Rename domain email to mail", "Rename attribute a_contact.phone to telephone");
    }

    @Test
    @Tag("M18")
    void aNewCheckOfADomainIsValidatedApartWithItsHazards() {
        Table people = Table.of(name("people"), Column.of("email", new Defined(EMAIL.name())));
        Domain strict = EMAIL.withChecks(List.of(
                EMAIL.checks().get(0), new Check("email_length", new SqlExpression("length(VALUE) < 255"), true)));

        Plan plan = plan(schema(List.of(people), EMAIL), schema(List.of(people), strict));

        assertThat(plan.stages()).extracting(Stage::suffix).containsExactly("", "_online");
        assertThat(MigrationScript.of(plan.stages().get(0), null).up())
                .contains("ADD CONSTRAINT \"email_length\" CHECK (length(VALUE) < 255) NOT VALID;");
        assertThat(MigrationScript.of(plan.stages().get(1), null).up())
                .contains("ALTER DOMAIN \"email\" VALIDATE CONSTRAINT \"email_length\";");
        assertThat(plan.hazards())
                .extracting(Hazard::token)
                .containsExactly("restrict-domain:email", "scan-table:people.email");
    }

    @Test
    @Tag("M19")
    void anAttributeThatGoesIsAHazardIfAColumnHasIt() {
        CompositeType less = CONTACT.withAttributes(List.of(CONTACT.attributes().get(0)));

        assertThat(plan(schema(List.of(PEOPLE), EMAIL, CONTACT, NUMBERS), schema(List.of(PEOPLE), EMAIL, less, NUMBERS))
                        .hazards())
                .extracting(Hazard::token)
                .containsExactly("drop-attribute:a_contact.phone");
        assertThat(plan(schema(List.of(), EMAIL, CONTACT), schema(List.of(), EMAIL, less))
                        .hazards())
                .isEmpty();
    }

    @Test
    @Tag("M19")
    void valuesOfATypeThatIsBuiltAnewAreKept() throws SQLException {
        CompositeType wider = CONTACT.withAttributes(List.of(
                CONTACT.attributes().get(0),
                Attribute.of("phone", Builtin.of("varchar", 20)),
                Attribute.of("year", Builtin.of("integer"))));
        Schema before = schema(List.of(PEOPLE), EMAIL, CONTACT, NUMBERS);
        try (ServerSchema server = new ServerSchema()) {
            server.become(before);
            server.run(List.of("INSERT INTO people (contact, email) VALUES (ROW('a@b', '12, 3 \"4\"'), 'c@d')"));

            for (Stage stage :
                    plan(before, schema(List.of(PEOPLE), EMAIL, wider, NUMBERS)).stages()) {
                server.run(List.of(MigrationScript.of(stage, null).up()));
            }

            assertThat(server.query("SELECT (contact).email || ' ' || (contact).phone FROM people"))
                    .containsExactly("a@b 12, 3 \"4\"");
        }
    }

    @Test
    @Tag("G12")
    @Tag("G14")
    @Tag("G15")
    void aSerialColumnThatBecomesAnIdentityGoesOnBehindItsRows() throws SQLException {
        Column serial = Column.of("id", Builtin.of("integer"))
                .withDefault(new DefaultValue.Serial("items_id_seq", SequenceOptions.NONE));
        Column identity = serial.withDefault(
                new DefaultValue.Identity(true, "items_id_seq", new SequenceOptions(null, 1, null, null, 10, false)));
        Schema before = schema(List.of(Table.of(name("items"), serial)));
        try (ServerSchema server = new ServerSchema()) {
            server.become(before);
            server.run(List.of("INSERT INTO items DEFAULT VALUES", "INSERT INTO items DEFAULT VALUES"));

            for (Stage stage : plan(before, schema(List.of(Table.of(name("items"), identity))))
                    .stages()) {
                server.run(List.of(MigrationScript.of(stage, null).up()));
            }
            server.run(List.of("INSERT INTO items DEFAULT VALUES"));

            assertThat(server.query("SELECT id FROM items ORDER BY id")).containsExactly("1", "2", "3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VALUE IS NOT NULL", "coalesce(VALUE, '') <> ''", "(VALUE = 'a') IS TRUE"})
    void aColumnOfADomainWhoseCheckRefusesNullIsRequiredWhateverItSays(String check) {
        assertThat(hazardsOfAddingAColumnOf(Domain.of(name("code"), Builtin.of("text"))
                        .withChecks(List.of(new Check("c", new SqlExpression(check), true)))))
                .contains("required-column:items.code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VALUE <> ''", "VALUE IS NULL OR VALUE ~ 'x'", "length(VALUE) < 9"})
    void nullPassesMostChecksOfADomain(String check) {
        assertThat(hazardsOfAddingAColumnOf(Domain.of(name("code"), Builtin.of("text"))
                        .withChecks(List.of(new Check("c", new SqlExpression(check), true)))))
                .containsExactly("rewrite-table:items.code");
    }

    @Test
    void aColumnOfARequiredDomainIsRequiredWhateverItSays() {
        assertThat(hazardsOfAddingAColumnOf(
                        Domain.of(name("code"), Builtin.of("text")).withNullable(false)))
                .contains("required-column:items.code");
    }

    private static List<String> hazardsOfAddingAColumnOf(Domain domain) {
        Table items = Table.of(name("items"), Column.of("id", Builtin.of("integer")));
        Table coded = Table.of(
                name("items"),
                Column.of("id", Builtin.of("integer")),
                Column.of("code", new Defined(domain.name())).withNullable(true));

        return plan(schema(List.of(items), domain), schema(List.of(coded), domain)).hazards().stream()
                .map(Hazard::token)
                .toList();
    }

    private static Plan plan(Schema from, Schema to) {
        return Planner.plan(from, Differ.diff(from, to, Hints.NONE).changes(), PlanOptions.online(null));
    }

    private static List<String> titles(Schema from, Schema to) {
        return Differ.diff(from, to, Hints.NONE).changes().stream()
                .map(change -> ChangeTitle.of(change, null))
                .toList();
    }

    private static Schema schema(List<Table> tables, SchemaObject... objects) {
        return Schema.of(List.of(), List.of(), tables).withObjects(Arrays.asList(objects));
    }

    private static DefaultValue next(String sequence) {
        return new DefaultValue.Expression(new SqlExpression("nextval('" + sequence + "')"));
    }

    private static QualifiedName name(String name) {
        return QualifiedName.of(name);
    }

    @Test
    void aNameInATextDoesNotComeBeforeAForeignKey() {
        Table people = Table.of(
                        name("people"), Column.of("id", Builtin.of("integer")), Column.of("kind", Builtin.of("text")))
                .withConstraints(List.of(
                        new PrimaryKey("people_pkey", List.of("id")),
                        new Check("people_kind_check", new SqlExpression("kind IN ('s', 'm')"), true)));
        Table stores = Table.of(name("stores"), Column.of("owner", Builtin.of("integer")))
                .withConstraints(List.of(new ForeignKey(
                        "stores_owner_fkey",
                        List.of("owner"),
                        name("people"),
                        List.of("id"),
                        Action.RESTRICT,
                        Action.CASCADE,
                        false,
                        Deferral.NOT_DEFERRABLE,
                        true)));
        View s = View.of(name("s"), "SELECT owner FROM stores", ViewColumn.of("owner", Builtin.of("integer")));
        Schema wanted = Schema.of(List.of(), List.of(), List.of(people, stores)).withObjects(List.of(s));

        assertThat(Differ.diff(Schema.EMPTY, wanted, Hints.NONE).changes())
                .containsExactly(
                        new TableChange.CreateTable(people),
                        new TableChange.CreateTable(stores),
                        new ObjectChange.CreateObject(s));
    }

    @Test
    void aFunctionComesBeforeThePolicyThatCallsIt() {
        Table people = Table.of(name("people"), Column.of("id", Builtin.of("integer")))
                .withRowSecurity(new RowSecurity(
                        RowSecurity.Mode.ENABLED,
                        List.of(
                                Policy.of("own", new SqlExpression("is_admin()")),
                                Policy.of("read", new SqlExpression("id IN (SELECT visible())")))));
        SqlObject admin =
                SqlObject.of("is_admin", "CREATE FUNCTION is_admin() RETURNS boolean LANGUAGE sql AS 'SELECT true'");
        SqlObject visible = SqlObject.of(
                "visible", "CREATE FUNCTION visible() RETURNS SETOF integer LANGUAGE sql AS 'SELECT id FROM people'");
        Schema wanted = Schema.of(List.of(), List.of(), List.of(people)).withObjects(List.of(admin, visible));

        assertThat(Differ.diff(Schema.EMPTY, wanted, Hints.NONE).changes())
                .extracting(change -> change.getClass().getSimpleName())
                .containsExactly("CreateObject", "CreateTable", "CreateObject", "AddPolicy");
    }
}
