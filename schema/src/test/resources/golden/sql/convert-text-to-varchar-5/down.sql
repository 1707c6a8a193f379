-- Change column t.c: type varchar(5) to text
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE text,
    ALTER COLUMN "c" SET DEFAULT 'x';
