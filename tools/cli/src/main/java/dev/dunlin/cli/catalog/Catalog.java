package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.Schema;
import java.util.List;

/**
 * What a database has.
 *
 * @param schema what the engine can tell of it
 * @param unmanaged the rest, sorted, each once
 * @param postgres major version of the server, for example 17
 */
public record Catalog(Schema schema, List<Unmanaged> unmanaged, int postgres) {
    public Catalog {
        unmanaged = unmanaged.stream().distinct().sorted().toList();
    }
}
