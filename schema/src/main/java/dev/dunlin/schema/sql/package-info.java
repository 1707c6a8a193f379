/**
 * PostgreSQL's language: what a step of a plan is as statements, and how statements make a script. The only place where
 * identifiers and literals are quoted.
 */
@NullMarked
package dev.dunlin.schema.sql;

import org.jspecify.annotations.NullMarked;
