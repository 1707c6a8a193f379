package dev.dunlin.example.campaign.people;

/** Whether a user may sign in. */
public enum UserStatus {
    ACTIVE,
    INACTIVE,
    SUSPENDED,
    EXPIRED
}
