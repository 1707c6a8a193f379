-- Cannot bring back what the conversion changed in the values of column people.others.

-- Change domain email: nullable
ALTER DOMAIN "email" DROP NOT NULL;

-- Change column people.others: type text[] to email[]
ALTER TABLE "people" ALTER COLUMN "others" TYPE "email"[] USING "others"::"email"[];

-- Change domain email: check email_check
ALTER DOMAIN "email" ADD CONSTRAINT "email_check" CHECK (VALUE LIKE '%@%');
