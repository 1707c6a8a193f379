package dev.dunlin.schema.laws;

import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Finding;
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
        while (true) {
            SchemaMutator mutator = new SchemaMutator(random, from, namespace, unlogged).remember();
            Schema to = mutator.mutate(1 + random.nextInt(6));
            SchemaPair pair = new SchemaPair(from, to, mutator.hints());
            if (pair.isPossible()) {
                return pair;
            }
        }
    }

    /** Whether there is a way; PostgreSQL divides no table in another way than it was made. */
    private boolean isPossible() {
        return Differ.diff(from, to, hints).findings().stream()
                .noneMatch(finding -> finding.code() == Finding.Code.CANNOT_REPARTITION);
    }
}
