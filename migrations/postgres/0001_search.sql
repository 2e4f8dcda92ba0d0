CREATE TABLE "product_search" (
	"product_id" text PRIMARY KEY NOT NULL REFERENCES "product"("id") ON DELETE cascade,
	"words" tsvector NOT NULL
);
--> statement-breakpoint
CREATE INDEX "product_search_words" ON "product_search" USING gin ("words");

-- Reason: full-text search. Words are folded and cut by our own rule before they are stored (Chinese into single and double characters), so both engines find the same; drizzle-kit generates no tsvector.
