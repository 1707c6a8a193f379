package dev.dunlin.example.campaign.map;

/** What was done to a location. */
public enum LocationHistoryAction {
    CREATED,
    UPDATED,
    IMPORTED,
    GEOCODED,
    MOVED_ON_MAP,
    ADDRESSES_CHANGED,
    MERGED
}
