package shop;

import dev.dunlin.annotations.*;

@Table("bookings")
@Exclude(elements = {"room WITH =", "during WITH &&"}, name = "bookings_apart")
public record Booking(
        @Id long id,
        long room,
        String guest,
        @Column(type = "tstzrange") String during,
        boolean cancelled) {}
