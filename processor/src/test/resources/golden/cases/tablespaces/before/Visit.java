package shop;

import dev.dunlin.annotations.*;

@Table("visits")
@Partitioned(by = PartitionStrategy.RANGE, columns = "id")
@Partition(name = "visits_old", to = "1000")
public record Visit(@Id long id) {}
