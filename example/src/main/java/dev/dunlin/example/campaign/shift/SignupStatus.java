package dev.dunlin.example.campaign.shift;

/** Whether a volunteer is coming, came, or did not. */
public enum SignupStatus {
    CONFIRMED,
    CANCELLED,
    ATTENDED,
    NO_SHOW
}
