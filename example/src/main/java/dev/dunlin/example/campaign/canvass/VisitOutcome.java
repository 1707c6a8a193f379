package dev.dunlin.example.campaign.canvass;

/** What happened at the door. */
public enum VisitOutcome {
    NOT_HOME,
    REFUSED,
    MOVED,
    ALREADY_VOTED,
    SPOKE_WITH,
    LEFT_LITERATURE,
    COME_BACK_LATER
}
