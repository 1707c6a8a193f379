/**
 * How to get from one schema to another without harm: changes become ordered steps in stages, each with its hazards.
 */
@NullMarked
package dev.dunlin.schema.plan;

import org.jspecify.annotations.NullMarked;
