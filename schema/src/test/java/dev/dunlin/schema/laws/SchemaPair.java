package dev.dunlin.schema.laws;

import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.model.Schema;
import java.util.Arrays;
import java.util.Random;

/** A history's schema and the one that its author wants next. */
record SchemaPair(Schema from, Schema to, Hints hints) {
    static SchemaPair of(long seed) {
        Random random = new Random(seed);
        String namespace = Arrays.asList(null, "public", "other \"schema\"").get(random.nextInt(3));
        boolean unlogged = random.nextInt(8) == 0;
        Schema from = new SchemaGenerator(random, namespace, unlogged).schema();
        SchemaMutator mutator = new SchemaMutator(random, from, namespace, unlogged).remember();
        Schema to = mutator.mutate(1 + random.nextInt(6));
        return new SchemaPair(from, to, mutator.hints());
    }
}
