package shop;

import dev.dunlin.annotations.*;

@Composite
public record Contact(
        @Column(was = "phone") String telephone) {}
