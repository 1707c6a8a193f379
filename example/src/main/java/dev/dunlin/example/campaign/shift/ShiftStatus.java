package dev.dunlin.example.campaign.shift;

/** Whether a shift takes volunteers. */
public enum ShiftStatus {
    OPEN,
    FULL,
    CANCELLED
}
