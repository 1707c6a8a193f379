-- Create enum type media.codec
CREATE SCHEMA IF NOT EXISTS "media";
CREATE TYPE "media"."codec" AS ENUM ('h264', 'av1');
COMMENT ON TYPE "media"."codec" IS 'How a video is encoded';

-- Create enum type media.long
CREATE TYPE "media"."long" AS ENUM (
    'a_rather_long_label_1',
    'a_rather_long_label_2',
    'a_rather_long_label_3',
    'a_rather_long_label_4',
    'a_rather_long_label_5',
    'a_rather_long_label_6',
    'a_rather_long_label_7',
    'a_rather_long_label_8',
    'a_rather_long_label_9',
    'a_rather_long_label_10',
    'a_rather_long_label_11',
    'a_rather_long_label_12'
);
