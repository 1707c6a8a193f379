package shop;

import dev.dunlin.annotations.*;

@Table("orders")
public record Order(
        @Id @Column(identity = Identity.ALWAYS) long id,
        @Column(identity = Identity.BY_DEFAULT) long position) {}
