package shop;

import dev.dunlin.annotations.*;
import java.time.LocalDate;

@Table("events")
@Partitioned(by = PartitionStrategy.RANGE, columns = "heldOn", managed = false)
public record Event(
        @Id long id,
        @Id LocalDate heldOn) {}
