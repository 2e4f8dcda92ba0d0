-- What later capabilities keep: see the tables below.
CREATE TABLE "picture_fetch" (
	"product_id" text NOT NULL,
	"url" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"attempts" integer NOT NULL,
	"own_url" text,
	"own" text,
	"updated_at_ms" bigint NOT NULL,
	CONSTRAINT "picture_fetch_pk" PRIMARY KEY("product_id","url"),
	CONSTRAINT "picture_fetch_state" CHECK (state in ('waiting', 'had', 'lost'))
);
--> statement-breakpoint
ALTER TABLE "replenishment_setting" ADD COLUMN "horizon_days" integer DEFAULT 28 NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_inbox" ADD COLUMN "claimed_until_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "picture_fetch" ADD CONSTRAINT "picture_fetch_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_inbox_received" ON "webhook_inbox" USING btree ("received_at_ms");