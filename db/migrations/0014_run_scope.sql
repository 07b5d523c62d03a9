ALTER TABLE "import_runs" ADD COLUMN "scope_employers" bigint[];--> statement-breakpoint
-- Of the runs that there are nobody knows the scope that they had: that of their account stands for it.
UPDATE "import_runs" r SET "scope_employers" = array(
  SELECT s."employer_id" FROM "customer_account_employers" s WHERE a."scope" = 'employers' AND s."account_id" = a."id"
  UNION
  SELECT m."employer_id" FROM "customer_account_employer_groups" s JOIN "employer_group_members" m USING ("employer_group_id")
  WHERE a."scope" = 'groups' AND s."account_id" = a."id"
) FROM "customer_accounts" a WHERE a."id" = r."account_id" AND a."scope" <> 'all';
