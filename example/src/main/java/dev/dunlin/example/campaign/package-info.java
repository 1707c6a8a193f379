/**
 * The schema of a campaign application: people write to and call their representatives, and volunteers knock on doors.
 *
 * <p>Rows that people edit are closed by a status, not deleted, and carry {@link dev.dunlin.example.campaign.Audit}.
 */
@NullMarked
@Schema(history = "main", name = "public", extensions = "pg_trgm", comments = true)
package dev.dunlin.example.campaign;

import dev.dunlin.annotations.Schema;
import org.jspecify.annotations.NullMarked;
