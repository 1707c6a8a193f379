/**
 * Declarations as files: what a compilation writes down of each type, so that a later one that does not compile it sees the same
 * facts.
 */
@NullMarked
package dev.dunlin.processor.fragment;

import org.jspecify.annotations.NullMarked;
