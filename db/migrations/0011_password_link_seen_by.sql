ALTER TABLE "password_links" ADD COLUMN "made_by" bigint;--> statement-breakpoint
ALTER TABLE "password_links" ADD COLUMN "mailed_to" text;--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;