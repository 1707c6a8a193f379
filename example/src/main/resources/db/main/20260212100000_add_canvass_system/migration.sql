-- Create enum type canvass_session_status
CREATE TYPE "public"."canvass_session_status" AS ENUM ('ACTIVE', 'COMPLETED', 'ABANDONED');
COMMENT ON TYPE "public"."canvass_session_status" IS 'Whether a canvasser is out.';

-- Create enum type track_point_event
CREATE TYPE "public"."track_point_event" AS ENUM (
    'SESSION_STARTED',
    'VISIT_RECORDED',
    'LOCATION_ADDED',
    'SESSION_PAUSED',
    'SESSION_RESUMED',
    'SESSION_ENDED'
);

COMMENT ON TYPE "public"."track_point_event" IS 'What a canvasser did at a point of the way, other than walk.';

-- Create enum type visit_outcome
CREATE TYPE "public"."visit_outcome" AS ENUM (
    'NOT_HOME',
    'REFUSED',
    'MOVED',
    'ALREADY_VOTED',
    'SPOKE_WITH',
    'LEFT_LITERATURE'
);

COMMENT ON TYPE "public"."visit_outcome" IS 'What happened at the door.';

-- Create table canvass_sessions
CREATE TABLE "public"."canvass_sessions" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "user_id" uuid NOT NULL,
    "cut_id" uuid,
    "shift_id" uuid,
    "status" "public"."canvass_session_status" NOT NULL DEFAULT 'ACTIVE',
    "start_latitude" numeric(10, 7),
    "start_longitude" numeric(10, 7),
    "started_at" timestamptz NOT NULL DEFAULT now(),
    "ended_at" timestamptz,
    CONSTRAINT "canvass_sessions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "canvass_sessions_ended_check" CHECK ((status = 'ACTIVE') = (ended_at IS NULL)),
    CONSTRAINT "canvass_sessions_cut_id_fkey" FOREIGN KEY ("cut_id") REFERENCES "public"."cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "canvass_sessions_shift_id_fkey" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "canvass_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE RESTRICT
);

CREATE INDEX "canvass_sessions_cut_id_idx" ON "public"."canvass_sessions" ("cut_id");
CREATE UNIQUE INDEX "canvass_sessions_one_active_idx" ON "public"."canvass_sessions" ("user_id") WHERE status = 'ACTIVE';
CREATE INDEX "canvass_sessions_shift_id_idx" ON "public"."canvass_sessions" ("shift_id");
CREATE INDEX "canvass_sessions_user_id_started_at_idx" ON "public"."canvass_sessions" ("user_id", "started_at" DESC);
COMMENT ON TABLE "public"."canvass_sessions" IS 'One canvasser''s walk from door to door.';
COMMENT ON COLUMN "public"."canvass_sessions"."user_id" IS 'the canvasser, who has at most one active session';
COMMENT ON COLUMN "public"."canvass_sessions"."cut_id" IS 'the cut that is walked';
COMMENT ON COLUMN "public"."canvass_sessions"."shift_id" IS 'the shift it belongs to; null: on the canvasser''s own account';
COMMENT ON COLUMN "public"."canvass_sessions"."start_latitude" IS 'degrees, north is positive';
COMMENT ON COLUMN "public"."canvass_sessions"."start_longitude" IS 'degrees, east is positive';

-- Create table canvass_visits
CREATE TABLE "public"."canvass_visits" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "session_id" uuid NOT NULL,
    "address_id" uuid NOT NULL,
    "outcome" "public"."visit_outcome" NOT NULL,
    "support_level" "public"."support_level",
    "sign_requested" boolean NOT NULL DEFAULT false,
    "notes" text,
    "recorded_latitude" numeric(10, 7),
    "recorded_longitude" numeric(10, 7),
    "duration_seconds" integer,
    "visited_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "canvass_visits_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "canvass_visits_duration_seconds_check" CHECK (duration_seconds >= 0),
    CONSTRAINT "canvass_visits_support_check" CHECK (support_level IS NULL OR outcome = 'SPOKE_WITH'),
    CONSTRAINT "canvass_visits_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "public"."addresses" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "canvass_visits_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "public"."canvass_sessions" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX "canvass_visits_address_id_visited_at_idx" ON "public"."canvass_visits" ("address_id", "visited_at" DESC);
CREATE INDEX "canvass_visits_session_id_visited_at_idx" ON "public"."canvass_visits" ("session_id", "visited_at");
COMMENT ON TABLE "public"."canvass_visits" IS 'What happened at one door in one session.';
COMMENT ON COLUMN "public"."canvass_visits"."support_level" IS 'as told at the door; only where somebody was spoken with';
COMMENT ON COLUMN "public"."canvass_visits"."recorded_latitude" IS 'degrees, north is positive';
COMMENT ON COLUMN "public"."canvass_visits"."recorded_longitude" IS 'degrees, east is positive';
COMMENT ON COLUMN "public"."canvass_visits"."duration_seconds" IS 'time spent at the door';

-- Create table tracking_sessions
CREATE TABLE "public"."tracking_sessions" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "canvass_session_id" uuid NOT NULL,
    "started_at" timestamptz NOT NULL DEFAULT now(),
    "ended_at" timestamptz,
    "distance_metres" double precision NOT NULL DEFAULT 0,
    "point_count" integer NOT NULL DEFAULT 0,
    CONSTRAINT "tracking_sessions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "tracking_sessions_canvass_session_id_key" UNIQUE ("canvass_session_id"),
    CONSTRAINT "tracking_sessions_canvass_session_id_fkey" FOREIGN KEY ("canvass_session_id") REFERENCES "public"."canvass_sessions" ("id") ON UPDATE CASCADE ON DELETE CASCADE
) WITH (fillfactor = 80);

COMMENT ON TABLE "public"."tracking_sessions" IS 'The recorded way of a canvass session. Its totals are written with every point, so its pages keep room for new versions.';
COMMENT ON COLUMN "public"."tracking_sessions"."canvass_session_id" IS 'the session, which has at most one recorded way';
COMMENT ON COLUMN "public"."tracking_sessions"."distance_metres" IS 'length of the way so far';
COMMENT ON COLUMN "public"."tracking_sessions"."point_count" IS 'rows in track_points';

-- Create table track_points
CREATE TABLE "public"."track_points" (
    "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    "tracking_session_id" uuid NOT NULL,
    "recorded_at" timestamptz NOT NULL,
    "latitude" numeric(10, 7) NOT NULL,
    "longitude" numeric(10, 7) NOT NULL,
    "accuracy_metres" real,
    "event" "public"."track_point_event",
    "canvass_visit_id" uuid,
    CONSTRAINT "track_points_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "track_points_canvass_visit_id_fkey" FOREIGN KEY ("canvass_visit_id") REFERENCES "public"."canvass_visits" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "track_points_tracking_session_id_fkey" FOREIGN KEY ("tracking_session_id") REFERENCES "public"."tracking_sessions" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX "track_points_canvass_visit_id_idx" ON "public"."track_points" ("canvass_visit_id");
CREATE INDEX "track_points_recorded_at_idx" ON "public"."track_points" USING brin ("recorded_at") WITH (pages_per_range = 32);
CREATE INDEX "track_points_tracking_session_id_recorded_at_idx" ON "public"."track_points" ("tracking_session_id", "recorded_at");
COMMENT ON TABLE "public"."track_points" IS 'One position on a canvasser''s way. Many, in order of time, and never changed.';
COMMENT ON COLUMN "public"."track_points"."latitude" IS 'degrees, north is positive';
COMMENT ON COLUMN "public"."track_points"."longitude" IS 'degrees, east is positive';
COMMENT ON COLUMN "public"."track_points"."accuracy_metres" IS 'radius within which the position is right, as the device says';
COMMENT ON COLUMN "public"."track_points"."event" IS 'null: just walking';
COMMENT ON COLUMN "public"."track_points"."canvass_visit_id" IS 'the visit that was recorded here';
