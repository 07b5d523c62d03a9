-- How to search is decided by how many are likely found: a hundred samples tell one in a hundred at best, ten thousand of a million users (S6).
ALTER TABLE "users" ALTER COLUMN "search_text" SET STATISTICS 300;--> statement-breakpoint
ANALYZE "users" ("search_text");
