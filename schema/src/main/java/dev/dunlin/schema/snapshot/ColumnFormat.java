package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns. Where a value comes from is one of the fields {@code default}, {@code defaultSql}, {@code identity}, {@code generatedAs}. */
public final class ColumnFormat {
    private static final List<String> DEFAULTS = List.of("default", "defaultSql", "identity", "generatedAs");

    private static final List<String> IDENTITIES = List.of("always", "by default", "serial");

    private ColumnFormat() {}

    public static void write(JsonOutput out, Column column) {
        out.field("name", column.name());
        writeDefinition(out, column);
    }

    public static Column read(JsonObject in) {
        return readDefinition(in, in.string("name"));
    }

    /** Writes all but the name. */
    public static void writeDefinition(JsonOutput out, Column column) {
        TypeFormat.write(out, "type", column.type());
        out.flag("nullable", column.nullable());
        writeDefault(out, column.defaultValue());
        out.optional("collation", column.collation())
                .optional("comment", column.comment())
                .optional("java", column.javaName());
        writeOptions(out, column.options());
    }

    /** Reads what {@link #writeDefinition} wrote. */
    public static Column readDefinition(JsonObject in, String name) {
        return new Column(
                name,
                TypeFormat.read(in, "type"),
                in.flag("nullable"),
                readDefault(in),
                in.optionalString("collation"),
                in.optionalString("comment"),
                in.optionalString("java"),
                readOptions(in));
    }

    private static void writeOptions(JsonOutput out, ColumnOptions options) {
        if (options.storage() != null) {
            out.constant("storage", options.storage());
        }
        out.optional("compression", options.compression());
        if (options.statistics() != null) {
            out.field("statistics", options.statistics());
        }
    }

    private static ColumnOptions readOptions(JsonObject in) {
        return new ColumnOptions(
                in.has("storage") ? in.constant("storage", ColumnOptions.Storage.class) : null,
                in.optionalString("compression"),
                in.has("statistics") ? in.integer("statistics") : null);
    }

    static void writeDefault(JsonOutput out, @Nullable DefaultValue value) {
        if (value instanceof DefaultValue.Literal literal) {
            out.field("default", literal.text());
        } else if (value instanceof DefaultValue.Expression expression) {
            out.field("defaultSql", expression.sql().sql());
        } else if (value instanceof DefaultValue.Identity identity) {
            out.field("identity", identity.always() ? "always" : "by default");
            writeSequence(out, identity.sequence(), identity.options());
        } else if (value instanceof DefaultValue.Serial serial) {
            out.field("identity", "serial");
            writeSequence(out, serial.sequence(), serial.options());
        } else if (value instanceof DefaultValue.Generated generated) {
            out.field("generatedAs", generated.sql().sql()).flag("virtual", !generated.stored());
        } else if (value != null) {
            throw new IllegalStateException("no format for " + value);
        }
    }

    static @Nullable DefaultValue readDefault(JsonObject in) {
        List<String> stated = DEFAULTS.stream().filter(in::has).toList();
        if (stated.size() > 1) {
            throw in.error(
                    stated.get(1), "a column has both \"%s\" and \"%s\"".formatted(stated.get(0), stated.get(1)));
        }
        if (in.has("default")) {
            return new DefaultValue.Literal(in.string("default"));
        }
        if (in.has("defaultSql")) {
            return new DefaultValue.Expression(in.parsed("defaultSql", SqlExpression::new));
        }
        if (in.has("identity")) {
            return readSequence(in);
        }
        return in.has("generatedAs")
                ? new DefaultValue.Generated(in.parsed("generatedAs", SqlExpression::new), !in.flag("virtual"))
                : null;
    }

    private static void writeSequence(JsonOutput out, String sequence, SequenceOptions options) {
        out.field("sequence", sequence);
        if (!options.equals(SequenceOptions.NONE)) {
            out.inlineObject("options", object -> SequenceFormat.writeOptions(object, options));
        }
    }

    private static DefaultValue readSequence(JsonObject in) {
        String kind = in.parsed("identity", ColumnFormat::kind);
        String sequence = in.string("sequence");
        SequenceOptions options =
                in.has("options") ? in.object("options", SequenceFormat::readOptions) : SequenceOptions.NONE;
        return kind.equals("serial")
                ? new DefaultValue.Serial(sequence, options)
                : new DefaultValue.Identity(kind.equals("always"), sequence, options);
    }

    private static String kind(String text) {
        if (!IDENTITIES.contains(text)) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no value of field \"identity\", which is one of \"always\", \"by default\", \"serial\"");
        }
        return text;
    }
}
