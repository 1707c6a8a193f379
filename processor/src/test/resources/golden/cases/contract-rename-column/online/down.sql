-- Take back: Contract users.display_name: what was there before goes
-- Add column users.name
ALTER TABLE "users" ADD COLUMN "name" text;

UPDATE "users" SET "name" = ("display_name") WHERE "name" IS NULL;
ALTER TABLE "users" ALTER COLUMN "name" SET NOT NULL;

-- Add unique constraint users_name_key to users
ALTER TABLE "users" ADD CONSTRAINT "users_name_key" UNIQUE ("name");

-- Keeps name and display_name in step: what is written to display_name counts, otherwise name.
CREATE FUNCTION "zz_dunlin_users_display_name_sync"() RETURNS trigger LANGUAGE plpgsql AS $dunlin$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW."display_name" IS NULL THEN
            NEW."display_name" := NEW."name";
        ELSE
            NEW."name" := NEW."display_name";
        END IF;
    ELSIF ROW(NEW."display_name")::record *<> ROW(OLD."display_name")::record THEN
        NEW."name" := NEW."display_name";
    ELSIF NEW."display_name" IS NULL OR ROW(NEW."name")::record *<> ROW(OLD."name")::record THEN
        NEW."display_name" := NEW."name";
    END IF;
    RETURN NEW;
END
$dunlin$;

CREATE TRIGGER "zz_dunlin_users_display_name_sync" BEFORE INSERT OR UPDATE ON "users"
    FOR EACH ROW EXECUTE FUNCTION "zz_dunlin_users_display_name_sync"();
