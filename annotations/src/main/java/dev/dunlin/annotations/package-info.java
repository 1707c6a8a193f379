/**
 * The vocabulary with which records describe a PostgreSQL schema.
 *
 * <p>Every annotation has class retention: the processor reads it at compile time, nothing reads it at run time.
 * Annotations on record components also target fields, because some compilers can place a message only on the field
 * that stands behind a component.
 */
package dev.dunlin.annotations;
