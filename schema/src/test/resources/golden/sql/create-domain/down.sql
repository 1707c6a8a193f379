-- Drop domain shop.price
DROP DOMAIN "shop"."price";
