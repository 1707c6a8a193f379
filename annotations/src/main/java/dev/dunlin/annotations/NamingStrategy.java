package dev.dunlin.annotations;

/** How the SQL name of a record, component or enum is derived from its Java name where none is written. */
public enum NamingStrategy {
    /** {@code BuildingType} and {@code buildingType} become {@code building_type}. */
    SNAKE_CASE,
    /** The Java name, unchanged. */
    AS_IS
}
