-- Rename view large_homes to shop.big_homes
CREATE SCHEMA IF NOT EXISTS "shop";
ALTER VIEW "large_homes" SET SCHEMA "shop";
ALTER VIEW "shop"."large_homes" RENAME TO "big_homes";
