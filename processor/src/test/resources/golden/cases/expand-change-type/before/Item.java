package shop;

import dev.dunlin.annotations.*;

@Table("items")
@Index(columns = "amount DESC")
public record Item(
        @Id int id,
        @Column(defaultValue = "0") @Check("amount >= 0") int amount) {}
