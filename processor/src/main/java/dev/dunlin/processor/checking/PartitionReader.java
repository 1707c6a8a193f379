package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.TableOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads how a table is divided. Rules: a partition belongs to a divided table, and has one name. */
final class PartitionReader {
    static final String TABLE = "Partitioned";
    static final String PARTITION = "Partition";

    private final Context context;
    private final PartitionKeyReader keys;
    private final NameRule names;

    PartitionReader(Context context) {
        this.context = context;
        this.keys = new PartitionKeyReader(context);
        this.names = new NameRule(context.problems());
    }

    void read(DraftTable table) {
        Optional<AnnotationUse> divided = table.record.annotation(TABLE);
        List<AnnotationUse> uses = table.record.annotations(PARTITION);
        if (divided.isEmpty()) {
            if (!uses.isEmpty()) {
                notDivided(table);
            }
            return;
        }
        Spot spot = table.spot.annotation(TABLE);
        table.partitionsManaged = divided.get().flag("managed", true);
        keys.read(table, divided.get(), spot).ifPresent(key -> {
            table.partitionKey = key;
            readPartitions(table, uses);
            checkThatThereAre(table, spot);
        });
    }

    private void readPartitions(DraftTable table, List<AnnotationUse> uses) {
        for (int i = 0; i < uses.size(); i++) {
            read(table, uses.get(i), table.spot.annotation(PARTITION, i));
        }
        new PartitionBoundRule(context).check(table);
    }

    private void read(DraftTable table, AnnotationUse use, Spot spot) {
        String name = use.text("name").orElse("");
        if (name.isEmpty()) {
            context.add(spot.problem(Code.PARTITION_NAME, "\"@Partition\" has no name")
                    .because("A partition is a table with a name of its own.")
                    .fix("Write for example: @Partition(name = \"%s_rest\", otherwise = true)"
                            .formatted(table.name.name())));
            return;
        }
        if (!names.check(name, spot.value("name"))) {
            return;
        }
        use.text("was").ifPresent(was -> names.check(was, spot.value("was")));
        Optional<PartitionKey> above = above(table, use, spot);
        Optional<PartitionBound> bound =
                above.flatMap(key -> new PartitionBoundReader(context).read(table, key, use, spot));
        if (bound.isEmpty()) {
            return;
        }
        TableOptions options = new TableOptions(
                null,
                use.flag("unlogged", false),
                new StorageReader(context.problems()).read(use, spot),
                names.tablespace(use, spot),
                List.of());
        PartitionKey own = use.texts("columns").isEmpty()
                ? null
                : keys.read(table, use, spot).orElse(null);
        Partition partition = new Partition(
                qualified(table, use, name),
                use.text("of").map(of -> parent(table, of).orElseThrow().name()).orElse(null),
                bound.get(),
                own,
                !use.flag("detached", false),
                options);
        table.partitions.add(new DraftPartition(partition, use.text("was").orElse(null), spot));
    }

    private QualifiedName qualified(DraftTable table, AnnotationUse use, String name) {
        return use.text("schema").map(schema -> new QualifiedName(schema, name)).orElse(table.name.sibling(name));
    }

    /** What divides what a partition is part of; a partition that is divided stands before those that divide it. */
    private Optional<PartitionKey> above(DraftTable table, AnnotationUse use, Spot spot) {
        Optional<String> of = use.text("of");
        if (of.isEmpty()) {
            return Optional.of(Objects.requireNonNull(table.partitionKey));
        }
        Optional<PartitionKey> key = parent(table, of.get()).map(Partition::key);
        if (key.isEmpty()) {
            context.add(spot.value("of")
                    .problem(Code.PARTITION_PARENT, "\"%s\" is not a partition that is divided".formatted(of.get()))
                    .because("A partition divides another one that says by which columns, and stands before it.")
                    .fix("Write above: @Partition(name = \"%s\", columns = {\"…\"}, …)".formatted(of.get())));
        }
        return key;
    }

    private static Optional<Partition> parent(DraftTable table, String name) {
        return table.partitions.stream()
                .map(DraftPartition::value)
                .filter(partition -> partition.name().name().equals(name))
                .findFirst();
    }

    private void notDivided(DraftTable table) {
        context.add(table.spot
                .annotation(PARTITION)
                .problem(
                        Code.PARTITION_PARENT,
                        "\"%s\" has partitions and is not partitioned"
                                .formatted(table.record.name().nested()))
                .because("Nothing says which rows belong into which partition.")
                .fix("Write for example: @Partitioned(by = RANGE, columns = \"createdAt\")"));
    }

    private void checkThatThereAre(DraftTable table, Spot spot) {
        if (!table.partitionsManaged && !table.partitions.isEmpty()) {
            context.add(table.partitions
                    .get(0)
                    .spot()
                    .problem(
                            Code.PARTITIONS_ELSEWHERE,
                            "\"%s\" is declared, and its table says that partitions are managed elsewhere"
                                    .formatted(table.partitions
                                            .get(0)
                                            .value()
                                            .name()
                                            .name()))
                    .because("Either Dunlin makes and drops the partitions, or the application does.")
                    .fix("Remove managed = false, or the @Partition."));
            table.partitions.clear();
        }
        if (table.managed && table.partitionsManaged && table.partitions.isEmpty()) {
            context.add(spot.problem(
                            Code.NO_PARTITIONS,
                            "\"%s\" has no partitions"
                                    .formatted(table.record.name().nested()))
                    .because("No row can be stored in it.")
                    .fix("Write a @Partition, or if the application makes them: @Partitioned(managed = false, …)"));
        }
    }
}
