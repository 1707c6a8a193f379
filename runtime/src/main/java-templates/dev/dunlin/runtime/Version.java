package dev.dunlin.runtime;

/** The version of this runtime, as the build has it. A constant that the compiler copies; the class is not in the jar. */
final class Version {
    static final String CURRENT = "${project.version}";

    private Version() {}
}
