-- Drop table shifts
DROP TABLE "shifts";
