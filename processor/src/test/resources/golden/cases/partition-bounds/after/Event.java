package shop;

import dev.dunlin.annotations.*;
import java.time.LocalDate;

@Table("events")
@Partitioned(by = PartitionStrategy.RANGE, columns = "heldOn")
@Partition(name = "events_2026", from = "2026-01-01")
public record Event(
        @Id long id,
        @Id LocalDate heldOn) {}
