package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.snapshot.ColumnFormat;
import dev.dunlin.schema.snapshot.ConstraintFormat;
import dev.dunlin.schema.snapshot.EnumFormat;
import dev.dunlin.schema.snapshot.IndexFormat;
import dev.dunlin.schema.snapshot.NameFormat;
import dev.dunlin.schema.snapshot.ObjectFormat;
import dev.dunlin.schema.snapshot.PartitionFormat;
import dev.dunlin.schema.snapshot.RowSecurityFormat;
import dev.dunlin.schema.snapshot.TableFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Changes as JSON objects. The first field, {@code change}, names the kind; then come the table or type and what the change
 * carries.
 */
final class ChangeFormat {
    private static final String OBJECT = "Object";
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private ChangeFormat() {}

    /** The kind of a change, {@code add-column} for example. */
    static String kind(Change change) {
        String name = change.getClass().getSimpleName();
        ObjectKind object = objectKind(change);
        if (object != null) {
            return name.substring(0, name.length() - OBJECT.length()).toLowerCase(Locale.ROOT)
                    + "-"
                    + ObjectFormat.word(object);
        }
        return WORD_START.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The kind of the object that is created, dropped, altered or renamed; null for any other change. */
    private static @Nullable ObjectKind objectKind(Change change) {
        boolean isOfObject = change instanceof Change.CreateObject
                || change instanceof Change.DropObject
                || change instanceof Change.AlterObject
                || change instanceof Change.RenameObject;
        return isOfObject ? change.subject().object().orElseThrow().kind() : null;
    }

    static void write(JsonOutput out, Change change) {
        out.field("change", kind(change));
        if (!writeOfType(out, change)
                && !writeOfObject(out, change)
                && !writeOfTable(out, change)
                && !writeOfColumn(out, change)
                && !writeOfConstraint(out, change)
                && !writeOfIndex(out, change)
                && !writeOfPolicy(out, change)
                && !writeOfPartition(out, change)) {
            throw new IllegalStateException("no format for " + change);
        }
    }

    static Change read(JsonObject in) {
        String kind = in.string("change");
        return switch (kind) {
            case "add-extension" -> new Change.AddExtension(in.string("extension"));
            case "remove-extension" -> new Change.RemoveExtension(in.string("extension"));
            case "create-enum" -> new Change.CreateEnum(enumType(in, "enum"));
            case "drop-enum" -> new Change.DropEnum(enumType(in, "enum"));
            case "rename-enum" -> new Change.RenameEnum(name(in, "from"), name(in, "to"));
            case "comment-enum" ->
                new Change.CommentEnum(name(in, "enum"), in.optionalString("from"), in.optionalString("to"));
            case "add-label" ->
                new Change.AddLabel(name(in, "enum"), EnumFormat.readLabel(in, "label"), in.optionalString("before"));
            case "rename-label" -> new Change.RenameLabel(name(in, "enum"), in.string("from"), in.string("to"));
            case "replace-labels" -> new Change.ReplaceLabels(enumType(in, "from"), enumType(in, "to"));
            case "create-table" -> new Change.CreateTable(table(in, "table"));
            case "drop-table" -> new Change.DropTable(table(in, "table"));
            case "rename-table" -> new Change.RenameTable(name(in, "from"), name(in, "to"));
            case "alter-table" -> new Change.AlterTable(name(in, "table"), options(in, "from"), options(in, "to"));
            case "manage-table" -> new Change.ManageTable(table(in, "from"), table(in, "to"));
            case "add-column" -> new Change.AddColumn(name(in, "table"), column(in), sql(in, "backfill"));
            case "drop-column" -> new Change.DropColumn(name(in, "table"), column(in));
            case "rename-column" -> new Change.RenameColumn(name(in, "table"), in.string("from"), in.string("to"));
            case "alter-column" -> alterColumn(in);
            case "require-column" -> new Change.RequireColumn(name(in, "table"), column(in));
            case "backfill" ->
                new Change.Backfill(name(in, "table"), in.string("column"), in.parsed("value", SqlExpression::new));
            case "add-constraint" -> new Change.AddConstraint(name(in, "table"), constraint(in));
            case "drop-constraint" -> new Change.DropConstraint(name(in, "table"), constraint(in));
            case "rename-constraint" ->
                new Change.RenameConstraint(name(in, "table"), in.string("from"), in.string("to"));
            case "alter-constraint" ->
                new Change.AlterConstraint(
                        name(in, "table"),
                        in.object("from", ConstraintFormat::read),
                        in.object("to", ConstraintFormat::read));
            case "validate-constraint" -> new Change.ValidateConstraint(name(in, "table"), in.string("constraint"));
            case "promote-index" -> new Change.PromoteIndex(name(in, "table"), index(in), constraint(in));
            case "add-index" -> new Change.AddIndex(name(in, "table"), index(in));
            case "drop-index" -> new Change.DropIndex(name(in, "table"), index(in));
            case "alter-index" ->
                new Change.AlterIndex(
                        name(in, "table"), in.object("from", IndexFormat::read), in.object("to", IndexFormat::read));
            case "rename-index" -> new Change.RenameIndex(name(in, "table"), in.string("from"), in.string("to"));
            case "alter-row-security" ->
                new Change.AlterRowSecurity(name(in, "table"), mode(in, "from"), mode(in, "to"));
            case "add-policy" -> new Change.AddPolicy(name(in, "table"), policy(in));
            case "drop-policy" -> new Change.DropPolicy(name(in, "table"), policy(in));
            case "rename-policy" -> new Change.RenamePolicy(name(in, "table"), in.string("from"), in.string("to"));
            case "alter-policy" -> alterPolicy(in);
            case "add-partition" -> new Change.AddPartition(name(in, "table"), partition(in));
            case "drop-partition" -> new Change.DropPartition(name(in, "table"), partition(in));
            case "rename-partition" -> new Change.RenamePartition(name(in, "table"), name(in, "from"), name(in, "to"));
            case "alter-partition" -> alterPartition(in);
            case "manage-partitions" ->
                new Change.ManagePartitions(name(in, "table"), partitioning(in, "from"), partitioning(in, "to"));
            case "rename-attribute" ->
                new Change.RenameAttribute(name(in, "composite"), in.string("from"), in.string("to"));
            case "identify" -> new Change.Identify(subject(in), in.optionalString("from"), in.optionalString("to"));
            default -> readOfObject(in, kind);
        };
    }

    private static Change readOfObject(JsonObject in, String change) {
        for (ObjectKind kind : ObjectKind.values()) {
            String word = ObjectFormat.word(kind);
            if (change.equals("create-" + word)) {
                return new Change.CreateObject(object(in, ObjectFormat.field(kind), kind));
            } else if (change.equals("drop-" + word)) {
                return new Change.DropObject(object(in, ObjectFormat.field(kind), kind));
            } else if (change.equals("alter-" + word)) {
                return new Change.AlterObject(object(in, "from", kind), object(in, "to", kind));
            } else if (change.equals("rename-" + word)) {
                return new Change.RenameObject(new ObjectId(kind, name(in, "from")), name(in, "to"));
            }
        }
        throw in.error("change", "there is no change \"" + change + "\"");
    }

    private static boolean writeOfObject(JsonOutput out, Change change) {
        if (change instanceof Change.CreateObject create) {
            object(out, ObjectFormat.field(create.object().kind()), create.object());
        } else if (change instanceof Change.DropObject drop) {
            object(out, ObjectFormat.field(drop.object().kind()), drop.object());
        } else if (change instanceof Change.AlterObject alter) {
            object(object(out, "from", alter.from()), "to", alter.to());
        } else if (change instanceof Change.RenameObject rename) {
            name(name(out, "from", rename.from().name()), "to", rename.to());
        } else if (change instanceof Change.RenameAttribute rename) {
            name(out, "composite", rename.type()).field("from", rename.from()).field("to", rename.to());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeOfType(JsonOutput out, Change change) {
        if (change instanceof Change.AddExtension add) {
            out.field("extension", add.name());
        } else if (change instanceof Change.RemoveExtension remove) {
            out.field("extension", remove.name());
        } else if (change instanceof Change.CreateEnum create) {
            enumType(out, "enum", create.type());
        } else if (change instanceof Change.DropEnum drop) {
            enumType(out, "enum", drop.type());
        } else if (change instanceof Change.RenameEnum rename) {
            name(name(out, "from", rename.from()), "to", rename.to());
        } else if (change instanceof Change.CommentEnum comment) {
            name(out, "enum", comment.type()).optional("from", comment.from()).optional("to", comment.to());
        } else if (change instanceof Change.AddLabel add) {
            EnumFormat.writeLabel(name(out, "enum", add.type()), "label", add.label());
            out.optional("before", add.before());
        } else if (change instanceof Change.RenameLabel rename) {
            name(out, "enum", rename.type()).field("from", rename.from()).field("to", rename.to());
        } else if (change instanceof Change.ReplaceLabels replace) {
            enumType(enumType(out, "from", replace.from()), "to", replace.to());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeOfTable(JsonOutput out, Change change) {
        if (change instanceof Change.CreateTable create) {
            table(out, "table", create.table());
        } else if (change instanceof Change.DropTable drop) {
            table(out, "table", drop.table());
        } else if (change instanceof Change.RenameTable rename) {
            name(name(out, "from", rename.from()), "to", rename.to());
        } else if (change instanceof Change.AlterTable alter) {
            name(out, "table", alter.table())
                    .object("from", options -> TableFormat.writeOptions(options, alter.from()))
                    .object("to", options -> TableFormat.writeOptions(options, alter.to()));
        } else if (change instanceof Change.ManageTable manage) {
            table(table(out, "from", manage.from()), "to", manage.to());
        } else if (change instanceof Change.Identify identify) {
            subject(out, identify.subject()).optional("from", identify.from()).optional("to", identify.to());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeOfColumn(JsonOutput out, Change change) {
        if (change instanceof Change.AddColumn add) {
            column(name(out, "table", add.table()), add.column()).optional("backfill", sql(add.backfill()));
        } else if (change instanceof Change.DropColumn drop) {
            column(name(out, "table", drop.table()), drop.column());
        } else if (change instanceof Change.RenameColumn rename) {
            name(out, "table", rename.table()).field("from", rename.from()).field("to", rename.to());
        } else if (change instanceof Change.AlterColumn alter) {
            alterColumn(out, alter);
        } else if (change instanceof Change.RequireColumn require) {
            column(name(out, "table", require.table()), require.column());
        } else if (change instanceof Change.Backfill backfill) {
            name(out, "table", backfill.table())
                    .field("column", backfill.column())
                    .field("value", backfill.value().sql());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeOfConstraint(JsonOutput out, Change change) {
        if (change instanceof Change.AddConstraint add) {
            constraint(name(out, "table", add.table()), add.constraint());
        } else if (change instanceof Change.DropConstraint drop) {
            constraint(name(out, "table", drop.table()), drop.constraint());
        } else if (change instanceof Change.RenameConstraint rename) {
            name(out, "table", rename.table()).field("from", rename.from()).field("to", rename.to());
        } else if (change instanceof Change.AlterConstraint alter) {
            name(out, "table", alter.table())
                    .object("from", object -> ConstraintFormat.write(object, alter.from()))
                    .object("to", object -> ConstraintFormat.write(object, alter.to()));
        } else if (change instanceof Change.ValidateConstraint validate) {
            name(out, "table", validate.table()).field("constraint", validate.constraint());
        } else if (change instanceof Change.PromoteIndex promote) {
            constraint(index(name(out, "table", promote.table()), promote.index()), promote.constraint());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeOfIndex(JsonOutput out, Change change) {
        if (change instanceof Change.AddIndex add) {
            index(name(out, "table", add.table()), add.index());
        } else if (change instanceof Change.DropIndex drop) {
            index(name(out, "table", drop.table()), drop.index());
        } else if (change instanceof Change.AlterIndex alter) {
            name(out, "table", alter.table())
                    .object("from", object -> IndexFormat.write(object, alter.from()))
                    .object("to", object -> IndexFormat.write(object, alter.to()));
        } else if (change instanceof Change.RenameIndex rename) {
            name(out, "table", rename.table()).field("from", rename.from()).field("to", rename.to());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeOfPolicy(JsonOutput out, Change change) {
        if (change instanceof Change.AlterRowSecurity alter) {
            name(out, "table", alter.table())
                    .inlineObject("from", mode -> RowSecurityFormat.writeMode(mode, alter.from()))
                    .inlineObject("to", mode -> RowSecurityFormat.writeMode(mode, alter.to()));
        } else if (change instanceof Change.AddPolicy add) {
            policy(name(out, "table", add.table()), add.policy());
        } else if (change instanceof Change.DropPolicy drop) {
            policy(name(out, "table", drop.table()), drop.policy());
        } else if (change instanceof Change.RenamePolicy rename) {
            name(out, "table", rename.table()).field("from", rename.from()).field("to", rename.to());
        } else if (change instanceof Change.AlterPolicy alter) {
            name(out, "table", alter.table())
                    .field("policy", alter.from().name())
                    .object("from", policy -> RowSecurityFormat.writeDefinition(policy, alter.from()))
                    .object("to", policy -> RowSecurityFormat.writeDefinition(policy, alter.to()));
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeOfPartition(JsonOutput out, Change change) {
        if (change instanceof Change.AddPartition add) {
            partition(name(out, "table", add.table()), add.partition());
        } else if (change instanceof Change.DropPartition drop) {
            partition(name(out, "table", drop.table()), drop.partition());
        } else if (change instanceof Change.RenamePartition rename) {
            name(name(name(out, "table", rename.table()), "from", rename.from()), "to", rename.to());
        } else if (change instanceof Change.AlterPartition alter) {
            name(name(out, "table", alter.table()), "partition", alter.from().name())
                    .object("from", partition -> PartitionFormat.writeDefinition(partition, alter.from()))
                    .object("to", partition -> PartitionFormat.writeDefinition(partition, alter.to()));
        } else if (change instanceof Change.ManagePartitions manage) {
            name(out, "table", manage.table())
                    .object("from", partitioning -> PartitionFormat.write(partitioning, manage.from()))
                    .object("to", partitioning -> PartitionFormat.write(partitioning, manage.to()));
        } else {
            return false;
        }
        return true;
    }

    private static Change.AlterPolicy alterPolicy(JsonObject in) {
        QualifiedName table = name(in, "table");
        String policy = in.string("policy");
        return new Change.AlterPolicy(
                table,
                in.object("from", from -> RowSecurityFormat.readDefinition(from, policy)),
                in.object("to", to -> RowSecurityFormat.readDefinition(to, policy)));
    }

    private static Change.AlterPartition alterPartition(JsonObject in) {
        QualifiedName table = name(in, "table");
        QualifiedName partition = name(in, "partition");
        return new Change.AlterPartition(
                table,
                in.object("from", from -> PartitionFormat.readDefinition(from, partition)),
                in.object("to", to -> PartitionFormat.readDefinition(to, partition)));
    }

    /** The column's name stands once, since it stays. */
    private static void alterColumn(JsonOutput out, Change.AlterColumn change) {
        name(out, "table", change.table())
                .field("column", change.from().name())
                .object("from", column -> ColumnFormat.writeDefinition(column, change.from()))
                .object("to", column -> ColumnFormat.writeDefinition(column, change.to()))
                .optional("using", sql(change.using()))
                .optional("backfill", sql(change.backfill()));
    }

    private static Change.AlterColumn alterColumn(JsonObject in) {
        QualifiedName table = name(in, "table");
        String column = in.string("column");
        return new Change.AlterColumn(
                table,
                in.object("from", from -> ColumnFormat.readDefinition(from, column)),
                in.object("to", to -> ColumnFormat.readDefinition(to, column)),
                sql(in, "using"),
                sql(in, "backfill"));
    }

    private static JsonOutput subject(JsonOutput out, Subject subject) {
        String member = subject.member();
        return switch (subject.kind()) {
            case EXTENSION -> out.field("extension", subject.owner().name());
            case ENUM -> name(out, "enum", subject.owner());
            case LABEL -> name(out, "enum", subject.owner()).optional("label", member);
            case TABLE -> name(out, "table", subject.owner());
            case COLUMN -> name(out, "table", subject.owner()).optional("column", member);
            case CONSTRAINT -> name(out, "table", subject.owner()).optional("constraint", member);
            case INDEX -> name(out, "table", subject.owner()).optional("index", member);
            case POLICY -> name(out, "table", subject.owner()).optional("policy", member);
            case PARTITION -> name(out, "table", subject.owner()).optional("partition", member);
            case SEQUENCE, DOMAIN, COMPOSITE, VIEW, MATERIALIZED_VIEW, OBJECT, ATTRIBUTE -> object(out, subject);
        };
    }

    private static JsonOutput object(JsonOutput out, Subject subject) {
        ObjectId id = subject.object().orElseThrow();
        return name(out, ObjectFormat.field(id.kind()), id.name()).optional("attribute", subject.member());
    }

    private static Subject subject(JsonObject in) {
        if (in.has("extension")) {
            return Subject.extension(in.string("extension"));
        }
        if (in.has("enum")) {
            QualifiedName type = name(in, "enum");
            return in.has("label") ? Subject.label(type, in.string("label")) : Subject.enumType(type);
        }
        for (ObjectKind kind : ObjectKind.values()) {
            if (in.has(ObjectFormat.field(kind))) {
                QualifiedName object = name(in, ObjectFormat.field(kind));
                return in.has("attribute")
                        ? Subject.attribute(object, in.string("attribute"))
                        : Subject.object(new ObjectId(kind, object));
            }
        }
        QualifiedName table = name(in, "table");
        if (in.has("column")) {
            return Subject.column(table, in.string("column"));
        }
        if (in.has("constraint")) {
            return Subject.constraint(table, in.string("constraint"));
        }
        if (in.has("policy")) {
            return Subject.policy(table, in.string("policy"));
        }
        if (in.has("partition")) {
            return new Subject(Subject.Kind.PARTITION, table, in.string("partition"));
        }
        return in.has("index") ? Subject.index(table, in.string("index")) : Subject.table(table);
    }

    private static JsonOutput name(JsonOutput out, String field, QualifiedName name) {
        return out.field(field, NameFormat.write(name));
    }

    private static QualifiedName name(JsonObject in, String field) {
        return in.parsed(field, NameFormat::read);
    }

    private static JsonOutput enumType(JsonOutput out, String field, EnumType type) {
        return out.object(field, object -> EnumFormat.write(object, type));
    }

    private static EnumType enumType(JsonObject in, String field) {
        return in.object(field, EnumFormat::read);
    }

    private static JsonOutput object(JsonOutput out, String field, SchemaObject object) {
        return out.object(field, fields -> ObjectFormat.write(fields, object));
    }

    private static SchemaObject object(JsonObject in, String field, ObjectKind kind) {
        return in.object(field, fields -> ObjectFormat.read(fields, kind));
    }

    private static JsonOutput table(JsonOutput out, String field, Table table) {
        return out.object(field, object -> TableFormat.write(object, table));
    }

    private static Table table(JsonObject in, String field) {
        return in.object(field, TableFormat::read);
    }

    private static TableOptions options(JsonObject in, String field) {
        return in.object(field, TableFormat::readOptions);
    }

    private static JsonOutput column(JsonOutput out, Column column) {
        return out.object("column", object -> ColumnFormat.write(object, column));
    }

    private static Column column(JsonObject in) {
        return in.object("column", ColumnFormat::read);
    }

    private static JsonOutput constraint(JsonOutput out, Constraint constraint) {
        return out.object("constraint", object -> ConstraintFormat.write(object, constraint));
    }

    private static Constraint constraint(JsonObject in) {
        return in.object("constraint", ConstraintFormat::read);
    }

    private static JsonOutput index(JsonOutput out, Index index) {
        return out.object("index", object -> IndexFormat.write(object, index));
    }

    private static Index index(JsonObject in) {
        return in.object("index", IndexFormat::read);
    }

    private static RowSecurity.Mode mode(JsonObject in, String field) {
        return in.object(field, RowSecurityFormat::readMode);
    }

    private static JsonOutput policy(JsonOutput out, Policy policy) {
        return out.object("policy", object -> RowSecurityFormat.writePolicy(object, policy));
    }

    private static Policy policy(JsonObject in) {
        return in.object("policy", RowSecurityFormat::readPolicy);
    }

    private static JsonOutput partition(JsonOutput out, Partition partition) {
        return out.object("partition", object -> PartitionFormat.writePartition(object, partition));
    }

    private static Partition partition(JsonObject in) {
        return in.object("partition", PartitionFormat::readPartition);
    }

    private static Partitioning partitioning(JsonObject in, String field) {
        return in.object(field, PartitionFormat::read);
    }

    private static @Nullable String sql(@Nullable SqlExpression expression) {
        return expression == null ? null : expression.sql();
    }

    private static @Nullable SqlExpression sql(JsonObject in, String field) {
        return in.optional(field, SqlExpression::new);
    }
}
