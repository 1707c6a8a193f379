package shop;

import dev.dunlin.annotations.*;

@Table("visits")
@Partitioned(by = PartitionStrategy.RANGE, columns = "id")
@Partition(name = "visits_old", to = "1000", tablespace = "archive")
@Partition(name = "visits_new", from = "1000", tablespace = "fast")
public record Visit(@Id long id) {}
