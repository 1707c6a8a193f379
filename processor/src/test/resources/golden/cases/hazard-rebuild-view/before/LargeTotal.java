package shop;

import dev.dunlin.annotations.*;

@View(value = "large_totals", query = "SELECT customer FROM totals WHERE total > 1000")
public record LargeTotal(String customer) {}
