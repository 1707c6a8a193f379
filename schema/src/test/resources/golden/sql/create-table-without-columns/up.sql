-- Create table nothing
CREATE TABLE "nothing" ();
