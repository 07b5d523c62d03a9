-- A trusted extension: whoever owns the database may add it. It finds any three characters (S6).
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "search_text" text GENERATED ALWAYS AS (' ' || lower(translate(regexp_replace(normalize(coalesce(login_name, '') || ' ' || coalesce(code, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(initials, '') || ' ' || coalesce(prefixes, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(email2, ''), NFKD), '[\u0300-\u036f]', '', 'g'), 'łŁøØđĐðÐı', 'lLoOdDdDi'))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "sort_name" text GENERATED ALWAYS AS (coalesce(nullif(btrim(lower(translate(regexp_replace(normalize(coalesce(last_name, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(initials, ''), NFKD), '[\u0300-\u036f]', '', 'g'), 'łŁøØđĐðÐı', 'lLoOdDdDi'))), ''), chr(1114111))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "users_by_name" ON "users" USING btree ("sort_name","id");--> statement-breakpoint
CREATE INDEX "users_by_code" ON "users" USING btree (coalesce(code_key, chr(1114111)),"id");--> statement-breakpoint
CREATE INDEX "users_search" ON "users" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_not_user" ON "users" USING btree ("level") WHERE level <> 'user';--> statement-breakpoint
CREATE INDEX "users_deactivated" ON "users" USING btree ("login_key") WHERE status = 'deactivated';--> statement-breakpoint
CREATE INDEX "users_validity" ON "users" USING btree ("valid_until") WHERE valid_until is not null;--> statement-breakpoint
CREATE INDEX "users_future" ON "users" USING btree ("valid_from") WHERE valid_from is not null;