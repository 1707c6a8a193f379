package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.PrimaryKey;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.RowSecurity.Mode;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.model.TypeParser;
import dev.dunlin.schema.model.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The measured statements of domains, composite types, sequences, views, row security and inheritance. */
final class ObjectFacts {
    private static final QualifiedName T = QualifiedName.of("t");
    private static final Domain DOMAIN = Domain.of(QualifiedName.of("d"), type("integer"));
    private static final Check POSITIVE = new Check("dk", new SqlExpression("value>0"), true);
    private static final CompositeType COMPOSITE = CompositeType.of(
            QualifiedName.of("ct"), Attribute.of("x", type("integer")), Attribute.of("y", type("text")));
    private static final Table TABLE = Table.of(T, Column.of("id", type("integer")), column("a", "varchar(10)"))
            .withConstraints(List.of(new PrimaryKey("t_pkey", List.of("id"))));
    private static final Policy POLICY = Policy.of("p", new SqlExpression("true"));

    private final Map<String, FactCase> cases = new LinkedHashMap<>();

    private ObjectFacts() {}

    static Map<String, FactCase> all() {
        ObjectFacts all = new ObjectFacts();
        all.domains();
        all.composites();
        all.sequences();
        all.views();
        all.rowSecurity();
        all.inheritance();
        return all.cases;
    }

    private void domains() {
        Schema plain = used(DOMAIN);
        Domain positive = DOMAIN.withChecks(List.of(POSITIVE));
        Domain unchecked = DOMAIN.withChecks(List.of(POSITIVE.withValid(false)));
        made("domain/ALTER DOMAIN ADD CHECK", plain, alter(DOMAIN, positive));
        made("domain/ALTER DOMAIN ADD CHECK NOT VALID", plain, alter(DOMAIN, unchecked));
        made("domain/ALTER DOMAIN VALIDATE", used(unchecked), alter(unchecked, positive));
        made("domain/ALTER DOMAIN SET NOT NULL", plain, alter(DOMAIN, DOMAIN.withNullable(false)));
        made(
                "domain/ALTER DOMAIN SET DEFAULT",
                plain,
                alter(DOMAIN, DOMAIN.withDefault(new DefaultValue.Literal("5"))));
        made("domain/ALTER DOMAIN DROP CONSTRAINT", used(positive), alter(positive, DOMAIN));
    }

    private void composites() {
        CompositeType longer = CompositeType.of(
                COMPOSITE.name(),
                Attribute.of("x", type("integer")),
                Attribute.of("y", type("text")),
                Attribute.of("z", type("integer")));
        CompositeType shorter = CompositeType.of(COMPOSITE.name(), Attribute.of("x", type("integer")));
        made("composite/ADD ATTRIBUTE (type used by a table)", used(COMPOSITE), alter(COMPOSITE, longer));
        made("composite/DROP ATTRIBUTE", used(COMPOSITE), alter(COMPOSITE, shorter));
        made(
                "composite/RENAME ATTRIBUTE",
                used(COMPOSITE),
                new ObjectChange.RenameAttribute(COMPOSITE.name(), "x", "x2"));
        never("no table is made of the type", "composite/ADD ATTRIBUTE CASCADE");
        never("the type is built anew while columns are of it", "composite/ALTER ATTRIBUTE TYPE");
    }

    private void sequences() {
        QualifiedName name = QualifiedName.of("sq");
        Sequence sequence = Sequence.of(name);
        Sequence small = new Sequence(name, "integer", SequenceOptions.NONE, null);
        Sequence wide = new Sequence(name, "bigint", new SequenceOptions(null, 5, null, null, 1, false), null);
        made("sequence/ALTER SEQUENCE AS bigint", used(small), alter(small, sequence));
        made("table/ALTER SEQUENCE INCREMENT", used(sequence), alter(sequence, wide));
        String part = "part of a change that does more to the table";
        never(part, "sequence/setval", "table/ALTER SEQUENCE OWNED BY");
    }

    private void views() {
        QualifiedName name = QualifiedName.of("v");
        ViewColumn id = ViewColumn.of("id", type("integer"));
        View view = View.of(name, "select id from t", id);
        View wider = View.of(name, "select id,a from t", id, ViewColumn.of("a", type("varchar(10)")));
        made("table/CREATE VIEW", used(), new ObjectChange.CreateObject(view));
        made("table/CREATE OR REPLACE VIEW (append column)", used(view), alter(view, wider));
        never(
                "a view that loses or retypes a column is dropped and made again",
                "table/CREATE OR REPLACE VIEW (drop column)",
                "table/CREATE OR REPLACE VIEW (change type)");
        never(
                "what a materialized view holds is no part of the schema",
                "table/REFRESH MATERIALIZED VIEW",
                "table/REFRESH MATERIALIZED VIEW CONCURRENTLY");
        never("views that read a column go before it", "table/DROP COLUMN used by view");
    }

    private void rowSecurity() {
        Schema secured = schema(TABLE.withRowSecurity(new RowSecurity(Mode.OFF, List.of(POLICY))));
        made("table/ENABLE RLS", used(), new RowSecurityChange.AlterRowSecurity(T, Mode.OFF, Mode.ENABLED));
        made("table/FORCE RLS", used(), new RowSecurityChange.AlterRowSecurity(T, Mode.OFF, Mode.FORCED));
        made("table/CREATE POLICY", used(), new RowSecurityChange.AddPolicy(T, POLICY));
        made(
                "table/ALTER POLICY",
                secured,
                new RowSecurityChange.AlterPolicy(T, POLICY, Policy.of("p", new SqlExpression("false"))));
        made("table/DROP POLICY", secured, new RowSecurityChange.DropPolicy(T, POLICY));
    }

    private void inheritance() {
        QualifiedName parent = QualifiedName.of("par");
        Table heir = Table.of(QualifiedName.of("ch")).withOptions(TableOptions.NONE.withInherits(List.of(parent)));
        Schema family = schema(Table.of(parent, column("b", "integer")), heir);
        Check own = new Check("ck", new SqlExpression("b>0"), true, false, null);
        Schema apart = schema(Table.of(parent, column("b", "integer")), Table.of(T, column("b", "integer")));
        made("table/INHERIT", apart, new TableChange.Inherit(T, parent, List.of(column("b", "integer")), List.of()));
        made(
                "inherit/ADD COLUMN on inheritance parent",
                family,
                new ColumnChange.AddColumn(parent, column("z", "integer"), null));
        cases.put(
                "inherit/ADD CHECK NO INHERIT",
                FactCase.Made.of(family, new KeyChange.AddConstraint(parent, own))
                        .but("ch", "only PostgreSQL 18 locks it"));
    }

    private void made(String key, Schema before, Change change) {
        cases.put(key, FactCase.Made.of(before, change));
    }

    private void never(String reason, String... keys) {
        for (String each : keys) {
            cases.put(each, new FactCase.Never(reason));
        }
    }

    private static Change alter(SchemaObject from, SchemaObject to) {
        return new ObjectChange.AlterObject(from, to);
    }

    /** A table with a column of a type, or with none but its own. */
    private static Schema used(SchemaObject... objects) {
        Table table = TABLE;
        for (SchemaObject object : objects) {
            if (object instanceof Domain || object instanceof CompositeType) {
                table = Table.of(
                        T, Column.of("id", type("integer")), Column.of("m", new ColumnType.Defined(object.name())));
            }
        }
        return schema(table).withObjects(List.of(objects));
    }

    private static Schema schema(Table... tables) {
        return Schema.of(List.of(), List.of(), List.of(tables));
    }

    private static Column column(String name, String type) {
        return Column.of(name, type(type)).withNullable(true);
    }

    private static ColumnType type(String type) {
        return TypeParser.parse(type);
    }
}
