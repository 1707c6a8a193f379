package shop;

import dev.dunlin.annotations.*;

@Table("shipments")
@Partitioned(by = PartitionStrategy.LIST, columns = "region")
@Partition(name = "shipments_north", in = "no")
public record Shipment(
        long number,
        @Column(nullable = true) String region) {}
