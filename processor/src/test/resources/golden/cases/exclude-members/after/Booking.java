package shop;

import dev.dunlin.annotations.*;

@Table("bookings")
@Exclude(elements = {"room WITH =", "during WITH &&"}, name = "bookings_apart", method = "gist",
        where = "NOT cancelled",
        include = "guest", storage = "fillfactor=70", deferrable = true, initiallyDeferred = true,
        comment = "Nobody shares a room")
@Exclude(elements = "(lower(guest)) COLLATE \"C\" text_ops WITH =", method = "btree")
public record Booking(
        @Id long id,
        long room,
        String guest,
        @Exclude(with = "&&") @Column(type = "tstzrange") String during,
        boolean cancelled) {}
