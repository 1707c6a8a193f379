-- Drop view shop.small_homes
DROP VIEW "shop"."small_homes";
