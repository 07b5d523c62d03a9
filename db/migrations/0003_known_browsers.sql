ALTER TABLE "known_browsers" DROP CONSTRAINT "known_browsers_pkey";--> statement-breakpoint
ALTER TABLE "known_browsers" ADD CONSTRAINT "known_browsers_token_hash_user_id_pk" PRIMARY KEY("token_hash","user_id");
