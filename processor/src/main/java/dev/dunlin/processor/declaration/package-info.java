/**
 * The declared facts of records, enums and anchors as plain values: what was written, without what it means and without
 * any compiler.
 */
@NullMarked
package dev.dunlin.processor.declaration;

import org.jspecify.annotations.NullMarked;
