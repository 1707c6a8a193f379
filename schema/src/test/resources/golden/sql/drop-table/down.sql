-- Cannot bring back the rows of table shifts.

-- Create table shifts
CREATE TABLE "shifts" (
    "id" bigint NOT NULL,
    "cut_id" integer,
    CONSTRAINT "shifts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "shifts_cut_id_fkey" FOREIGN KEY ("cut_id") REFERENCES "cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);
