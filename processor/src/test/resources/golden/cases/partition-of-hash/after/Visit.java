package shop;

import dev.dunlin.annotations.*;

@Table("visits")
@Partitioned(by = PartitionStrategy.HASH, columns = "id")
@Partition(name = "visits_0", modulus = 2, remainder = 0)
@Partition(name = "visits_1", modulus = 2, remainder = 1)
public record Visit(
        @Id long id) {}
