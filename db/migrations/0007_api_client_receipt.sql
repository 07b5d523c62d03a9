ALTER TABLE "api_clients" DROP CONSTRAINT "api_clients_application_user";--> statement-breakpoint
ALTER TABLE "api_client_secrets" ADD COLUMN "received_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "api_clients_application_user" ON "api_clients" USING btree ("application_id","user_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "api_clients_application_id_index" ON "api_clients" USING btree ("application_id");