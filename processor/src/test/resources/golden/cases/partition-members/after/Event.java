package shop;

import dev.dunlin.annotations.*;
import java.time.LocalDate;

@Table("events")
@Partitioned(by = PartitionStrategy.RANGE, columns = "heldOn")
@Partition(name = "events_past", was = "events_old", to = "2026-01-01", storage = "fillfactor=100")
@Partition(name = "events_2026", from = "2026-01-01", to = "2027-01-01",
        by = PartitionStrategy.LIST, columns = "region")
@Partition(name = "events_2026_north", schema = "archive", of = "events_2026", in = {"no", "se"}, unlogged = true)
@Partition(name = "events_2026_rest", of = "events_2026", otherwise = true)
public record Event(
        @Id long id,
        @Id LocalDate heldOn,
        @Id String region) {}
