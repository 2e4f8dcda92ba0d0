-- What later capabilities keep: see the tables below.
ALTER TABLE "webhook_inbox" ADD COLUMN "claimed_until_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "webhook_inbox_received" ON "webhook_inbox" USING btree ("received_at_ms");