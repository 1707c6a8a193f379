package shop;

import dev.dunlin.annotations.*;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

@Table("orders")
public record Order(
        @Id long id,
        @Column(length = 40) String code,
        @Column(precision = 10, scale = 2) BigDecimal price,
        @Column(type = "tsvector") String words,
        @Column(nullable = true) String note,
        @Column(name = "tags_of_it") List<String> tags,
        Map<String, String> extra,
        @Column(collation = "C") String sorted) {}
