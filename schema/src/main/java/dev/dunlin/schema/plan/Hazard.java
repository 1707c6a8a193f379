package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.QualifiedName;

/**
 * A danger of a step that the author should know before it meets a database.
 *
 * @param code what kind of danger
 * @param subject what is in danger
 * @param target the subject's name as {@link #token()} shows it, for example {@code locations.province}
 * @param danger one sentence: what is locked, lost or may fail
 * @param remedy one sentence: the safe way, if there is one
 * @param refused whether no migration is written before the author accepts it; otherwise it is only said
 */
public record Hazard(Code code, Subject subject, String target, String danger, String remedy, boolean refused) {
    /** What can go wrong. */
    public enum Kind {
        /** Data is lost, or means something else afterwards. */
        DESTRUCTIVE,
        /** The statement fails if existing rows are not as it needs them. */
        DATA_DEPENDENT,
        /** Others wait while the table is read or rewritten. */
        BLOCKING,
        /** Others wait, though for nothing that takes long. */
        LOCKING,
        /** Statements become slow. */
        SLOWING,
        /** The deployed version of the application reads or writes what is no longer there. */
        INCOMPATIBLE,
        /** Somebody sees or writes what was kept from them. */
        EXPOSING
    }

    /** The hazards by the codes under which they are accepted and documented. */
    public enum Code {
        DROP_TABLE("drop-table", Kind.DESTRUCTIVE),
        DROP_COLUMN("drop-column", Kind.DESTRUCTIVE),
        DROP_PARTITION("drop-partition", Kind.DESTRUCTIVE),
        DROP_LABEL("drop-label", Kind.DESTRUCTIVE),
        DROP_SEQUENCE("drop-sequence", Kind.DESTRUCTIVE),
        DROP_ATTRIBUTE("drop-attribute", Kind.DESTRUCTIVE),
        NARROW_TYPE("narrow-type", Kind.DESTRUCTIVE),
        ASSUME_TIME_ZONE("assume-time-zone", Kind.DESTRUCTIVE),
        RECOMPUTE_COLUMN("recompute-column", Kind.DESTRUCTIVE),
        REQUIRED_COLUMN("required-column", Kind.DATA_DEPENDENT),
        SET_NOT_NULL("set-not-null", Kind.DATA_DEPENDENT),
        CONVERT_TYPE("convert-type", Kind.DATA_DEPENDENT),
        ADD_PRIMARY_KEY("add-primary-key", Kind.DATA_DEPENDENT),
        ADD_UNIQUE("add-unique", Kind.DATA_DEPENDENT),
        ADD_CHECK("add-check", Kind.DATA_DEPENDENT),
        ADD_EXCLUDE("add-exclude", Kind.DATA_DEPENDENT),
        ADD_FOREIGN_KEY("add-foreign-key", Kind.DATA_DEPENDENT),
        ADD_PARTITION("add-partition", Kind.DATA_DEPENDENT),
        ATTACH_PARTITION("attach-partition", Kind.DATA_DEPENDENT),
        RESTRICT_DOMAIN("restrict-domain", Kind.DATA_DEPENDENT),
        REWRITE_TABLE("rewrite-table", Kind.BLOCKING),
        SCAN_TABLE("scan-table", Kind.BLOCKING),
        REBUILD_INDEX("rebuild-index", Kind.BLOCKING),
        BUILD_INDEX("build-index", Kind.BLOCKING),
        HOLD_LOCK("hold-lock", Kind.BLOCKING),
        LOCK_REFERENCED("lock-referenced", Kind.LOCKING),
        DROP_INDEX("drop-index", Kind.SLOWING),
        RENAME_TABLE("rename-table", Kind.INCOMPATIBLE),
        RENAME_COLUMN("rename-column", Kind.INCOMPATIBLE),
        RENAME_LABEL("rename-label", Kind.INCOMPATIBLE),
        RENAME_ENUM("rename-enum", Kind.INCOMPATIBLE),
        RENAME_SEQUENCE("rename-sequence", Kind.INCOMPATIBLE),
        RENAME_DOMAIN("rename-domain", Kind.INCOMPATIBLE),
        RENAME_COMPOSITE("rename-composite", Kind.INCOMPATIBLE),
        RENAME_ATTRIBUTE("rename-attribute", Kind.INCOMPATIBLE),
        RENAME_VIEW("rename-view", Kind.INCOMPATIBLE),
        DROP_VIEW("drop-view", Kind.INCOMPATIBLE),
        REBUILD_VIEW("rebuild-view", Kind.BLOCKING),
        DROP_OBJECT("drop-object", Kind.INCOMPATIBLE),
        DETACH_PARTITION("detach-partition", Kind.INCOMPATIBLE),
        INHERIT_TABLE("inherit-table", Kind.INCOMPATIBLE),
        DISINHERIT_TABLE("disinherit-table", Kind.INCOMPATIBLE),
        HIDE_ROWS("hide-rows", Kind.INCOMPATIBLE),
        OPEN_ROWS("open-rows", Kind.EXPOSING);

        private final String id;
        private final Kind kind;

        Code(String id, Kind kind) {
            this.id = id;
            this.kind = kind;
        }

        /** The code as users write it, lower case with hyphens. */
        public String id() {
            return id;
        }

        public Kind kind() {
            return kind;
        }
    }

    /**
     * A hazard that is refused as its kind and the plan demand.
     *
     * @param owner the table or enum type in question under the name that it has in the end
     */
    static Hazard of(
            Code code, Subject subject, QualifiedName owner, String danger, String remedy, PlanOptions options) {
        boolean ofType = subject.kind() == Subject.Kind.ENUM || subject.kind() == Subject.Kind.LABEL;
        boolean online = ofType ? options.online() : options.isOnline(owner);
        boolean refused = switch (code.kind()) {
            case DESTRUCTIVE, DATA_DEPENDENT, EXPOSING -> true;
            case BLOCKING, INCOMPATIBLE -> online;
            case LOCKING, SLOWING -> false;
        };
        return new Hazard(code, subject, subject.relativeTo(options.home()), danger, remedy, refused);
    }

    /** What accepts this hazard, for example {@code drop-column:locations.province}, not escaped. */
    public String token() {
        return code.id() + ":" + target;
    }
}
