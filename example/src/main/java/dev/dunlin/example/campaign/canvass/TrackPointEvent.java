package dev.dunlin.example.campaign.canvass;

/** What a canvasser did at a point of the way, other than walk. */
public enum TrackPointEvent {
    SESSION_STARTED,
    VISIT_RECORDED,
    LOCATION_ADDED,
    SESSION_PAUSED,
    SESSION_RESUMED,
    SESSION_ENDED
}
