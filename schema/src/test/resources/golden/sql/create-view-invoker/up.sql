-- Create view v
CREATE VIEW "v" ("id", "kind") WITH (security_invoker = true) AS
SELECT id, kind FROM homes WHERE units > 4;
