package dev.dunlin.annotations;

/** How a key decides to which partition a row belongs. */
public enum PartitionStrategy {
    /** Each partition takes the values from a lowest one up to, but without, a highest one. */
    RANGE,
    /** Each partition takes the values that it lists. */
    LIST,
    /** Each partition takes the values whose hash leaves its remainder. */
    HASH
}
