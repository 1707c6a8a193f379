package dev.dunlin.example.campaign.advocacy;

/** Whether a response is shown on the wall. */
public enum ResponseStatus {
    PENDING,
    APPROVED,
    REJECTED
}
