-- Create table files
CREATE TABLE "files" (
    "name" text NOT NULL,
    "size" integer NOT NULL
) PARTITION BY RANGE ("name" COLLATE "C" text_pattern_ops, (size / 10));

CREATE TABLE "files_a" PARTITION OF "files"
    FOR VALUES FROM ('a', MINVALUE) TO ('b', '7');
