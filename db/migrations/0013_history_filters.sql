DROP INDEX "history_links_actor";--> statement-breakpoint
DROP INDEX "history_links_run";--> statement-breakpoint
DROP INDEX "history_records_transaction";--> statement-breakpoint
CREATE INDEX "history_links_actor_name" ON "history_links" USING btree ("actor_name","number") WHERE actor_kind <> 'user';--> statement-breakpoint
CREATE INDEX "history_links_means" ON "history_links" USING btree ("means","number");--> statement-breakpoint
CREATE INDEX "history_records_kind" ON "history_records" USING btree ("thing","id");--> statement-breakpoint
CREATE INDEX "history_links_actor" ON "history_links" USING btree ("actor_id","number") WHERE actor_id is not null;--> statement-breakpoint
CREATE INDEX "history_links_run" ON "history_links" USING btree ("run_id","number") WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX "history_records_transaction" ON "history_records" USING btree ("transaction_id","id");