package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.ColumnType.ArrayOf;
import dev.dunlin.schema.model.ColumnType.Builtin;
import java.util.Map;
import java.util.Optional;

/** The PostgreSQL type of a Java type where the author writes none. */
final class TypeMapping {
    /** The most digits that a numeric can declare; an integer of any smaller size takes no more room for it. */
    private static final int WHOLE_DIGITS = 1000;

    private static final Map<String, Builtin> TYPES = Map.ofEntries(
            Map.entry("int", Builtin.of("integer")),
            Map.entry("long", Builtin.of("bigint")),
            Map.entry("short", Builtin.of("smallint")),
            Map.entry("boolean", Builtin.of("boolean")),
            Map.entry("float", Builtin.of("real")),
            Map.entry("double", Builtin.of("double precision")),
            Map.entry("java.lang.Integer", Builtin.of("integer")),
            Map.entry("java.lang.Long", Builtin.of("bigint")),
            Map.entry("java.lang.Short", Builtin.of("smallint")),
            Map.entry("java.lang.Boolean", Builtin.of("boolean")),
            Map.entry("java.lang.Float", Builtin.of("real")),
            Map.entry("java.lang.Double", Builtin.of("double precision")),
            Map.entry("java.lang.String", Builtin.of("text")),
            Map.entry("java.math.BigDecimal", Builtin.of("numeric")),
            Map.entry("java.math.BigInteger", Builtin.of("numeric", WHOLE_DIGITS, 0)),
            Map.entry("java.util.UUID", Builtin.of("uuid")),
            Map.entry("java.time.Instant", Builtin.of("timestamptz")),
            Map.entry("java.time.OffsetDateTime", Builtin.of("timestamptz")),
            Map.entry("java.time.LocalDateTime", Builtin.of("timestamp")),
            Map.entry("java.time.LocalDate", Builtin.of("date")),
            Map.entry("java.time.LocalTime", Builtin.of("time")),
            Map.entry("java.time.OffsetTime", Builtin.of("timetz")),
            Map.entry("java.time.Duration", Builtin.of("interval")),
            Map.entry("java.net.InetAddress", Builtin.of("inet")),
            Map.entry("java.net.URI", Builtin.of("text")));

    private static final Builtin JSON = Builtin.of("jsonb");

    private final Sources sources;
    private final EnumCatalog enums;

    TypeMapping(Sources sources, EnumCatalog enums) {
        this.sources = sources;
        this.enums = enums;
    }

    /** The type of a column; empty where only the author can tell. */
    Optional<ColumnType> map(TypeUse type) {
        if (type.equals(new TypeUse.Array(new TypeUse.Primitive("byte")))) {
            return Optional.of(Builtin.of("bytea"));
        }
        Optional<TypeUse> elements = JavaTypes.elements(type);
        return elements.isPresent() ? elements.flatMap(this::map).map(TypeMapping::array) : scalar(type);
    }

    /** PostgreSQL has one array type for all dimensions. */
    private static ColumnType array(ColumnType element) {
        return element instanceof ArrayOf ? element : new ArrayOf(element);
    }

    private Optional<ColumnType> scalar(TypeUse type) {
        if (type instanceof TypeUse.Primitive primitive) {
            return Optional.ofNullable(TYPES.get(primitive.name()));
        }
        if (!(type instanceof TypeUse.Declared declared)) {
            return Optional.empty();
        }
        if (isJson(declared)) {
            return Optional.of(JSON);
        }
        Optional<ColumnType> known = Optional.ofNullable(TYPES.get(declared.binaryName()));
        return known.or(() -> enumType(declared))
                .or(() -> sources.find(declared.name())
                        .flatMap(found -> enums.types().use(found)));
    }

    private Optional<ColumnType> enumType(TypeUse.Declared declared) {
        return sources.find(declared.name())
                .filter(Declaration.EnumType.class::isInstance)
                .map(found -> enums.use((Declaration.EnumType) found));
    }

    private static boolean isJson(TypeUse.Declared type) {
        return type.name().simpleName().equals("JsonNode") || isMapOfStrings(type);
    }

    private static boolean isMapOfStrings(TypeUse.Declared type) {
        return type.binaryName().equals("java.util.Map")
                && type.arguments().size() == 2
                && type.arguments().get(0) instanceof TypeUse.Declared key
                && key.binaryName().equals("java.lang.String");
    }
}
