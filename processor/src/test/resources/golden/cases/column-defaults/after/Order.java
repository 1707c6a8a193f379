package shop;

import dev.dunlin.annotations.*;
import java.time.Instant;

@Table("orders")
public record Order(
        @Id long id,
        @Column(defaultValue = "it's new") String state,
        @Column(defaultSql = "now()") Instant placed,
        @Column(defaultValue = "0") int items,
        @Column(defaultValue = "OPEN") Status status) {}
