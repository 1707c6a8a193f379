package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.Constraint.Exclude;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.Constraint.PrimaryKey;
import dev.dunlin.schema.model.Constraint.Unique;
import dev.dunlin.schema.model.DefaultValue;
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
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every kind of change at least once. */
final class DdlCases {
    private static final QualifiedName LOCATIONS = QualifiedName.of("locations");
    private static final QualifiedName CUTS = QualifiedName.of("cuts");
    private static final QualifiedName GROWN = QualifiedName.of("grown");
    private static final QualifiedName SHIFTS = QualifiedName.of("shifts");
    private static final QualifiedName BUILDING = QualifiedName.of("building_type");
    private static final Defined BUILDING_TYPE = new Defined(BUILDING);

    private static final EnumType BUILDINGS = EnumType.of(BUILDING, "SINGLE_FAMILY", "MULTI_UNIT", "COMMERCIAL");

    private static final Table LOCATION = Table.of(
                    LOCATIONS,
                    required("id", "uuid").withDefault(expression("gen_random_uuid()")),
                    required("address", "text"),
                    optional("province", "text"),
                    required("units", "integer").withDefault(literal("1")),
                    Column.of("building", BUILDING_TYPE).withDefault(literal("SINGLE_FAMILY")))
            .withConstraints(List.of(
                    new PrimaryKey("locations_pkey", List.of("id")),
                    new Check("locations_units_check", sql("units > 0"), true)))
            .withIndexes(List.of(Index.of("locations_address_idx", "address")));

    private static final Table CUT = Table.of(
                    CUTS,
                    required("id", "integer").withDefault(new DefaultValue.Identity(true, "cuts_id_seq")),
                    required("name", "varchar(40)"))
            .withConstraints(List.of(new PrimaryKey("cuts_pkey", List.of("id"))));

    private static final DefaultValue NUMBERS = new DefaultValue.Serial("shifts_number_seq", SequenceOptions.NONE);

    private static final ForeignKey CUT_KEY = new ForeignKey(
            "shifts_cut_id_fkey",
            List.of("cut_id"),
            CUTS,
            List.of("id"),
            Action.SET_NULL,
            Action.CASCADE,
            false,
            Deferral.NOT_DEFERRABLE,
            true);

    private static final Table SHIFT = Table.of(SHIFTS, required("id", "bigint"), optional("cut_id", "integer"))
            .withConstraints(List.of(new PrimaryKey("shifts_pkey", List.of("id")), CUT_KEY));

    private static final Schema SCHEMA = Schema.of(List.of(), List.of(BUILDINGS), List.of(LOCATION, CUT, SHIFT));
    private static final String A_LOCATION =
            "INSERT INTO locations (address, units, building) VALUES ('Main Street 1', 3, 'SINGLE_FAMILY')";

    private DdlCases() {}

    static List<DdlCase> all() {
        return Stream.of(
                        types(),
                        labels(),
                        tables(),
                        addedColumns(),
                        alteredColumns(),
                        conversions(),
                        constraints(),
                        indexes(),
                        DividedCases.all(),
                        SecurityCases.all(),
                        ObjectCases.all(),
                        ViewCases.all(),
                        ExpansionCases.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<DdlCase> types() {
        return List.of(
                of("add-extension", new Change.AddExtension("citext")),
                DdlCase.of(
                        "remove-extension",
                        Schema.of(List.of("citext"), List.of(), List.of()),
                        new Change.RemoveExtension("citext")),
                of(
                        "create-enum",
                        new EnumChange.CreateEnum(EnumType.of(QualifiedName.of("mood"), "good", "it's \"bad\""))),
                of(
                        "create-enum-in-new-schema",
                        new EnumChange.CreateEnum(EnumType.of(new QualifiedName("media", "codec"), "h264", "av1")
                                .withComment("How a video is encoded")),
                        new EnumChange.CreateEnum(EnumType.of(new QualifiedName("media", "long"), longLabels()))),
                DdlCase.of(
                        "drop-enum",
                        Schema.of(List.of(), List.of(BUILDINGS), List.of()),
                        new EnumChange.DropEnum(BUILDINGS)),
                of("rename-enum", new EnumChange.RenameEnum(BUILDING, QualifiedName.of("house"))),
                of(
                        "rename-enum-across-schemas",
                        new EnumChange.RenameEnum(BUILDING, new QualifiedName("geo", "house"))),
                of("comment-enum", new EnumChange.CommentEnum(BUILDING, null, "Kind of building")));
    }

    private static List<DdlCase> labels() {
        EnumType without = BUILDINGS.withLabels(BUILDINGS.labels().subList(0, 2));
        return List.of(
                of(
                                "add-label",
                                new EnumChange.AddLabel(BUILDING, label("MIXED_USE"), "COMMERCIAL"),
                                new EnumChange.AddLabel(BUILDING, label("OTHER"), null))
                        .withRows(A_LOCATION),
                of("add-label-online", new EnumChange.AddLabel(BUILDING, label("OTHER"), null))
                        .online(),
                of("rename-label", new EnumChange.RenameLabel(BUILDING, "MULTI_UNIT", "APARTMENTS")),
                of("replace-labels", new EnumChange.ReplaceLabels(BUILDINGS, without))
                        .withRows(A_LOCATION),
                of(
                        "replace-labels-and-drop-what-used-them",
                        new EnumChange.ReplaceLabels(
                                BUILDINGS,
                                BUILDINGS.withLabels(BUILDINGS.labels().subList(1, 3))),
                        new TableChange.DropTable(LOCATION)),
                DdlCase.of(
                                "replace-labels-everywhere",
                                busySchema(),
                                new EnumChange.ReplaceLabels(
                                        BUILDINGS.withComment("It's a kind"), without.withComment("It's a kind")),
                                new ColumnChange.AlterColumn(
                                        QualifiedName.of("houses"),
                                        Column.of("kind", BUILDING_TYPE).withDefault(literal("COMMERCIAL")),
                                        Column.of("kind", BUILDING_TYPE).withDefault(literal("SINGLE_FAMILY")),
                                        null,
                                        null))
                        .withRows(
                                "INSERT INTO houses (kind, kinds, note) VALUES ('MULTI_UNIT', '{SINGLE_FAMILY}', 'x')",
                                "INSERT INTO flats (kind) VALUES ('MULTI_UNIT')"));
    }

    /** Whatever can depend on an enum type depends on it here. */
    private static Schema busySchema() {
        QualifiedName houses = QualifiedName.of("houses");
        Table house = Table.of(
                        houses,
                        Column.of("kind", BUILDING_TYPE).withDefault(literal("COMMERCIAL")),
                        Column.of("kinds", new ArrayOf(BUILDING_TYPE)).withDefault(literal("{MULTI_UNIT,NULL}")),
                        required("note", "text").withDefault(expression("'MULTI_UNIT'::building_type::text")),
                        optional("is_big", "boolean")
                                .withDefault(new DefaultValue.Generated(sql("kind <> 'SINGLE_FAMILY'"), true))
                                .withComment("Whether more than one family lives there"))
                .withConstraints(List.of(
                        new Unique("houses_kind_key", List.of("kind"), List.of(), false, Deferral.NOT_DEFERRABLE),
                        new Unique("houses_is_big_key", List.of("is_big"), List.of(), false, Deferral.NOT_DEFERRABLE),
                        new Check("houses_kind_check", sql("kind <> ALL (kinds)"), true)))
                .withIndexes(List.of(
                        Index.of("houses_kinds_idx", "kinds"),
                        partial(Index.of("houses_note_idx", "note"), sql("kind = 'MULTI_UNIT'"))));
        ForeignKey key = new ForeignKey(
                "flats_kind_fkey",
                List.of("kind"),
                houses,
                List.of("kind"),
                Action.NO_ACTION,
                Action.NO_ACTION,
                false,
                Deferral.NOT_DEFERRABLE,
                false);
        Table flat = Table.of(QualifiedName.of("flats"), Column.of("kind", BUILDING_TYPE))
                .withConstraints(List.of(key));
        return Schema.of(List.of(), List.of(BUILDINGS.withComment("It's a kind")), List.of(house, flat));
    }

    private static List<DdlCase> tables() {
        Table video = videos();
        TableOptions options = new TableOptions("Where we knock", true, storage("fillfactor", "70"));
        TableOptions others = new TableOptions(
                null, false, storage("toast.autovacuum_enabled", "false", "autovacuum_vacuum_scale_factor", "0.05"));
        return List.of(
                of("create-table", new TableChange.CreateTable(video)),
                of(
                        "create-table-with-unchecked-key",
                        new TableChange.CreateTable(Table.of(QualifiedName.of("tags"), optional("cut_id", "integer"))
                                .withConstraints(List.of(
                                        CUT_KEY.withName("tags_cut_id_fkey").withValid(false))))),
                of(
                        "create-table-with-equal-keys",
                        new TableChange.CreateTable(Table.of(QualifiedName.of("tags"), required("name", "text"))
                                .withConstraints(List.of(
                                        new PrimaryKey("tags_pkey", List.of("name")),
                                        Unique.of("tags_name_key", "name"))))),
                of("create-table-without-columns", new TableChange.CreateTable(Table.of(QualifiedName.of("nothing")))),
                of("create-table-that-inherits", new TableChange.CreateTable(flats())),
                DdlCase.of(
                        "rename-inherited-column",
                        Schema.of(List.of(), List.of(BUILDINGS), List.of(LOCATION, flats())),
                        new ColumnChange.RenameColumn(LOCATIONS, "address", "street")),
                DdlCase.of(
                        "rename-inherited-table",
                        Schema.of(List.of(), List.of(BUILDINGS), List.of(LOCATION, flats())),
                        new TableChange.RenameTable(LOCATIONS, new QualifiedName("geo", "places"))),
                DdlCase.of("inherit", Schema.of(List.of(), List.of(BUILDINGS), List.of(LOCATION, grown())), inherit()),
                DdlCase.of(
                        "inherit-and-drop-column",
                        Schema.of(List.of(), List.of(BUILDINGS), List.of(LOCATION, grown())),
                        inherit(),
                        new KeyChange.DropConstraint(
                                LOCATIONS,
                                LOCATION.constraint("locations_units_check").orElseThrow()),
                        new ColumnChange.DropColumn(
                                LOCATIONS, LOCATION.column("province").orElseThrow())),
                DdlCase.of(
                        "disinherit",
                        Schema.of(
                                List.of(),
                                List.of(BUILDINGS),
                                List.of(
                                        LOCATION,
                                        Fold.apply(
                                                        Schema.of(
                                                                List.of(),
                                                                List.of(BUILDINGS),
                                                                List.of(LOCATION, grown())),
                                                        List.of(inherit()))
                                                .table(GROWN)
                                                .orElseThrow())),
                        new TableChange.Disinherit(
                                GROWN, LOCATIONS, inherit().columns(), inherit().checks())),
                of("drop-table", new TableChange.DropTable(SHIFT)),
                of("rename-table", new TableChange.RenameTable(CUTS, QualifiedName.of("areas"))),
                of("rename-table-across-schemas", new TableChange.RenameTable(CUTS, new QualifiedName("geo", "areas"))),
                of(
                        "alter-table-tablespace",
                        new TableChange.AlterTable(
                                CUTS, TableOptions.NONE, TableOptions.NONE.withTablespace(ServerSchema.TABLESPACE))),
                of("alter-table", new TableChange.AlterTable(LOCATIONS, TableOptions.NONE, options)),
                DdlCase.of(
                        "alter-table-back",
                        Schema.of(List.of(), List.of(), List.of(CUT.withOptions(options))),
                        new TableChange.AlterTable(CUTS, options, others)),
                of("manage-table", new TableChange.ManageTable(CUT, CUT.withManaged(false))),
                of("identify", new Change.Identify(Subject.table(CUTS), null, "org.example.Cut")));
    }

    /** A table with the columns and checks of another one, and more. */
    private static Table grown() {
        List<Column> columns = new ArrayList<>(LOCATION.columns());
        columns.add(required("floor", "integer"));
        return Table.of(GROWN, columns.toArray(Column[]::new))
                .withConstraints(List.of(
                        new PrimaryKey("grown_pkey", List.of("id")),
                        LOCATION.constraint("locations_units_check").orElseThrow()));
    }

    private static TableChange.Inherit inherit() {
        return new TableChange.Inherit(GROWN, LOCATIONS, LOCATION.columns(), LOCATION.constraints(Check.class));
    }

    /** A table with columns of its own and inherited ones, and what depends on either. */
    private static Table flats() {
        return Table.of(QualifiedName.of("flats"), required("floor", "integer"))
                .withConstraints(List.of(
                        new PrimaryKey("flats_pkey", List.of("id")),
                        new Check("flats_address_check", sql("address <> '' AND floor < units"), true)))
                .withIndexes(List.of(Index.of("flats_address_idx", "address", "floor")))
                .withOptions(TableOptions.NONE.withInherits(List.of(LOCATIONS)));
    }

    private static Table videos() {
        QualifiedName name = new QualifiedName("media", "videos");
        return new Table(
                name,
                null,
                true,
                List.of(
                        required("id", "bigint").withDefault(new DefaultValue.Identity(false, "video_numbers")),
                        required("path", "text").withComment("Relative to the library"),
                        optional("title", "varchar(200)"),
                        optional("slug", "text").withDefault(new DefaultValue.Generated(sql("lower(title)"), true)),
                        required("tags", "text[]").withDefault(literal("{}")),
                        required("added_at", "timestamptz(3)").withDefault(expression("now()")),
                        optional("parent_id", "bigint")),
                List.of(
                        new PrimaryKey("videos_pkey", List.of("id")),
                        new Unique(
                                "videos_path_key",
                                List.of("path"),
                                List.of("title"),
                                false,
                                Deferral.INITIALLY_DEFERRED),
                        new Check("videos_path_check", sql("path <> '' -- never empty"), true),
                        new ForeignKey(
                                "videos_parent_id_fkey",
                                List.of("parent_id"),
                                name,
                                List.of("id"),
                                Action.CASCADE,
                                Action.NO_ACTION,
                                true,
                                Deferral.DEFERRABLE,
                                true)),
                List.of(
                        new Index(
                                "videos_tags_idx",
                                List.of(Index.Part.column("tags")),
                                false,
                                "gin",
                                null,
                                List.of(),
                                false,
                                storage("fastupdate", "off")),
                        Index.of("videos_parent_id_idx", "parent_id")),
                new TableOptions("The library's videos", false, storage("fillfactor", "90")));
    }

    private static List<DdlCase> addedColumns() {
        Column country = required("country", "char(2)");
        return List.of(
                of("add-column-nullable", addColumn(optional("district", "text"), null))
                        .withRows(A_LOCATION),
                of(
                                "add-column-with-default",
                                addColumn(required("floors", "smallint").withDefault(literal("-1")), null))
                        .withRows(A_LOCATION),
                of(
                                "add-column-of-enum",
                                addColumn(Column.of("former", BUILDING_TYPE).withDefault(literal("MULTI_UNIT")), null))
                        .withRows(A_LOCATION),
                of("add-column-filled-with-constant", addColumn(country.withComment("ISO 3166"), sql("'CA'")))
                        .withRows(A_LOCATION),
                of(
                                "add-column-filled-with-constant-and-other-default",
                                addColumn(country.withDefault(literal("US")), sql("'CA'")))
                        .withRows(A_LOCATION),
                of("add-column-filled-with-its-default", addColumn(country.withDefault(literal("CA")), sql("'CA'")))
                        .withRows(A_LOCATION),
                of(
                                "add-column-filled-from-others",
                                addColumn(required("sort_key", "text"), sql("lower(address) || id")))
                        .withRows(A_LOCATION),
                of(
                                "add-column-filled-nullable",
                                addColumn(optional("sort_key", "text").withDefault(literal("z")), sql("'a'")))
                        .withRows(A_LOCATION),
                of("add-column-generated", addColumn(generated("double_units", "units * 2", true), null))
                        .withRows(A_LOCATION),
                of("add-column-virtual", addColumn(generated("double_units", "units * 2", false), null))
                        .withRows(A_LOCATION)
                        .since(18),
                of(
                                "add-column-virtual-required",
                                addColumn(
                                        generated("double_units", "units * 2", false)
                                                .withNullable(false),
                                        null))
                        .withRows(A_LOCATION)
                        .since(18),
                of(
                                "add-column-identity",
                                addColumn(
                                        required("number", "integer")
                                                .withDefault(new DefaultValue.Identity(true, "locations_number_seq")),
                                        null))
                        .withRows(A_LOCATION),
                of("add-column-with-collation", addColumn(collated("code", "text", "C", literal("x")), null)),
                of("add-column-hostile", addColumn(hostileColumn(), null)),
                of(
                                "drop-column",
                                new KeyChange.DropConstraint(SHIFTS, CUT_KEY),
                                new ColumnChange.DropColumn(
                                        SHIFTS, SHIFT.column("cut_id").orElseThrow()))
                        .withRows("INSERT INTO shifts VALUES (1, NULL)"),
                of(
                        "drop-column-required",
                        new KeyChange.DropIndex(LOCATIONS, LOCATION.indexes().get(0)),
                        new ColumnChange.DropColumn(
                                LOCATIONS, LOCATION.column("address").orElseThrow())),
                of("rename-column", new ColumnChange.RenameColumn(LOCATIONS, "province", "state")),
                of("require-column", new ColumnChange.RequireColumn(LOCATIONS, optional("province", "text"))),
                of("require-column-online", new ColumnChange.RequireColumn(LOCATIONS, optional("province", "text")))
                        .online()
                        .since(18),
                of("backfill", new ColumnChange.Backfill(LOCATIONS, "province", sql("'Ontario'")))
                        .withRows(A_LOCATION),
                of("backfill-online", new ColumnChange.Backfill(LOCATIONS, "province", sql("DEFAULT")))
                        .withRows(A_LOCATION)
                        .online());
    }

    private static List<DdlCase> alteredColumns() {
        Column units = LOCATION.column("units").orElseThrow();
        Column province = LOCATION.column("province").orElseThrow();
        Column id = CUT.column("id").orElseThrow();
        Column shiftId = SHIFT.column("id").orElseThrow();
        Column tuned = optional("size", "text").withOptions(new ColumnOptions(ColumnOptions.Storage.MAIN, null, 500));
        return List.of(
                of("alter-column-default", alter(units, units.withDefault(literal("2")))),
                of("alter-column-no-default", alter(units, units.withDefault(null))),
                of("alter-column-required", alter(province, province.withNullable(false))),
                of(
                                "alter-column-required-filled",
                                new ColumnChange.AlterColumn(
                                        LOCATIONS,
                                        province,
                                        province.withNullable(false).withDefault(literal("ON")),
                                        null,
                                        sql("DEFAULT")))
                        .withRows(A_LOCATION),
                DdlCase.of(
                                "alter-column-required-filled-deferred",
                                deferredSchema(),
                                new ColumnChange.AlterColumn(
                                        SHIFTS,
                                        SHIFT.column("cut_id").orElseThrow(),
                                        required("cut_id", "integer"),
                                        null,
                                        sql("(SELECT min(id) FROM cuts)")))
                        .withRows("INSERT INTO cuts (name) VALUES ('North')", "INSERT INTO shifts VALUES (1, NULL)"),
                of(
                        "alter-column-options",
                        alter(
                                province,
                                province.withOptions(new ColumnOptions(ColumnOptions.Storage.EXTERNAL, null, 500)))),
                DdlCase.of(
                        "alter-column-options-with-the-type",
                        Schema.of(List.of(), List.of(), List.of(Table.of(LOCATIONS, tuned))),
                        alter(tuned, tuned.withType(type("numeric")).withOptions(new ColumnOptions(null, null, 500)))),
                of("alter-column-nullable", alter(units, units.withNullable(true))),
                of("alter-column-comment", alter(units, units.withComment("How many\nhouseholds"))),
                of(
                        "alter-column-collation",
                        alter(
                                province,
                                collated("province", "text", "POSIX", null).withNullable(true))),
                of(
                                "alter-column-to-identity",
                                new ColumnChange.AlterColumn(
                                        SHIFTS,
                                        shiftId,
                                        shiftId.withDefault(new DefaultValue.Identity(false, "shifts_id_seq")),
                                        null,
                                        null))
                        .withRows("INSERT INTO shifts SELECT g FROM generate_series(1, 2000) g", "ANALYZE shifts"),
                of(
                                "alter-column-to-identity-online",
                                new ColumnChange.AlterColumn(
                                        SHIFTS,
                                        shiftId,
                                        shiftId.withDefault(new DefaultValue.Identity(false, "shifts_id_seq")),
                                        null,
                                        null))
                        .withRows("INSERT INTO shifts SELECT g FROM generate_series(1, 2000) g", "ANALYZE shifts")
                        .online(),
                of(
                                "add-column-numbered-later",
                                new ColumnChange.AddColumn(
                                        SHIFTS,
                                        optional("number", "integer").withDefault(NUMBERS),
                                        ColumnChange.AddColumn.NO_VALUE))
                        .withRows("INSERT INTO shifts SELECT g FROM generate_series(1, 2000) g", "ANALYZE shifts"),
                serialToIdentity("alter-column-from-serial-to-identity"),
                serialToIdentity("alter-column-from-serial-to-identity-online").online(),
                of(
                        "alter-column-identity",
                        new ColumnChange.AlterColumn(
                                CUTS, id, id.withDefault(new DefaultValue.Identity(false, "cut_numbers")), null, null)),
                of(
                        "alter-column-from-identity",
                        new ColumnChange.AlterColumn(
                                CUTS, id, id.withDefault(expression("floor(random() * 1000)")), null, null)),
                DdlCase.of(
                        "alter-column-identity-type",
                        Schema.of(List.of(), List.of(), List.of(CUT)),
                        new ColumnChange.AlterColumn(CUTS, id, id.withType(type("bigint")), null, null)),
                DdlCase.of(
                        "alter-column-identity-to-text",
                        Schema.of(List.of(), List.of(), List.of(CUT)),
                        new ColumnChange.AlterColumn(
                                CUTS, id, id.withType(type("text")).withDefault(null), null, null)),
                of("alter-column-to-generated", alter(province, generated("province", "upper(address)", true)))
                        .withRows(A_LOCATION),
                generatedCase("alter-column-from-generated", generated("area", "units * 10", true), plainArea()),
                generatedCase(
                        "alter-column-generation",
                        generated("area", "units * 10", true),
                        generated("area", "units * 12", true)),
                generatedCase(
                                "alter-column-from-virtual",
                                generated("area", "units * 10", false),
                                plainArea().withNullable(false))
                        .since(18),
                of(
                        "alter-column-everything",
                        new ColumnChange.AlterColumn(
                                LOCATIONS,
                                province,
                                new Column("province", type("varchar(2)"), false, literal("ON"), "C", "Short", null),
                                sql("left(province, 2)"),
                                sql("'BC'"))));
    }

    private static DdlCase serialToIdentity(String name) {
        Column number = required("number", "integer").withDefault(NUMBERS);
        return DdlCase.of(
                        name,
                        Schema.of(List.of(), List.of(), List.of(Table.of(SHIFTS, number))),
                        new ColumnChange.AlterColumn(
                                SHIFTS,
                                number,
                                number.withDefault(new DefaultValue.Identity(true, "shifts_number_seq")),
                                null,
                                null))
                .withRows("INSERT INTO shifts SELECT FROM generate_series(1, 2000)", "ANALYZE shifts");
    }

    private static DdlCase generatedCase(String name, Column from, Column to) {
        Table table = Table.of(LOCATIONS, required("units", "integer"), from);
        return DdlCase.of(name, Schema.of(List.of(), List.of(), List.of(table)), alter(from, to))
                .withRows("INSERT INTO locations (units) VALUES (3)");
    }

    private static Column plainArea() {
        return optional("area", "integer").withDefault(literal("5"));
    }

    private static Schema deferredSchema() {
        ForeignKey deferred = new ForeignKey(
                "shifts_cut_id_fkey",
                CUT_KEY.columns(),
                CUTS,
                CUT_KEY.references(),
                Action.NO_ACTION,
                Action.NO_ACTION,
                false,
                Deferral.INITIALLY_DEFERRED,
                true);
        Table shift = SHIFT.withConstraints(List.of(deferred));
        return Schema.of(List.of(), List.of(), List.of(CUT, shift));
    }

    private static List<DdlCase> conversions() {
        List<DdlCase> cases = new ArrayList<>(List.of(
                conversion("integer", "bigint", "1", "42"),
                conversion("varchar(20)", "text", "x", "abc"),
                conversion("text", "varchar(5)", "x", "abc"),
                conversion("text", "integer", null, "42"),
                conversion("integer", "text", "1", "42"),
                conversion("boolean", "integer", null, "true"),
                conversion("integer", "boolean", null, "42"),
                conversion("boolean", "smallint", null, "false"),
                conversion("timestamp(3)", "timestamptz(3)", null, "2026-02-13 12:00"),
                conversion("date", "timestamptz", null, "2026-02-13"),
                conversion("numeric(10, 2)", "integer", "1.50", "42.4"),
                conversion("text", "uuid", null, "00000000-0000-0000-0000-000000000001"),
                conversion("text", "jsonb", "{}", "{\"a\": 1}"),
                conversion("jsonb", "integer", null, "42"),
                conversion("json", "boolean", null, "true"),
                conversion("uuid", "jsonb", null, "00000000-0000-0000-0000-000000000001"),
                conversion("text", "text[]", null, "abc"),
                conversion("integer", "bigint[]", null, "42"),
                conversion("integer[]", "bigint[]", "{1}", "{1,2}"),
                conversion("text[]", "integer[]", null, "{1,2}"),
                conversion("integer[]", "integer", null, null),
                conversion("interval", "interval day to second(3)", null, "1 day"),
                conversion("inet", "text", null, "10.0.0.1"),
                conversion("bigint", "double precision", "1", "42"),
                conversion("char(3)", "varchar(3)", "x", "abc")));
        cases.add(conversion("text-to-enum", type("text"), BUILDING_TYPE, "MULTI_UNIT", "COMMERCIAL"));
        cases.add(conversion("enum-to-text", BUILDING_TYPE, type("text"), "MULTI_UNIT", "COMMERCIAL"));
        cases.add(conversion("enum-to-enum-array", BUILDING_TYPE, new ArrayOf(BUILDING_TYPE), null, "COMMERCIAL"));
        return cases;
    }

    private static DdlCase conversion(String from, String to, @Nullable String defaultValue, @Nullable String value) {
        String name = (from + " to " + to)
                .replaceAll("\\[\\]", "-array")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
        return conversion(name, type(from), type(to), defaultValue, value);
    }

    private static DdlCase conversion(
            String name, ColumnType from, ColumnType to, @Nullable String defaultValue, @Nullable String value) {
        QualifiedName table = QualifiedName.of("t");
        Column column =
                new Column("c", from, true, defaultValue == null ? null : literal(defaultValue), null, null, null);
        Schema before = Schema.of(List.of(), List.of(BUILDINGS), List.of(Table.of(table, column)));
        DdlCase result = DdlCase.of(
                "convert-" + name,
                before,
                new ColumnChange.AlterColumn(
                        table,
                        column,
                        column.withType(to)
                                .withDefault(defaultValue == null ? null : literal(converted(defaultValue, to))),
                        null,
                        null));
        return value == null ? result : result.withRows("INSERT INTO t VALUES ('" + value + "'), (NULL)");
    }

    private static String converted(String defaultValue, ColumnType to) {
        return to.equals(Builtin.of("integer")) ? defaultValue.replaceFirst("\\..*", "") : defaultValue;
    }

    private static List<DdlCase> constraints() {
        Index unique = Index.of("cuts_name_key", "name").withUnique(true);
        Check unchecked = new Check("locations_address_check", sql("length(address) > 3"), false);
        Schema withUnchecked = Schema.of(
                List.of(),
                List.of(),
                List.of(Table.of(LOCATIONS, required("address", "text")).withConstraints(List.of(unchecked))));
        Schema withUniqueIndex = Schema.of(List.of(), List.of(), List.of(CUT.withIndexes(List.of(unique))));
        Table bare = Table.of(CUTS, required("id", "integer"))
                .withIndexes(List.of(Index.of("cuts_pkey", "id").withUnique(true)));
        return List.of(
                of("add-unique", new KeyChange.AddConstraint(CUTS, Unique.of("cuts_name_key", "name"))),
                of(
                                "add-unique-nulls-not-distinct",
                                new KeyChange.AddConstraint(
                                        CUTS,
                                        new Unique(
                                                "cuts_name_key",
                                                List.of("name"),
                                                List.of("id"),
                                                true,
                                                Deferral.DEFERRABLE)))
                        .since(15),
                of("add-check-unchecked", new KeyChange.AddConstraint(LOCATIONS, unchecked))
                        .withRows(A_LOCATION),
                of(
                                "add-foreign-key",
                                new ColumnChange.AddColumn(CUTS, optional("shift_id", "bigint"), sql("7")),
                                new KeyChange.AddConstraint(
                                        CUTS,
                                        new ForeignKey(
                                                "cuts_shift_id_fkey",
                                                List.of("shift_id"),
                                                SHIFTS,
                                                List.of("id"),
                                                Action.RESTRICT,
                                                Action.CASCADE,
                                                false,
                                                Deferral.NOT_DEFERRABLE,
                                                true)))
                        .withRows(
                                "INSERT INTO shifts SELECT generate_series(1, 2000)",
                                "INSERT INTO cuts (name) SELECT 'x' FROM generate_series(1, 2000)",
                                "ANALYZE"),
                of(
                                "add-foreign-key-that-sets-one-column",
                                new KeyChange.AddConstraint(
                                        SHIFTS,
                                        CUT_KEY.withName("shifts_area_fkey").withOnDeleteColumns(List.of("cut_id"))))
                        .withRows(
                                "INSERT INTO cuts (name) SELECT 'x' FROM generate_series(1, 2000)",
                                "INSERT INTO shifts SELECT n, 7 FROM generate_series(1, 2000) n",
                                "ANALYZE")
                        .since(15),
                of(
                        "alter-constraint",
                        new KeyChange.AlterConstraint(
                                SHIFTS,
                                CUT_KEY,
                                CUT_KEY.withDeferral(Deferral.INITIALLY_DEFERRED)
                                        .withComment("Where it's held")),
                        new KeyChange.AlterConstraint(
                                LOCATIONS,
                                LOCATION.primaryKey().orElseThrow(),
                                LOCATION.primaryKey().orElseThrow().withComment("The key"))),
                of("add-exclude", new KeyChange.AddConstraint(SHIFTS, exclude()))
                        .withRows("INSERT INTO shifts (id) VALUES (1)"),
                DdlCase.of("drop-exclude", withExclude(), new KeyChange.DropConstraint(SHIFTS, exclude())),
                DdlCase.of(
                        "rename-exclude-to-the-longest-name",
                        withExclude(),
                        new KeyChange.RenameConstraint(SHIFTS, exclude().name(), "\"".repeat(63))),
                of(
                        "add-check-that-is-not-inherited",
                        new KeyChange.AddConstraint(
                                LOCATIONS,
                                new Check("locations_own_check", sql("units < 9"), true, true, "Ours alone"))),
                of("drop-constraint", new KeyChange.DropConstraint(SHIFTS, CUT_KEY)),
                of(
                        "drop-primary-key",
                        new KeyChange.DropConstraint(
                                LOCATIONS, LOCATION.primaryKey().orElseThrow())),
                of(
                        "rename-constraint",
                        new KeyChange.RenameConstraint(SHIFTS, "shifts_cut_id_fkey", "shifts_area_fkey")),
                of("alter-column-under-foreign-key", widerReference())
                        .withRows(
                                "INSERT INTO cuts (name) SELECT 'x' FROM generate_series(1, 2000)",
                                "INSERT INTO shifts SELECT g, g FROM generate_series(1, 2000) g",
                                "ANALYZE"),
                DdlCase.of(
                        "alter-column-under-unchecked-key",
                        Schema.of(
                                List.of(),
                                List.of(),
                                List.of(CUT, SHIFT.withConstraints(List.of(CUT_KEY.withValid(false))))),
                        widerReference()),
                DdlCase.of(
                        "alter-column-under-unchecked-check",
                        withUnchecked,
                        new ColumnChange.AlterColumn(
                                LOCATIONS, required("address", "text"), required("address", "varchar"), null, null)),
                DdlCase.of(
                        "validate-constraint",
                        withUnchecked,
                        new KeyChange.ValidateConstraint(LOCATIONS, "locations_address_check")),
                DdlCase.of(
                                "validate-constraint-online",
                                withUnchecked,
                                new KeyChange.ValidateConstraint(LOCATIONS, "locations_address_check"))
                        .online(),
                DdlCase.of(
                        "promote-index",
                        withUniqueIndex,
                        new KeyChange.PromoteIndex(CUTS, unique, Unique.of("cuts_name_key", "name"))),
                DdlCase.of(
                                "promote-index-online",
                                Schema.of(List.of(), List.of(), List.of(bare)),
                                new KeyChange.PromoteIndex(
                                        CUTS, bare.indexes().get(0), new PrimaryKey("cuts_pkey", List.of("id"))))
                        .online());
    }

    private static List<DdlCase> indexes() {
        Index rich = new Index(
                "locations_rich_idx",
                List.of(
                        Index.Part.expression(sql("lower(address)")),
                        new Index.Part("province", null, "C", sql("text_pattern_ops"), true, false),
                        new Index.Part("units", null, null, null, false, true)),
                true,
                "btree",
                sql("province IS NOT NULL -- the rest is elsewhere"),
                List.of("building"),
                false,
                storage("fillfactor", "80"));
        Index distinct = new Index(
                "locations_province_idx",
                List.of(Index.Part.column("province")),
                true,
                "btree",
                null,
                List.of(),
                true,
                storage());
        Index plain = Index.of("shifts_cut_id_idx", "cut_id");
        return List.of(
                of("add-index", new KeyChange.AddIndex(SHIFTS, plain)),
                of("add-index-online", new KeyChange.AddIndex(SHIFTS, plain)).online(),
                of("add-index-with-everything", new KeyChange.AddIndex(LOCATIONS, rich)),
                of("add-index-nulls-not-distinct", new KeyChange.AddIndex(LOCATIONS, distinct))
                        .since(15),
                of(
                        "alter-index",
                        new KeyChange.AlterIndex(
                                LOCATIONS,
                                LOCATION.indexes().get(0),
                                LOCATION.indexes()
                                        .get(0)
                                        .withStorage(storage("fillfactor", "60"))
                                        .withComment("By street"))),
                of(
                        "alter-index-back",
                        new KeyChange.AddIndex(
                                SHIFTS, plain.withStorage(storage("fillfactor", "60", "deduplicate_items", "off"))),
                        new KeyChange.AlterIndex(
                                SHIFTS,
                                plain.withStorage(storage("fillfactor", "60", "deduplicate_items", "off")),
                                plain.withStorage(storage("fillfactor", "70")))),
                of(
                        "add-index-in-a-tablespace",
                        new KeyChange.AddIndex(
                                SHIFTS,
                                plain.withTablespace(ServerSchema.TABLESPACE).withComment("It's fast"))),
                of(
                        "drop-index",
                        new KeyChange.DropIndex(LOCATIONS, LOCATION.indexes().get(0))),
                of(
                                "drop-index-online",
                                new KeyChange.DropIndex(
                                        LOCATIONS, LOCATION.indexes().get(0)))
                        .online(),
                of("rename-index", new KeyChange.RenameIndex(LOCATIONS, "locations_address_idx", "by_address")));
    }

    private static Schema withExclude() {
        Table table = Table.of(SHIFTS, required("id", "bigint"), optional("cut_id", "integer"))
                .withConstraints(List.of(exclude()));
        return Schema.of(List.of(), List.of(), List.of(table));
    }

    /** Rows of one shift and cut do not share a number's residue; hostile where names are the author's. */
    private static Exclude exclude() {
        return new Exclude(
                "shifts excl\"; --",
                "btree",
                List.of(
                        new Exclude.Element(new Index.Part("cut_id", null, null, sql("int4_ops"), true, true), "="),
                        new Exclude.Element(Index.Part.expression(sql("id % 7")), "OPERATOR(pg_catalog.=)")),
                List.of("id"),
                storage("fillfactor", "80"),
                sql("id > 0 -- the others are drafts"),
                Deferral.INITIALLY_DEFERRED,
                "Not \"twice\";\n-- dunlin:x");
    }

    private static Column hostileColumn() {
        return new Column(
                "a\"; DROP TABLE locations; --\n-- dunlin:no-transaction",
                type("text"),
                true,
                literal("it's \\ $dunlin$\n-- dunlin:lock-timeout 0"),
                null,
                "';\r\n-- dunlin:x",
                null);
    }

    private static Change widerReference() {
        Column cut = optional("cut_id", "integer");
        return new ColumnChange.AlterColumn(SHIFTS, cut, cut.withType(type("bigint")), null, null);
    }

    private static DdlCase of(String name, Change... changes) {
        return DdlCase.of(name, SCHEMA, changes);
    }

    private static Change addColumn(Column column, @Nullable SqlExpression backfill) {
        return new ColumnChange.AddColumn(LOCATIONS, column, backfill);
    }

    private static ColumnChange.AlterColumn alter(Column from, Column to) {
        return new ColumnChange.AlterColumn(LOCATIONS, from, to, null, null);
    }

    private static Index partial(Index index, SqlExpression where) {
        return new Index(index.name(), index.parts(), false, "btree", where, List.of(), false, storage());
    }

    private static EnumType.Label label(String text) {
        return new EnumType.Label(text, null);
    }

    private static String[] longLabels() {
        return Stream.iterate(1, n -> n + 1)
                .limit(12)
                .map(n -> "a_rather_long_label_" + n)
                .toArray(String[]::new);
    }

    private static Column required(String name, String type) {
        return Column.of(name, type(type));
    }

    private static Column optional(String name, String type) {
        return required(name, type).withNullable(true);
    }

    private static Column generated(String name, String expression, boolean stored) {
        String type = name.equals("province") ? "text" : "integer";
        return optional(name, type).withDefault(new DefaultValue.Generated(sql(expression), stored));
    }

    private static Column collated(String name, String type, String collation, @Nullable DefaultValue value) {
        return new Column(name, type(type), false, value, collation, null, null);
    }

    private static ColumnType type(String text) {
        return TypeParser.parse(text);
    }

    private static DefaultValue literal(String text) {
        return new DefaultValue.Literal(text);
    }

    private static DefaultValue expression(String text) {
        return new DefaultValue.Expression(sql(text));
    }

    private static SqlExpression sql(String text) {
        return new SqlExpression(text);
    }

    private static TreeMap<String, String> storage(String... entries) {
        TreeMap<String, String> storage = new TreeMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            storage.put(entries[i], entries[i + 1]);
        }
        return storage;
    }
}
