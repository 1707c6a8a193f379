/** Tests of the committed migrations in a real database, and statements for them. */
@NullMarked
package dev.dunlin.example;

import org.jspecify.annotations.NullMarked;
