package dev.dunlin.example.campaign.canvass;

/** Whether a canvasser is out. */
public enum CanvassSessionStatus {
    ACTIVE,
    COMPLETED,
    /** Left open and closed by the application. */
    ABANDONED
}
