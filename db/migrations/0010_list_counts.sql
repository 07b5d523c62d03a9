DROP INDEX "users_by_name";--> statement-breakpoint
DROP INDEX "users_group";--> statement-breakpoint
DROP INDEX "users_role";--> statement-breakpoint
CREATE INDEX "users_by_name" ON "users" USING btree ("sort_name","id","level","status","valid_from","valid_until");--> statement-breakpoint
CREATE INDEX "users_group" ON "users" USING btree ("group_id","status");--> statement-breakpoint
CREATE INDEX "users_role" ON "users" USING btree ("role_id","status");