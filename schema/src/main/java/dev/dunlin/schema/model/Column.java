package dev.dunlin.schema.model;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name the column's name, not quoted
 * @param defaultValue where its value comes from if a statement states none; null for nothing
 * @param collation name of the collation; null for that of the type
 * @param comment text of {@code COMMENT ON COLUMN}; null for none
 * @param javaName the component that declares it, {@code audit.createdAt} for one inside an embedded record; null where no
 *     record declares it
 * @param options how its values are kept
 */
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        @Nullable DefaultValue defaultValue,
        @Nullable String collation,
        @Nullable String comment,
        @Nullable String javaName,
        ColumnOptions options) {
    public Column {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column has no name");
        }
        defaultValue = normalized(defaultValue, type);
    }

    private static @Nullable DefaultValue normalized(@Nullable DefaultValue value, ColumnType type) {
        String sequence = DefaultValue.sequence(value);
        if (sequence == null || !(type instanceof ColumnType.Builtin builtin)) {
            return value;
        }
        SequenceOptions options = DefaultValue.sequenceOptions(value).normalized(builtin.name());
        return DefaultValue.withSequence(value, sequence, options);
    }

    /** A column whose values are kept as its type asks for. */
    public Column(
            String name,
            ColumnType type,
            boolean nullable,
            @Nullable DefaultValue defaultValue,
            @Nullable String collation,
            @Nullable String comment,
            @Nullable String javaName) {
        this(name, type, nullable, defaultValue, collation, comment, javaName, ColumnOptions.NONE);
    }

    /** A column of this name and type, required, without anything else. */
    public static Column of(String name, ColumnType type) {
        return new Column(name, type, false, null, null, null, null);
    }

    public Column withName(String newName) {
        return new Column(newName, type, nullable, defaultValue, collation, comment, javaName, options);
    }

    public Column withType(ColumnType newType) {
        return new Column(name, newType, nullable, defaultValue, collation, comment, javaName, options);
    }

    public Column withNullable(boolean newNullable) {
        return new Column(name, type, newNullable, defaultValue, collation, comment, javaName, options);
    }

    public Column withDefault(@Nullable DefaultValue newDefault) {
        return new Column(name, type, nullable, newDefault, collation, comment, javaName, options);
    }

    public Column withComment(@Nullable String newComment) {
        return new Column(name, type, nullable, defaultValue, collation, newComment, javaName, options);
    }

    public Column withJavaName(@Nullable String newJavaName) {
        return new Column(name, type, nullable, defaultValue, collation, comment, newJavaName, options);
    }

    public Column withOptions(ColumnOptions newOptions) {
        return new Column(name, type, nullable, defaultValue, collation, comment, javaName, newOptions);
    }

    /** Whether the server computes every value, so that no statement may state one. */
    public boolean isGenerated() {
        return defaultValue instanceof DefaultValue.Generated;
    }

    /** Whether the server computes every value when it is read, and keeps none. */
    public boolean isVirtual() {
        return defaultValue instanceof DefaultValue.Generated generated && !generated.stored();
    }
}
