package dev.dunlin.example.campaign.advocacy;

/** The level of government that a representative sits in. */
public enum GovernmentLevel {
    FEDERAL,
    PROVINCIAL,
    MUNICIPAL,
    SCHOOL_BOARD
}
