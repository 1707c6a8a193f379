package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TypeParser;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Changes to objects that are neither table nor enum type. */
final class ObjectCases {
    private static final QualifiedName EMAIL = QualifiedName.of("email");
    private static final QualifiedName POINT = QualifiedName.of("geo_point");
    private static final QualifiedName NUMBERS = QualifiedName.of("invoice_numbers");
    private static final QualifiedName PEOPLE = QualifiedName.of("people");

    private static final Check AT = check("email_check", "VALUE LIKE '%@%'");

    private static final Domain EMAIL_DOMAIN = Domain.of(EMAIL, type("text")).withChecks(List.of(AT));

    private static final QualifiedName AMOUNTS = QualifiedName.of("amounts");
    private static final Domain COUNT = Domain.of(QualifiedName.of("count"), type("integer"));
    private static final Domain AMOUNT = Domain.of(QualifiedName.of("amount"), type("integer"))
            .withChecks(List.of(check("amount_check", "VALUE > 0")));

    private static final CompositeType POINT_TYPE = CompositeType.of(
            POINT, Attribute.of("latitude", type("numeric(10,7)")), Attribute.of("longitude", type("numeric(10,7)")));

    private static final Table PERSON = Table.of(
                    PEOPLE,
                    Column.of("id", type("integer")),
                    Column.of("email", new Defined(EMAIL)),
                    Column.of("others", new ArrayOf(new Defined(EMAIL))).withNullable(true),
                    Column.of("home", new Defined(POINT)).withNullable(true),
                    Column.of("path", new ArrayOf(new Defined(POINT))).withNullable(true))
            .withConstraints(List.of(check("people_email_check", "length(email) > 3")))
            .withIndexes(List.of(
                    Index.of("people_email_idx", "email"),
                    new Index(
                            "people_lower_idx",
                            List.of(Index.Part.expression(new SqlExpression("lower(email)"))),
                            false,
                            "btree",
                            null,
                            List.of(),
                            false,
                            new TreeMap<>())));

    private static final Schema SCHEMA = Schema.of(List.of(), List.of(), List.of(PERSON))
            .withObjects(List.of(EMAIL_DOMAIN, POINT_TYPE, Sequence.of(NUMBERS)));

    private static final String A_PERSON = "INSERT INTO people VALUES"
            + " (1, 'anna@example.org', '{b@example.org,NULL}', '(47.5,8.25)', '{\"(1,2)\",\"(,3)\"}'),"
            + " (2, 'b@example.org', NULL, NULL, NULL)";

    private ObjectCases() {}

    static List<DdlCase> all() {
        return Stream.of(sequences(), domains(), composites())
                .flatMap(List::stream)
                .toList();
    }

    private static List<DdlCase> sequences() {
        Sequence plain = Sequence.of(NUMBERS);
        SequenceOptions many = new SequenceOptions(1000L, 10, 500L, 9_999L, 20, true);
        return List.of(
                of("create-sequence", create(Sequence.of(QualifiedName.of("order_numbers")))),
                of(
                        "create-sequence-with-options",
                        create(new Sequence(
                                new QualifiedName("billing", "numbers"), "integer", many, "Numbers of invoices"))),
                of(
                        "create-sequence-counting-down",
                        create(new Sequence(
                                QualifiedName.of("down"),
                                "smallint",
                                new SequenceOptions(null, -1, null, null, 1, false),
                                null))),
                of("drop-sequence", new ObjectChange.DropObject(plain)),
                of("rename-sequence", rename(plain, QualifiedName.of("numbers"))),
                of("rename-sequence-across-schemas", rename(plain, new QualifiedName("billing", "numbers"))),
                of("alter-sequence", new ObjectChange.AlterObject(plain, plain.withOptions(many))),
                of(
                        "alter-sequence-type",
                        new ObjectChange.AlterObject(
                                plain, new Sequence(NUMBERS, "integer", SequenceOptions.NONE, "Numbers"))));
    }

    private static List<DdlCase> domains() {
        Domain whole = new Domain(
                new QualifiedName("shop", "price"),
                "x.Price",
                type("numeric(10,2)"),
                false,
                new DefaultValue.Literal("0"),
                null,
                List.of(check("price_check", "VALUE >= 0"), check("price_limit", "VALUE < 1000000")),
                "What something costs");
        return List.of(
                of("create-domain", create(whole)),
                of(
                        "create-domain-collated",
                        create(new Domain(
                                QualifiedName.of("code"),
                                null,
                                type("text"),
                                true,
                                null,
                                "C",
                                List.of(check("code_check", "VALUE <> ''").withValid(false)),
                                null))),
                DdlCase.of(
                        "drop-domain",
                        Schema.EMPTY.withObjects(List.of(EMAIL_DOMAIN)),
                        new ObjectChange.DropObject(EMAIL_DOMAIN)),
                of("rename-domain", rename(EMAIL_DOMAIN, QualifiedName.of("mail_address")))
                        .withRows(A_PERSON),
                of(
                                "alter-domain",
                                new ObjectChange.AlterObject(
                                        EMAIL_DOMAIN,
                                        EMAIL_DOMAIN
                                                .withChecks(List.of(
                                                        check("email_has_at", "VALUE LIKE '%@%'"),
                                                        check("email_length", "length(VALUE) < 255")))
                                                .withDefault(new DefaultValue.Literal("nobody@example.org"))
                                                .withNullable(true)
                                                .withComment("Where mail goes")))
                        .withRows(A_PERSON),
                of(
                                "alter-domain-not-null",
                                new ObjectChange.AlterObject(EMAIL_DOMAIN, EMAIL_DOMAIN.withChecks(List.of())),
                                new ColumnChange.AlterColumn(
                                        PEOPLE,
                                        PERSON.column("others").orElseThrow(),
                                        PERSON.column("others").orElseThrow().withType(type("text[]")),
                                        null,
                                        null),
                                new ObjectChange.AlterObject(
                                        EMAIL_DOMAIN.withChecks(List.of()),
                                        EMAIL_DOMAIN.withChecks(List.of()).withNullable(false)))
                        .withRows(A_PERSON),
                of(
                                "validate-domain-check",
                                new ObjectChange.AlterObject(
                                        EMAIL_DOMAIN,
                                        EMAIL_DOMAIN.withChecks(List.of(
                                                AT,
                                                check("email_length", "length(VALUE) < 255")
                                                        .withValid(false)))),
                                new ObjectChange.AlterObject(
                                        EMAIL_DOMAIN.withChecks(List.of(
                                                AT,
                                                check("email_length", "length(VALUE) < 255")
                                                        .withValid(false))),
                                        EMAIL_DOMAIN.withChecks(
                                                List.of(AT, check("email_length", "length(VALUE) < 255")))))
                        .withRows(A_PERSON),
                of(
                                "replace-domain",
                                new ObjectChange.AlterObject(EMAIL_DOMAIN, EMAIL_DOMAIN.withType(type("varchar(100)"))))
                        .withRows(A_PERSON),
                retyped("alter-column-from-domain", new Defined(AMOUNT.name()), type("integer")),
                retyped("alter-column-to-domain", type("integer"), new Defined(COUNT.name())),
                retyped("alter-column-to-checked-domain", type("integer"), new Defined(AMOUNT.name())),
                retyped("alter-column-to-wider-than-domain", new Defined(COUNT.name()), type("bigint")),
                DdlCase.of(
                                "add-column-of-domain",
                                amounts(type("integer")),
                                new ColumnChange.AddColumn(
                                        AMOUNTS,
                                        Column.of("checked", new Defined(AMOUNT.name()))
                                                .withNullable(true),
                                        null),
                                new ColumnChange.AddColumn(
                                        AMOUNTS,
                                        Column.of("free", new Defined(COUNT.name()))
                                                .withNullable(true),
                                        null))
                        .withRows("INSERT INTO amounts VALUES (1), (2)"),
                of("identify-domain", new Change.Identify(Subject.object(EMAIL_DOMAIN.id()), null, "x.Email")));
    }

    private static DdlCase retyped(String name, ColumnType from, ColumnType to) {
        Column column = Column.of("amount", from);
        return DdlCase.of(
                        name,
                        amounts(from),
                        new ColumnChange.AlterColumn(AMOUNTS, column, column.withType(to), null, null))
                .withRows("INSERT INTO amounts VALUES (1), (2)");
    }

    private static Schema amounts(ColumnType type) {
        Table table = Table.of(AMOUNTS, Column.of("amount", type))
                .withIndexes(List.of(Index.of("amounts_amount_idx", "amount")));
        return Schema.of(List.of(), List.of(), List.of(table)).withObjects(List.of(AMOUNT, COUNT));
    }

    private static List<DdlCase> composites() {
        CompositeType wider = CompositeType.of(
                        POINT,
                        Attribute.of("longitude", type("double precision")),
                        Attribute.of("altitude", type("integer")).withComment("Metres above the sea"))
                .withComment("A place on earth");
        Schema unused = Schema.EMPTY.withObjects(List.of(POINT_TYPE));
        return List.of(
                of(
                        "create-composite",
                        create(new CompositeType(
                                new QualifiedName("geo", "address"),
                                "x.Address",
                                List.of(
                                        new Attribute("street", type("text"), "C", "With the number", "street"),
                                        Attribute.of("place", new Defined(POINT))),
                                "Where somebody lives"))),
                DdlCase.of("drop-composite", unused, new ObjectChange.DropObject(POINT_TYPE)),
                of("rename-composite", rename(POINT_TYPE, new QualifiedName("geo", "point_on_earth")))
                        .withRows(A_PERSON),
                of("rename-attribute", new ObjectChange.RenameAttribute(POINT, "latitude", "lat"))
                        .withRows(A_PERSON),
                of(
                                "alter-composite-attributes",
                                new ObjectChange.AlterObject(
                                        POINT_TYPE,
                                        CompositeType.of(
                                                POINT,
                                                Attribute.of("altitude", type("integer"))
                                                        .withComment("Metres above the sea"),
                                                Attribute.of("longitude", type("numeric(10,7)")))))
                        .withRows(A_PERSON),
                DdlCase.of("alter-composite-unused", unused, new ObjectChange.AlterObject(POINT_TYPE, wider)),
                of("replace-composite", new ObjectChange.AlterObject(POINT_TYPE, wider))
                        .withRows(A_PERSON));
    }

    private static Change create(SchemaObject object) {
        return new ObjectChange.CreateObject(object);
    }

    private static Change rename(SchemaObject object, QualifiedName to) {
        return new ObjectChange.RenameObject(object.id(), to);
    }

    private static DdlCase of(String name, Change... changes) {
        return DdlCase.of(name, SCHEMA, changes);
    }

    private static Check check(String name, String expression) {
        return new Check(name, new SqlExpression(expression), true);
    }

    private static ColumnType type(String text) {
        return TypeParser.parse(text);
    }
}
