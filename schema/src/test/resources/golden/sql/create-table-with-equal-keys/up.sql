-- Create table tags
CREATE TABLE "tags" (
    "name" text NOT NULL,
    CONSTRAINT "tags_pkey" PRIMARY KEY ("name")
);

ALTER TABLE "tags" ADD CONSTRAINT "tags_name_key" UNIQUE ("name");
