package shop;

import dev.dunlin.annotations.*;
import java.time.LocalDate;

@Table("events")
@Partitioned(by = PartitionStrategy.RANGE, columns = "heldOn")
@Partition(name = "events_2026_01", from = "2026-01-01", to = "2026-02-01")
@Partition(name = "events_2026_02", from = "2026-02-01", to = "2026-03-01", detached = true)
public record Event(
        @Id long id,
        @Id LocalDate heldOn) {}
