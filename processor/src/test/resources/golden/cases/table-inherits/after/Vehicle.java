package shop;

import dev.dunlin.annotations.*;

@Table("vehicles")
@Check(value = "wheels <> 2", name = "vehicles_no_bicycle", noInherit = true, comment = "Bicycles have a table")
public record Vehicle(
        @Id long id,
        @Check("wheels > 0") int wheels) {}
