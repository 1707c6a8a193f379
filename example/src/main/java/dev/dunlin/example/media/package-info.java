/**
 * The schema of the campaign's video library.
 *
 * <p>It lives in the same database as the campaign, in a PostgreSQL schema and with a history of its own, so that either
 * can be released without the other. Users are named by their identifier, without a foreign key across histories.
 */
@NullMarked
@Schema(history = "media", name = "media", comments = true)
package dev.dunlin.example.media;

import dev.dunlin.annotations.Schema;
import org.jspecify.annotations.NullMarked;
