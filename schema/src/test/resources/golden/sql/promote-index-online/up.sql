-- dunlin:no-transaction

-- Make index cuts_pkey of cuts its primary key
ALTER TABLE "cuts" ADD CONSTRAINT "cuts_pkey" PRIMARY KEY USING INDEX "cuts_pkey";
