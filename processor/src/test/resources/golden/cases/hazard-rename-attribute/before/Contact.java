package shop;

import dev.dunlin.annotations.*;

@Composite
public record Contact(
        String phone) {}
