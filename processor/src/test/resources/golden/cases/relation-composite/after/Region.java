package shop;

import dev.dunlin.annotations.*;

@Table("regions")
@Unique(columns = {"country", "code"}, name = "regions_key", include = "id")
public record Region(
        @Id long id,
        String country,
        String code) {}
