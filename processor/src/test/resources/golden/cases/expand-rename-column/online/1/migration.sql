-- Expand column users.name: display_name of type text stands beside it
ALTER TABLE "users" ADD COLUMN "display_name" text;

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
