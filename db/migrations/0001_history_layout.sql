CREATE TABLE "history_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "history_head_one" CHECK (id = 1)
);
--> statement-breakpoint
DROP INDEX "history_records_user";--> statement-breakpoint
ALTER TABLE "history_links" ADD COLUMN "actor_kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "history_links" ADD COLUMN "actor_id" bigint;--> statement-breakpoint
ALTER TABLE "history_links" ADD COLUMN "actor_name" text NOT NULL;--> statement-breakpoint
ALTER TABLE "history_links" ADD COLUMN "means" text NOT NULL;--> statement-breakpoint
ALTER TABLE "history_links" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "history_links" ADD COLUMN "run_id" bigint;--> statement-breakpoint
CREATE INDEX "history_links_at" ON "history_links" USING btree ("at");--> statement-breakpoint
CREATE INDEX "history_links_actor" ON "history_links" USING btree ("actor_id") WHERE actor_id is not null;--> statement-breakpoint
CREATE INDEX "history_links_run" ON "history_links" USING btree ("run_id") WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX "history_records_group" ON "history_records" USING btree ("group_id","id") WHERE group_id is not null;--> statement-breakpoint
CREATE INDEX "history_records_employer" ON "history_records" USING btree ("employer_id","id") WHERE employer_id is not null;--> statement-breakpoint
CREATE INDEX "history_records_user" ON "history_records" USING btree ("user_id","id") WHERE user_id is not null;--> statement-breakpoint
ALTER TABLE "history_records" DROP COLUMN "at";--> statement-breakpoint
ALTER TABLE "history_records" DROP COLUMN "actor_kind";--> statement-breakpoint
ALTER TABLE "history_records" DROP COLUMN "actor_id";--> statement-breakpoint
ALTER TABLE "history_records" DROP COLUMN "actor_name";--> statement-breakpoint
ALTER TABLE "history_records" DROP COLUMN "means";--> statement-breakpoint
ALTER TABLE "history_records" DROP COLUMN "address";--> statement-breakpoint
ALTER TABLE "history_records" DROP COLUMN "run_id";--> statement-breakpoint
ALTER TABLE "history_records" ADD CONSTRAINT "history_records_no_secret" CHECK (not coalesce(before ?| array['password', 'password_hash', 'wachtwoord', 'secret', 'secret_hash', 'token', 'token_hash', 'id_hash', 'encrypted_copy', 'bsn', 'gebruiker_bsn'] or after ?| array['password', 'password_hash', 'wachtwoord', 'secret', 'secret_hash', 'token', 'token_hash', 'id_hash', 'encrypted_copy', 'bsn', 'gebruiker_bsn'], false));