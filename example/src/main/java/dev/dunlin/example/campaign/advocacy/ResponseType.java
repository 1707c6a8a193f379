package dev.dunlin.example.campaign.advocacy;

/** How a representative answered. */
public enum ResponseType {
    EMAIL,
    LETTER,
    PHONE_CALL,
    MEETING,
    SOCIAL_MEDIA,
    OTHER
}
