package dev.dunlin.example.campaign.people;

/** What a user may do, from everything to almost nothing. */
public enum UserRole {
    SUPER_ADMIN,
    INFLUENCE_ADMIN,
    MAP_ADMIN,
    USER,
    /** Made for a public shift sign-up; expires. */
    TEMP
}
