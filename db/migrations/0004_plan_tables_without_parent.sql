ALTER TABLE "import_edits" DROP CONSTRAINT "import_edits_run_id_import_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "import_plan_grants" DROP CONSTRAINT "import_plan_grants_run_id_import_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "import_plan_rows" DROP CONSTRAINT "import_plan_rows_run_id_import_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "import_plan_users" DROP CONSTRAINT "import_plan_users_run_id_import_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "import_remarks" DROP CONSTRAINT "import_remarks_run_id_import_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "import_rows" DROP CONSTRAINT "import_rows_run_id_import_runs_id_fk";
--> statement-breakpoint
CREATE INDEX "users_login_prefix" ON "users" USING btree ("login_key" text_pattern_ops);