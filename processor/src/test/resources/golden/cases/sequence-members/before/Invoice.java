package shop;

import dev.dunlin.annotations.*;

@Table("invoices")
@Sequence(value = "numbers", schema = "billing")
public record Invoice(
        @Id @Column(defaultSql = "nextval('billing.numbers')") long number,
        @Column(identity = Identity.ALWAYS) long position) {}
