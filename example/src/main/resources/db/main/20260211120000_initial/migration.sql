-- Add extension pg_trgm
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- Create enum type campaign_status
CREATE TYPE "public"."campaign_status" AS ENUM ('DRAFT', 'ACTIVE', 'PAUSED', 'ARCHIVED');
COMMENT ON TYPE "public"."campaign_status" IS 'Where a campaign is in its life.';

-- Create enum type cut_category
CREATE TYPE "public"."cut_category" AS ENUM ('CUSTOM', 'WARD', 'NEIGHBOURHOOD', 'DISTRICT');
COMMENT ON TYPE "public"."cut_category" IS 'What a cut''s border follows.';

-- Create enum type editor_mode
CREATE TYPE "public"."editor_mode" AS ENUM ('VISUAL', 'CODE');
COMMENT ON TYPE "public"."editor_mode" IS 'How a page is edited.';

-- Create enum type email_method
CREATE TYPE "public"."email_method" AS ENUM ('SMTP', 'MAILTO');
COMMENT ON TYPE "public"."email_method" IS 'How a supporter''s message left.';

-- Create enum type email_status
CREATE TYPE "public"."email_status" AS ENUM ('QUEUED', 'SENT', 'BOUNCED', 'FAILED');
COMMENT ON TYPE "public"."email_status" IS 'How far an e-mail got.';

-- Create enum type email_template_category
CREATE TYPE "public"."email_template_category" AS ENUM ('INFLUENCE', 'MAP', 'SYSTEM');
COMMENT ON TYPE "public"."email_template_category" IS 'The part of the application that sends with a template.';

-- Create enum type geocode_provider
CREATE TYPE "public"."geocode_provider" AS ENUM (
    'NOMINATIM',
    'PHOTON',
    'MAPBOX',
    'GOOGLE',
    'ARCGIS',
    'MANUAL'
);

COMMENT ON TYPE "public"."geocode_provider" IS 'The service that found an address''s coordinates.';

-- Create enum type government_level
CREATE TYPE "public"."government_level" AS ENUM (
    'FEDERAL',
    'PROVINCIAL',
    'MUNICIPAL',
    'SCHOOL_BOARD'
);

COMMENT ON TYPE "public"."government_level" IS 'The level of government that a representative sits in.';

-- Create enum type location_history_action
CREATE TYPE "public"."location_history_action" AS ENUM (
    'CREATED',
    'UPDATED',
    'IMPORTED',
    'GEOCODED',
    'MOVED_ON_MAP',
    'ADDRESSES_CHANGED',
    'MERGED'
);

COMMENT ON TYPE "public"."location_history_action" IS 'What was done to a location.';

-- Create enum type response_status
CREATE TYPE "public"."response_status" AS ENUM ('PENDING', 'APPROVED', 'REJECTED');
COMMENT ON TYPE "public"."response_status" IS 'Whether a response is shown on the wall.';

-- Create enum type response_type
CREATE TYPE "public"."response_type" AS ENUM (
    'EMAIL',
    'LETTER',
    'PHONE_CALL',
    'MEETING',
    'SOCIAL_MEDIA',
    'OTHER'
);

COMMENT ON TYPE "public"."response_type" IS 'How a representative answered.';

-- Create enum type shift_status
CREATE TYPE "public"."shift_status" AS ENUM ('OPEN', 'FULL', 'CANCELLED');
COMMENT ON TYPE "public"."shift_status" IS 'Whether a shift takes volunteers.';

-- Create enum type signup_source
CREATE TYPE "public"."signup_source" AS ENUM ('AUTHENTICATED', 'PUBLIC', 'ADMIN');
COMMENT ON TYPE "public"."signup_source" IS 'Who signed a volunteer up.';

-- Create enum type signup_status
CREATE TYPE "public"."signup_status" AS ENUM ('CONFIRMED', 'CANCELLED', 'ATTENDED', 'NO_SHOW');
COMMENT ON TYPE "public"."signup_status" IS 'Whether a volunteer is coming, came, or did not.';

-- Create enum type support_level
CREATE TYPE "public"."support_level" AS ENUM ('1', '2', '3', '4');
COMMENT ON TYPE "public"."support_level" IS '1 strong support, 2 leaning for, 3 leaning against, 4 opposed';

-- Create enum type user_role
CREATE TYPE "public"."user_role" AS ENUM (
    'SUPER_ADMIN',
    'INFLUENCE_ADMIN',
    'MAP_ADMIN',
    'USER',
    'TEMP'
);

COMMENT ON TYPE "public"."user_role" IS 'What a user may do, from everything to almost nothing.';

-- Create enum type user_status
CREATE TYPE "public"."user_status" AS ENUM ('ACTIVE', 'INACTIVE', 'SUSPENDED', 'EXPIRED');
COMMENT ON TYPE "public"."user_status" IS 'Whether a user may sign in.';

-- Create table postal_code_cache
CREATE UNLOGGED TABLE "public"."postal_code_cache" (
    "postal_code" varchar(6) NOT NULL,
    "city" text,
    "province" varchar(2) NOT NULL,
    "centroid_latitude" numeric(10, 7),
    "centroid_longitude" numeric(10, 7),
    "representative_ids" uuid[] NOT NULL DEFAULT '{}',
    "fetched_at" timestamptz NOT NULL DEFAULT now(),
    "expires_at" timestamptz NOT NULL,
    CONSTRAINT "postal_code_cache_pkey" PRIMARY KEY ("postal_code"),
    CONSTRAINT "postal_code_cache_postal_code_check" CHECK (postal_code ~ '^[A-Z][0-9][A-Z][0-9][A-Z][0-9]$')
);

CREATE INDEX "postal_code_cache_expires_at_idx" ON "public"."postal_code_cache" ("expires_at");
COMMENT ON TABLE "public"."postal_code_cache" IS 'What the public directory answered for a postal code. Unlogged: after a crash it is asked again.';
COMMENT ON COLUMN "public"."postal_code_cache"."postal_code" IS 'upper case, without a space';
COMMENT ON COLUMN "public"."postal_code_cache"."province" IS 'two letters';
COMMENT ON COLUMN "public"."postal_code_cache"."centroid_latitude" IS 'degrees, north is positive';
COMMENT ON COLUMN "public"."postal_code_cache"."centroid_longitude" IS 'degrees, east is positive';
COMMENT ON COLUMN "public"."postal_code_cache"."representative_ids" IS 'everyone who represents it, at all levels';
COMMENT ON COLUMN "public"."postal_code_cache"."expires_at" IS 'when the answer is too old to use';

-- Create table representatives
CREATE TABLE "public"."representatives" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "name" text NOT NULL,
    "government_level" "public"."government_level" NOT NULL,
    "elected_office" text NOT NULL,
    "district" text NOT NULL,
    "party" text,
    "email" text,
    "fax" varchar(32),
    "offices" jsonb NOT NULL DEFAULT '[]',
    "photo" text,
    "source_url" text NOT NULL,
    "refreshed_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "representatives_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "representatives_source_url_key" UNIQUE ("source_url")
);

CREATE INDEX "representatives_government_level_district_idx" ON "public"."representatives" ("government_level", "district");
CREATE INDEX "representatives_name_idx" ON "public"."representatives" USING gin ("name" gin_trgm_ops);
COMMENT ON TABLE "public"."representatives" IS 'An elected representative, as the public directory last described them.';
COMMENT ON COLUMN "public"."representatives"."district" IS 'the riding, ward or zone they were elected in';
COMMENT ON COLUMN "public"."representatives"."offices" IS 'where they can be reached: postal address, phone, kind of office';
COMMENT ON COLUMN "public"."representatives"."source_url" IS 'the directory''s own page on them, which identifies them across refreshes';
COMMENT ON COLUMN "public"."representatives"."refreshed_at" IS 'when the directory was last read';

-- Create table users
CREATE TABLE "public"."users" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "email" text NOT NULL,
    "password_hash" text,
    "name" text NOT NULL,
    "phone" varchar(32),
    "role" "public"."user_role" NOT NULL DEFAULT 'USER',
    "status" "public"."user_status" NOT NULL DEFAULT 'ACTIVE',
    "permissions" jsonb NOT NULL DEFAULT '{}',
    "languages" text[] NOT NULL DEFAULT '{}',
    "expires_at" timestamptz,
    "last_login_at" timestamptz,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "users_email_check" CHECK (email LIKE '_%@_%'),
    CONSTRAINT "users_expiry_check" CHECK (role <> 'TEMP' OR expires_at IS NOT NULL),
    CONSTRAINT "users_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "users_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "users_expires_at_idx" ON "public"."users" ("expires_at") WHERE role = 'TEMP';
CREATE UNIQUE INDEX "users_lower_email_idx" ON "public"."users" ((lower(email)));
COMMENT ON TABLE "public"."users" IS 'A person who can sign in: staff, volunteer, or a temporary guest.';
COMMENT ON COLUMN "public"."users"."email" IS 'address to sign in with, unique whatever its case';
COMMENT ON COLUMN "public"."users"."password_hash" IS 'salted hash; null for who signs in by e-mailed link only';
COMMENT ON COLUMN "public"."users"."permissions" IS 'single permissions granted or denied beyond the role, by name';
COMMENT ON COLUMN "public"."users"."languages" IS 'languages spoken at the door, as ISO 639-1 codes';
COMMENT ON COLUMN "public"."users"."expires_at" IS 'when a temporary user ends; null: never';
COMMENT ON COLUMN "public"."users"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."users"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."users"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."users"."updated_by_user_id" IS 'who last wrote the row';

-- Create table cuts
CREATE TABLE "public"."cuts" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "name" text NOT NULL,
    "description" text,
    "parent_cut_id" uuid,
    "category" "public"."cut_category" NOT NULL DEFAULT 'CUSTOM',
    "geojson" jsonb NOT NULL,
    "color" varchar(7) NOT NULL DEFAULT '#3b82f6',
    "opacity" numeric(3, 2) NOT NULL DEFAULT 0.30,
    "is_official" boolean NOT NULL DEFAULT false,
    "is_public" boolean NOT NULL DEFAULT false,
    "assigned_to_user_id" uuid,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "cuts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "cuts_color_check" CHECK (color ~ '^#[0-9a-f]{6}$'),
    CONSTRAINT "cuts_opacity_check" CHECK (opacity BETWEEN 0 AND 1),
    CONSTRAINT "cuts_parent_check" CHECK (parent_cut_id <> id),
    CONSTRAINT "cuts_assigned_to_user_id_fkey" FOREIGN KEY ("assigned_to_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "cuts_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "cuts_parent_cut_id_fkey" FOREIGN KEY ("parent_cut_id") REFERENCES "public"."cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "cuts_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "cuts_assigned_to_user_id_idx" ON "public"."cuts" ("assigned_to_user_id");
CREATE INDEX "cuts_parent_cut_id_idx" ON "public"."cuts" ("parent_cut_id");
COMMENT ON TABLE "public"."cuts" IS 'A piece of the map that is canvassed as a whole.';
COMMENT ON COLUMN "public"."cuts"."parent_cut_id" IS 'the larger cut that this one is a part of';
COMMENT ON COLUMN "public"."cuts"."geojson" IS 'the border, a GeoJSON Polygon or MultiPolygon';
COMMENT ON COLUMN "public"."cuts"."color" IS 'of the border on the map, as #rrggbb';
COMMENT ON COLUMN "public"."cuts"."opacity" IS 'of the area on the map, 0 to 1';
COMMENT ON COLUMN "public"."cuts"."is_official" IS 'follows a border that the electoral office drew';
COMMENT ON COLUMN "public"."cuts"."assigned_to_user_id" IS 'who is responsible for it';
COMMENT ON COLUMN "public"."cuts"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."cuts"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."cuts"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."cuts"."updated_by_user_id" IS 'who last wrote the row';

-- Create table email_verifications
CREATE TABLE "public"."email_verifications" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "email" text NOT NULL,
    "user_id" uuid,
    "code_hash" varchar(64) NOT NULL,
    "attempts" smallint NOT NULL DEFAULT 0,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "expires_at" timestamptz NOT NULL,
    "verified_at" timestamptz,
    CONSTRAINT "email_verifications_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "email_verifications_attempts_check" CHECK (attempts BETWEEN 0 AND 5),
    CONSTRAINT "email_verifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX "email_verifications_lower_email_idx" ON "public"."email_verifications" ((lower(email)), "created_at" DESC);
CREATE INDEX "email_verifications_user_id_idx" ON "public"."email_verifications" ("user_id");
COMMENT ON TABLE "public"."email_verifications" IS 'A code sent to an e-mail address to prove that it is the sender''s own.';
COMMENT ON COLUMN "public"."email_verifications"."user_id" IS 'the user who asked; null for a visitor';
COMMENT ON COLUMN "public"."email_verifications"."code_hash" IS 'SHA-256 of the code, in hex';
COMMENT ON COLUMN "public"."email_verifications"."attempts" IS 'wrong codes entered so far; the fifth ends it';

-- Create table locations
CREATE TABLE "public"."locations" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "address" text NOT NULL,
    "city" text,
    "postal_code" varchar(7),
    "external_id" text,
    "latitude" numeric(10, 7) NOT NULL,
    "longitude" numeric(10, 7) NOT NULL,
    "federal_district" text,
    "geocode_provider" "public"."geocode_provider",
    "geocode_confidence" text,
    "geocoded_at" timestamptz,
    "notes" text,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "locations_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "locations_external_id_key" UNIQUE ("external_id"),
    CONSTRAINT "locations_latitude_check" CHECK (latitude BETWEEN -90 AND 90),
    CONSTRAINT "locations_longitude_check" CHECK (longitude BETWEEN -180 AND 180),
    CONSTRAINT "locations_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "locations_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "locations_address_idx" ON "public"."locations" USING gin ("address" gin_trgm_ops);
CREATE INDEX "locations_to_geocode_idx" ON "public"."locations" ("created_at") WHERE geocoded_at IS NULL;
COMMENT ON TABLE "public"."locations" IS 'A building or lot on the map. Who lives there is in its addresses.';
COMMENT ON COLUMN "public"."locations"."address" IS 'street and number, as one line';
COMMENT ON COLUMN "public"."locations"."external_id" IS 'identifier in the list it was imported from';
COMMENT ON COLUMN "public"."locations"."latitude" IS 'degrees north, WGS 84';
COMMENT ON COLUMN "public"."locations"."longitude" IS 'degrees east, WGS 84';
COMMENT ON COLUMN "public"."locations"."federal_district" IS 'name of the federal riding';
COMMENT ON COLUMN "public"."locations"."geocode_provider" IS 'who found the coordinates; null: they came with the import';
COMMENT ON COLUMN "public"."locations"."geocode_confidence" IS 'how sure the provider is, in its own words';
COMMENT ON COLUMN "public"."locations"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."locations"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."locations"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."locations"."updated_by_user_id" IS 'who last wrote the row';

-- Create table addresses
CREATE TABLE "public"."addresses" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "location_id" uuid NOT NULL,
    "unit" varchar(20),
    "first_name" text,
    "last_name" text,
    "email" text,
    "phone" varchar(32),
    "support_level" "public"."support_level",
    "sign" boolean NOT NULL DEFAULT false,
    "sign_size" text,
    "do_not_contact" boolean NOT NULL DEFAULT false,
    "notes" text,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "addresses_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "addresses_sign_size_check" CHECK (sign_size IN ('SMALL', 'REGULAR', 'LARGE')),
    CONSTRAINT "addresses_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "addresses_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "public"."locations" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "addresses_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE UNIQUE INDEX "addresses_location_id_unit_idx" ON "public"."addresses" ("location_id", (coalesce(unit, '')));
CREATE INDEX "addresses_lower_name_idx" ON "public"."addresses" ((lower(last_name)), (lower(first_name)));
CREATE INDEX "addresses_support_level_idx" ON "public"."addresses" ("support_level") WHERE support_level IS NOT NULL;
COMMENT ON TABLE "public"."addresses" IS 'A door at a location: a house, or one unit of many.';
COMMENT ON COLUMN "public"."addresses"."unit" IS 'unit or apartment; null: the whole building';
COMMENT ON COLUMN "public"."addresses"."support_level" IS 'as of the last visit; null: never asked';
COMMENT ON COLUMN "public"."addresses"."sign" IS 'whether a lawn sign stands there';
COMMENT ON COLUMN "public"."addresses"."sign_size" IS 'of the sign that stands there or was asked for';
COMMENT ON COLUMN "public"."addresses"."do_not_contact" IS 'asked not to be visited again';
COMMENT ON COLUMN "public"."addresses"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."addresses"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."addresses"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."addresses"."updated_by_user_id" IS 'who last wrote the row';

-- Create table location_history
CREATE TABLE "public"."location_history" (
    "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    "location_id" uuid NOT NULL,
    "action" "public"."location_history_action" NOT NULL,
    "changes" jsonb NOT NULL DEFAULT '{}',
    "user_id" uuid,
    "occurred_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "location_history_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "location_history_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "public"."locations" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "location_history_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "location_history_location_id_occurred_at_idx" ON "public"."location_history" ("location_id", "occurred_at" DESC);
CREATE INDEX "location_history_user_id_idx" ON "public"."location_history" ("user_id");
COMMENT ON TABLE "public"."location_history" IS 'One thing done to a location. Rows are only ever added.';
COMMENT ON COLUMN "public"."location_history"."changes" IS 'old and new value of each field that changed, by its name';
COMMENT ON COLUMN "public"."location_history"."user_id" IS 'who did it; null: an import or the geocoder';

-- Create table map_settings
CREATE TABLE "public"."map_settings" (
    "id" smallint NOT NULL DEFAULT 1,
    "center_latitude" numeric(10, 7) NOT NULL,
    "center_longitude" numeric(10, 7) NOT NULL,
    "zoom" smallint NOT NULL DEFAULT 12,
    "walk_sheet_title" text NOT NULL DEFAULT 'Walk sheet',
    "walk_sheet_footer" text,
    "walk_sheet_links" jsonb NOT NULL DEFAULT '[]',
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "map_settings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "map_settings_id_check" CHECK (id = 1),
    CONSTRAINT "map_settings_zoom_check" CHECK (zoom BETWEEN 1 AND 22),
    CONSTRAINT "map_settings_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "map_settings_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

COMMENT ON TABLE "public"."map_settings" IS 'Settings of the map and of printed walk sheets. The table has one row.';
COMMENT ON COLUMN "public"."map_settings"."id" IS 'always 1';
COMMENT ON COLUMN "public"."map_settings"."center_latitude" IS 'degrees, north is positive';
COMMENT ON COLUMN "public"."map_settings"."center_longitude" IS 'degrees, east is positive';
COMMENT ON COLUMN "public"."map_settings"."zoom" IS 'at which the map opens';
COMMENT ON COLUMN "public"."map_settings"."walk_sheet_links" IS 'what the QR codes on a walk sheet lead to: label and address';
COMMENT ON COLUMN "public"."map_settings"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."map_settings"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."map_settings"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."map_settings"."updated_by_user_id" IS 'who last wrote the row';

-- Create table page_blocks
CREATE TABLE "public"."page_blocks" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "type" varchar(50) NOT NULL,
    "label" text NOT NULL,
    "category" text NOT NULL,
    "fields" jsonb NOT NULL,
    "defaults" jsonb NOT NULL DEFAULT '{}',
    "keywords" text[] NOT NULL DEFAULT '{}',
    "thumbnail" text,
    "position" integer NOT NULL DEFAULT 0,
    "is_active" boolean NOT NULL DEFAULT true,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "page_blocks_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "page_blocks_type_key" UNIQUE ("type"),
    CONSTRAINT "page_blocks_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "page_blocks_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "page_blocks_category_position_idx" ON "public"."page_blocks" ("category", "position");
CREATE INDEX "page_blocks_keywords_idx" ON "public"."page_blocks" USING gin ("keywords");
COMMENT ON TABLE "public"."page_blocks" IS 'A kind of block that pages can be made of.';
COMMENT ON COLUMN "public"."page_blocks"."type" IS 'by which pages refer to it';
COMMENT ON COLUMN "public"."page_blocks"."fields" IS 'what can be filled in, as a JSON Schema';
COMMENT ON COLUMN "public"."page_blocks"."defaults" IS 'what is filled in at first';
COMMENT ON COLUMN "public"."page_blocks"."keywords" IS 'by which editors find it';
COMMENT ON COLUMN "public"."page_blocks"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."page_blocks"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."page_blocks"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."page_blocks"."updated_by_user_id" IS 'who last wrote the row';

-- Create table shifts
CREATE TABLE "public"."shifts" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "title" text NOT NULL,
    "description" text,
    "coordinator_user_id" uuid,
    "meeting_place" text NOT NULL,
    "meeting_latitude" numeric(10, 7),
    "meeting_longitude" numeric(10, 7),
    "held_on" date NOT NULL,
    "start_time" time NOT NULL,
    "end_time" time NOT NULL,
    "max_volunteers" integer NOT NULL,
    "signup_count" integer NOT NULL DEFAULT 0,
    "status" "public"."shift_status" NOT NULL DEFAULT 'OPEN',
    "is_public" boolean NOT NULL DEFAULT true,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "shifts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "shifts_capacity_check" CHECK (signup_count BETWEEN 0 AND max_volunteers),
    CONSTRAINT "shifts_max_volunteers_check" CHECK (max_volunteers > 0),
    CONSTRAINT "shifts_period_check" CHECK (end_time > start_time),
    CONSTRAINT "shifts_coordinator_user_id_fkey" FOREIGN KEY ("coordinator_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "shifts_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "shifts_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "shifts_coordinator_user_id_idx" ON "public"."shifts" ("coordinator_user_id");
CREATE INDEX "shifts_held_on_start_time_idx" ON "public"."shifts" ("held_on", "start_time") WHERE status <> 'CANCELLED';
COMMENT ON TABLE "public"."shifts" IS 'A few hours for which volunteers sign up.';
COMMENT ON COLUMN "public"."shifts"."coordinator_user_id" IS 'who runs it';
COMMENT ON COLUMN "public"."shifts"."meeting_place" IS 'where volunteers meet, in words';
COMMENT ON COLUMN "public"."shifts"."meeting_latitude" IS 'degrees, north is positive';
COMMENT ON COLUMN "public"."shifts"."meeting_longitude" IS 'degrees, east is positive';
COMMENT ON COLUMN "public"."shifts"."start_time" IS 'local time of the campaign''s office';
COMMENT ON COLUMN "public"."shifts"."end_time" IS 'local time of the campaign''s office, on the same day';
COMMENT ON COLUMN "public"."shifts"."max_volunteers" IS 'how many it takes';
COMMENT ON COLUMN "public"."shifts"."signup_count" IS 'confirmed rows in shift_signups, kept here to lock a full shift';
COMMENT ON COLUMN "public"."shifts"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."shifts"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."shifts"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."shifts"."updated_by_user_id" IS 'who last wrote the row';

-- Create table shift_signups
CREATE TABLE "public"."shift_signups" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "shift_id" uuid NOT NULL,
    "user_id" uuid,
    "volunteer_name" text NOT NULL,
    "volunteer_email" text NOT NULL,
    "phone" varchar(32),
    "status" "public"."signup_status" NOT NULL DEFAULT 'CONFIRMED',
    "source" "public"."signup_source" NOT NULL DEFAULT 'AUTHENTICATED',
    "cancelled_at" timestamptz,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "shift_signups_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "shift_signups_cancelled_check" CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL)),
    CONSTRAINT "shift_signups_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "shift_signups_shift_id_fkey" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "shift_signups_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "shift_signups_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE UNIQUE INDEX "shift_signups_one_place_idx" ON "public"."shift_signups" ("shift_id", (lower(volunteer_email))) WHERE status <> 'CANCELLED';
CREATE INDEX "shift_signups_shift_id_status_user_id_idx" ON "public"."shift_signups" ("shift_id", "status") INCLUDE ("user_id");
CREATE INDEX "shift_signups_user_id_idx" ON "public"."shift_signups" ("user_id");
COMMENT ON TABLE "public"."shift_signups" IS 'A volunteer''s place in a shift.';
COMMENT ON COLUMN "public"."shift_signups"."user_id" IS 'null once the volunteer''s account is gone';
COMMENT ON COLUMN "public"."shift_signups"."volunteer_name" IS 'full name as given';
COMMENT ON COLUMN "public"."shift_signups"."volunteer_email" IS 'address as given, in any case';
COMMENT ON COLUMN "public"."shift_signups"."cancelled_at" IS 'set exactly when the status is CANCELLED';
COMMENT ON COLUMN "public"."shift_signups"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."shift_signups"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."shift_signups"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."shift_signups"."updated_by_user_id" IS 'who last wrote the row';

-- Create table site_settings
CREATE TABLE "public"."site_settings" (
    "key" varchar(100) NOT NULL,
    "value" jsonb NOT NULL,
    "description" text,
    "is_secret" boolean NOT NULL DEFAULT false,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "site_settings_pkey" PRIMARY KEY ("key"),
    CONSTRAINT "site_settings_key_check" CHECK (key ~ '^[a-z0-9_]+([.][a-z0-9_]+)*$'),
    CONSTRAINT "site_settings_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "site_settings_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

COMMENT ON TABLE "public"."site_settings" IS 'One setting of the whole site.';
COMMENT ON COLUMN "public"."site_settings"."key" IS 'dotted, for example smtp.host';
COMMENT ON COLUMN "public"."site_settings"."value" IS 'any JSON, the null of JSON included';
COMMENT ON COLUMN "public"."site_settings"."is_secret" IS 'never shown again once written';
COMMENT ON COLUMN "public"."site_settings"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."site_settings"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."site_settings"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."site_settings"."updated_by_user_id" IS 'who last wrote the row';

-- Create table calls
CREATE TABLE "public"."calls" (
    "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    "campaign_id" uuid NOT NULL,
    "representative_id" uuid,
    "caller_user_id" uuid,
    "phone_number" varchar(32) NOT NULL,
    "started_at" timestamptz NOT NULL DEFAULT now(),
    "duration_seconds" integer,
    "note" text,
    CONSTRAINT "calls_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "calls_duration_seconds_check" CHECK (duration_seconds >= 0),
    CONSTRAINT "calls_caller_user_id_fkey" FOREIGN KEY ("caller_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "calls_representative_id_fkey" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "calls_caller_user_id_idx" ON "public"."calls" ("caller_user_id");
CREATE INDEX "calls_campaign_id_started_at_idx" ON "public"."calls" ("campaign_id", "started_at" DESC);
CREATE INDEX "calls_representative_id_idx" ON "public"."calls" ("representative_id");
COMMENT ON TABLE "public"."calls" IS 'A phone call that a supporter made for a campaign.';
COMMENT ON COLUMN "public"."calls"."caller_user_id" IS 'null for a supporter without an account';
COMMENT ON COLUMN "public"."calls"."phone_number" IS 'the number dialled';
COMMENT ON COLUMN "public"."calls"."duration_seconds" IS 'null: not answered';

-- Create table campaign_emails
CREATE TABLE "public"."campaign_emails" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "campaign_id" uuid NOT NULL,
    "representative_id" uuid,
    "recipient_name" text NOT NULL,
    "recipient_email" text NOT NULL,
    "sender_user_id" uuid,
    "sender_name" text NOT NULL,
    "sender_email" text NOT NULL,
    "sender_postal_code" varchar(7),
    "subject" text NOT NULL,
    "body" text NOT NULL,
    "method" "public"."email_method" NOT NULL,
    "sent_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "campaign_emails_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "campaign_emails_representative_id_fkey" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "campaign_emails_sender_user_id_fkey" FOREIGN KEY ("sender_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "campaign_emails_campaign_id_sent_at_idx" ON "public"."campaign_emails" ("campaign_id", "sent_at" DESC);
CREATE INDEX "campaign_emails_representative_id_idx" ON "public"."campaign_emails" ("representative_id");
CREATE INDEX "campaign_emails_sender_user_id_idx" ON "public"."campaign_emails" ("sender_user_id");
COMMENT ON TABLE "public"."campaign_emails" IS 'A message from a supporter to one recipient of a campaign.';
COMMENT ON COLUMN "public"."campaign_emails"."representative_id" IS 'null for a custom recipient, or when the representative is no longer listed';
COMMENT ON COLUMN "public"."campaign_emails"."recipient_name" IS 'full name as given';
COMMENT ON COLUMN "public"."campaign_emails"."recipient_email" IS 'address as given, in any case';
COMMENT ON COLUMN "public"."campaign_emails"."sender_user_id" IS 'null for a supporter without an account';
COMMENT ON COLUMN "public"."campaign_emails"."sender_name" IS 'full name as given';
COMMENT ON COLUMN "public"."campaign_emails"."sender_email" IS 'address as given, in any case';
COMMENT ON COLUMN "public"."campaign_emails"."sender_postal_code" IS 'by which the representative was found';

-- Create table campaigns
CREATE TABLE "public"."campaigns" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "slug" text NOT NULL,
    "title" text NOT NULL,
    "description" text,
    "email_subject" text NOT NULL,
    "email_body" text NOT NULL,
    "template_id" uuid,
    "cover_photo" text,
    "status" "public"."campaign_status" NOT NULL DEFAULT 'DRAFT',
    "target_levels" "public"."government_level"[] NOT NULL DEFAULT '{}',
    "allow_smtp" boolean NOT NULL DEFAULT true,
    "allow_mailto" boolean NOT NULL DEFAULT true,
    "allow_custom_recipients" boolean NOT NULL DEFAULT false,
    "highlighted" boolean NOT NULL DEFAULT false,
    "starts_on" date,
    "ends_on" date,
    "search" tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('english'::regconfig, title || ' ' || coalesce(description, ''))) STORED,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "campaigns_slug_key" UNIQUE ("slug"),
    CONSTRAINT "campaigns_period_check" CHECK (ends_on >= starts_on),
    CONSTRAINT "campaigns_slug_check" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    CONSTRAINT "campaigns_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "campaigns_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE UNIQUE INDEX "campaigns_highlighted_idx" ON "public"."campaigns" ("highlighted") WHERE highlighted;
CREATE INDEX "campaigns_search_idx" ON "public"."campaigns" USING gin ("search");
CREATE INDEX "campaigns_status_starts_on_idx" ON "public"."campaigns" ("status", "starts_on" DESC NULLS LAST);
CREATE INDEX "campaigns_template_id_idx" ON "public"."campaigns" ("template_id");
COMMENT ON TABLE "public"."campaigns" IS 'A call to write to or phone representatives about one matter.';
COMMENT ON COLUMN "public"."campaigns"."slug" IS 'last part of the public address';
COMMENT ON COLUMN "public"."campaigns"."email_body" IS 'the message that supporters start from';
COMMENT ON COLUMN "public"."campaigns"."template_id" IS 'the layout it is sent in; null: plain text';
COMMENT ON COLUMN "public"."campaigns"."target_levels" IS 'the levels of government it addresses; empty: custom recipients only';
COMMENT ON COLUMN "public"."campaigns"."highlighted" IS 'shown first on the home page; at most one campaign is';
COMMENT ON COLUMN "public"."campaigns"."starts_on" IS 'first day; null: from activation on';
COMMENT ON COLUMN "public"."campaigns"."ends_on" IS 'last day; null: until archived';
COMMENT ON COLUMN "public"."campaigns"."search" IS 'what full-text search looks through';
COMMENT ON COLUMN "public"."campaigns"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."campaigns"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."campaigns"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."campaigns"."updated_by_user_id" IS 'who last wrote the row';

-- Create table custom_recipients
CREATE TABLE "public"."custom_recipients" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "campaign_id" uuid NOT NULL,
    "name" text NOT NULL,
    "email" text NOT NULL,
    "title" text,
    "organization" text,
    "position" smallint NOT NULL DEFAULT 0,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "custom_recipients_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "custom_recipients_campaign_id_email_key" UNIQUE ("campaign_id", "email"),
    CONSTRAINT "custom_recipients_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "custom_recipients_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "custom_recipients_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

COMMENT ON TABLE "public"."custom_recipients" IS 'Someone a campaign writes to who is not an elected representative: a minister''s office, a company, a newspaper.';
COMMENT ON COLUMN "public"."custom_recipients"."name" IS 'full name as given';
COMMENT ON COLUMN "public"."custom_recipients"."email" IS 'address as given, in any case';
COMMENT ON COLUMN "public"."custom_recipients"."position" IS 'place in the list of recipients, from 0';
COMMENT ON COLUMN "public"."custom_recipients"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."custom_recipients"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."custom_recipients"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."custom_recipients"."updated_by_user_id" IS 'who last wrote the row';

-- Create table landing_pages
CREATE TABLE "public"."landing_pages" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "slug" text NOT NULL,
    "title" text NOT NULL,
    "description" text,
    "parent_page_id" uuid,
    "campaign_id" uuid,
    "editor_mode" "public"."editor_mode" NOT NULL DEFAULT 'VISUAL',
    "blocks" jsonb NOT NULL DEFAULT '[]',
    "html" text,
    "css" text,
    "preview_image" text,
    "published_at" timestamptz,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "landing_pages_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "landing_pages_slug_key" UNIQUE ("slug"),
    CONSTRAINT "landing_pages_html_check" CHECK (editor_mode <> 'CODE' OR html IS NOT NULL),
    CONSTRAINT "landing_pages_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "landing_pages_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "landing_pages_parent_page_id_fkey" FOREIGN KEY ("parent_page_id") REFERENCES "public"."landing_pages" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "landing_pages_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "landing_pages_blocks_idx" ON "public"."landing_pages" USING gin ("blocks" jsonb_path_ops);
CREATE INDEX "landing_pages_campaign_id_idx" ON "public"."landing_pages" ("campaign_id");
CREATE INDEX "landing_pages_parent_page_id_idx" ON "public"."landing_pages" ("parent_page_id");
CREATE INDEX "landing_pages_published_at_idx" ON "public"."landing_pages" ("published_at" DESC) WHERE published_at IS NOT NULL;
COMMENT ON TABLE "public"."landing_pages" IS 'A page of the public site.';
COMMENT ON COLUMN "public"."landing_pages"."slug" IS 'the page''s address under the site''s root';
COMMENT ON COLUMN "public"."landing_pages"."parent_page_id" IS 'the page it hangs under in the navigation; null: at the top';
COMMENT ON COLUMN "public"."landing_pages"."campaign_id" IS 'the campaign it advertises';
COMMENT ON COLUMN "public"."landing_pages"."blocks" IS 'the blocks it is made of, in order';
COMMENT ON COLUMN "public"."landing_pages"."html" IS 'its text in CODE mode';
COMMENT ON COLUMN "public"."landing_pages"."published_at" IS 'null: a draft';
COMMENT ON COLUMN "public"."landing_pages"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."landing_pages"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."landing_pages"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."landing_pages"."updated_by_user_id" IS 'who last wrote the row';

-- Create table representative_responses
CREATE TABLE "public"."representative_responses" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "campaign_id" uuid NOT NULL,
    "representative_id" uuid,
    "representative_name" text NOT NULL,
    "type" "public"."response_type" NOT NULL,
    "status" "public"."response_status" NOT NULL DEFAULT 'PENDING',
    "body" text NOT NULL,
    "received_on" date NOT NULL,
    "submitter_name" text,
    "submitter_email" text,
    "screenshot" text,
    "upvote_count" integer NOT NULL DEFAULT 0,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "representative_responses_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "representative_responses_upvote_count_check" CHECK (upvote_count >= 0),
    CONSTRAINT "representative_responses_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "representative_responses_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "representative_responses_representative_id_fkey" FOREIGN KEY ("representative_id") REFERENCES "public"."representatives" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "representative_responses_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "representative_responses_campaign_id_idx" ON "public"."representative_responses" ("campaign_id");
CREATE INDEX "representative_responses_representative_id_idx" ON "public"."representative_responses" ("representative_id");
CREATE INDEX "representative_responses_wall_idx" ON "public"."representative_responses" ("campaign_id", "upvote_count" DESC, "received_on" DESC) WHERE status = 'APPROVED';
COMMENT ON TABLE "public"."representative_responses" IS 'What a representative answered, handed in by a supporter and shown on the campaign''s wall once approved.';
COMMENT ON COLUMN "public"."representative_responses"."representative_name" IS 'as it was when the answer came, whatever becomes of the representative''s row';
COMMENT ON COLUMN "public"."representative_responses"."submitter_name" IS 'full name as given';
COMMENT ON COLUMN "public"."representative_responses"."submitter_email" IS 'address as given, in any case';
COMMENT ON COLUMN "public"."representative_responses"."screenshot" IS 'picture of the answer';
COMMENT ON COLUMN "public"."representative_responses"."upvote_count" IS 'number of rows in response_upvotes, kept here to sort by';
COMMENT ON COLUMN "public"."representative_responses"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."representative_responses"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."representative_responses"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."representative_responses"."updated_by_user_id" IS 'who last wrote the row';

-- Create table response_upvotes
CREATE TABLE "public"."response_upvotes" (
    "response_id" uuid NOT NULL,
    "user_id" uuid NOT NULL,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT "response_upvotes_pkey" PRIMARY KEY ("response_id", "user_id"),
    CONSTRAINT "response_upvotes_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "public"."representative_responses" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "response_upvotes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX "response_upvotes_user_id_idx" ON "public"."response_upvotes" ("user_id");
COMMENT ON TABLE "public"."response_upvotes" IS 'A user''s vote for a response, at most one of each user for each response.';

-- Create table email_logs
CREATE TABLE "public"."email_logs" (
    "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    "template_id" uuid,
    "campaign_email_id" uuid,
    "retry_of_id" bigint,
    "recipient" text NOT NULL,
    "subject" text NOT NULL,
    "status" "public"."email_status" NOT NULL DEFAULT 'QUEUED',
    "message_id" text,
    "headers" jsonb,
    "error" text,
    "queued_at" timestamptz NOT NULL DEFAULT now(),
    "sent_at" timestamptz,
    CONSTRAINT "email_logs_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "email_logs_message_id_key" UNIQUE ("message_id"),
    CONSTRAINT "email_logs_sent_check" CHECK (status <> 'SENT' OR sent_at IS NOT NULL),
    CONSTRAINT "email_logs_campaign_email_id_fkey" FOREIGN KEY ("campaign_email_id") REFERENCES "public"."campaign_emails" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "email_logs_retry_of_id_fkey" FOREIGN KEY ("retry_of_id") REFERENCES "public"."email_logs" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "email_logs_campaign_email_id_idx" ON "public"."email_logs" ("campaign_email_id");
CREATE INDEX "email_logs_lower_recipient_idx" ON "public"."email_logs" ((lower(recipient)), "queued_at" DESC);
CREATE INDEX "email_logs_queued_at_idx" ON "public"."email_logs" ("queued_at") WHERE status = 'QUEUED';
CREATE INDEX "email_logs_retry_of_id_idx" ON "public"."email_logs" ("retry_of_id");
CREATE INDEX "email_logs_template_id_idx" ON "public"."email_logs" ("template_id");
COMMENT ON TABLE "public"."email_logs" IS 'One attempt to send an e-mail.';
COMMENT ON COLUMN "public"."email_logs"."retry_of_id" IS 'the attempt before this one';
COMMENT ON COLUMN "public"."email_logs"."message_id" IS 'the Message-ID header, once the mail server took it';
COMMENT ON COLUMN "public"."email_logs"."headers" IS 'headers beyond the usual ones';
COMMENT ON COLUMN "public"."email_logs"."error" IS 'what the mail server said';

-- Create table email_template_test_logs
CREATE TABLE "public"."email_template_test_logs" (
    "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    "template_id" uuid NOT NULL,
    "version" integer NOT NULL,
    "recipient" text NOT NULL,
    "variables" jsonb NOT NULL DEFAULT '{}',
    "succeeded" boolean NOT NULL,
    "error" text,
    "sent_at" timestamptz NOT NULL DEFAULT now(),
    "sent_by_user_id" uuid,
    CONSTRAINT "email_template_test_logs_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "email_template_test_logs_check" CHECK (succeeded = (error IS NULL)),
    CONSTRAINT "email_template_test_logs_sent_by_user_id_fkey" FOREIGN KEY ("sent_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "email_template_test_logs_sent_by_user_id_idx" ON "public"."email_template_test_logs" ("sent_by_user_id");
CREATE INDEX "email_template_test_logs_template_id_version_idx" ON "public"."email_template_test_logs" ("template_id", "version");
COMMENT ON TABLE "public"."email_template_test_logs" IS 'A test send of one version of a template.';
COMMENT ON COLUMN "public"."email_template_test_logs"."variables" IS 'the values filled in, by variable';
COMMENT ON COLUMN "public"."email_template_test_logs"."error" IS 'what went wrong; null: it was sent';

-- Create table email_template_variables
CREATE TABLE "public"."email_template_variables" (
    "template_id" uuid NOT NULL,
    "name" varchar(50) NOT NULL,
    "label" text NOT NULL,
    "description" text,
    "is_required" boolean NOT NULL DEFAULT false,
    "sample_value" text,
    "position" smallint NOT NULL DEFAULT 0,
    CONSTRAINT "email_template_variables_pkey" PRIMARY KEY ("template_id", "name"),
    CONSTRAINT "email_template_variables_name_check" CHECK (name ~ '^[A-Z][A-Z0-9_]*$')
);

COMMENT ON TABLE "public"."email_template_variables" IS 'A placeholder that a template''s text may use.';
COMMENT ON COLUMN "public"."email_template_variables"."name" IS 'as it is written between braces';
COMMENT ON COLUMN "public"."email_template_variables"."sample_value" IS 'shown in previews and test sends';
COMMENT ON COLUMN "public"."email_template_variables"."position" IS 'place in the editor''s list, from 0';

-- Create table email_template_versions
CREATE TABLE "public"."email_template_versions" (
    "template_id" uuid NOT NULL,
    "version" integer NOT NULL,
    "subject" text NOT NULL,
    "html_body" text NOT NULL,
    "text_body" text NOT NULL,
    "change_note" text,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    CONSTRAINT "email_template_versions_pkey" PRIMARY KEY ("template_id", "version"),
    CONSTRAINT "email_template_versions_version_check" CHECK (version > 0),
    CONSTRAINT "email_template_versions_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "email_template_versions_created_by_user_id_idx" ON "public"."email_template_versions" ("created_by_user_id");
COMMENT ON TABLE "public"."email_template_versions" IS 'The text of a template at one time. Never changed: an edit is a new version.';
COMMENT ON COLUMN "public"."email_template_versions"."version" IS 'counts from 1 within the template';
COMMENT ON COLUMN "public"."email_template_versions"."change_note" IS 'why it was changed';

-- Create table email_templates
CREATE TABLE "public"."email_templates" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "key" text NOT NULL,
    "name" text NOT NULL,
    "category" "public"."email_template_category" NOT NULL,
    "current_version" integer,
    "is_active" boolean NOT NULL DEFAULT true,
    "is_built_in" boolean NOT NULL DEFAULT false,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "created_by_user_id" uuid,
    "updated_by_user_id" uuid,
    CONSTRAINT "email_templates_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "email_templates_key_key" UNIQUE ("key"),
    CONSTRAINT "email_templates_key_check" CHECK (key ~ '^[a-z][a-z0-9-]*$'),
    CONSTRAINT "email_templates_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "email_templates_id_current_version_fkey" FOREIGN KEY ("id", "current_version") REFERENCES "public"."email_template_versions" ("template_id", "version") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "email_templates_updated_by_user_id_fkey" FOREIGN KEY ("updated_by_user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

COMMENT ON TABLE "public"."email_templates" IS 'A kind of e-mail the application sends. Its text is in its versions.';
COMMENT ON COLUMN "public"."email_templates"."key" IS 'by which the application asks for it';
COMMENT ON COLUMN "public"."email_templates"."current_version" IS 'the version to send with; null: none is published';
COMMENT ON COLUMN "public"."email_templates"."is_built_in" IS 'came with the application and cannot be removed';
COMMENT ON COLUMN "public"."email_templates"."created_at" IS 'when the row was inserted';
COMMENT ON COLUMN "public"."email_templates"."updated_at" IS 'when the row was last written';
COMMENT ON COLUMN "public"."email_templates"."created_by_user_id" IS 'who inserted the row';
COMMENT ON COLUMN "public"."email_templates"."updated_by_user_id" IS 'who last wrote the row';

-- Add foreign key calls_campaign_id_fkey to calls
ALTER TABLE "public"."calls" ADD CONSTRAINT "calls_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns" ("id") ON UPDATE CASCADE ON DELETE CASCADE;

-- Add foreign key campaign_emails_campaign_id_fkey to campaign_emails
ALTER TABLE "public"."campaign_emails" ADD CONSTRAINT "campaign_emails_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns" ("id") ON UPDATE CASCADE ON DELETE CASCADE;

-- Add foreign key campaigns_template_id_fkey to campaigns
ALTER TABLE "public"."campaigns" ADD CONSTRAINT "campaigns_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "public"."email_templates" ("id") ON UPDATE CASCADE ON DELETE SET NULL;

-- Add foreign key email_logs_template_id_fkey to email_logs
ALTER TABLE "public"."email_logs" ADD CONSTRAINT "email_logs_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "public"."email_templates" ("id") ON UPDATE CASCADE ON DELETE SET NULL;

-- Add foreign key email_template_test_logs_template_id_version_fkey to email_template_test_logs
ALTER TABLE "public"."email_template_test_logs" ADD CONSTRAINT "email_template_test_logs_template_id_version_fkey" FOREIGN KEY ("template_id", "version") REFERENCES "public"."email_template_versions" ("template_id", "version") ON UPDATE CASCADE ON DELETE CASCADE;

-- Add foreign key email_template_variables_template_id_fkey to email_template_variables
ALTER TABLE "public"."email_template_variables" ADD CONSTRAINT "email_template_variables_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "public"."email_templates" ("id") ON UPDATE CASCADE ON DELETE CASCADE;

-- Add foreign key email_template_versions_template_id_fkey to email_template_versions
ALTER TABLE "public"."email_template_versions" ADD CONSTRAINT "email_template_versions_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "public"."email_templates" ("id") ON UPDATE CASCADE ON DELETE CASCADE;
