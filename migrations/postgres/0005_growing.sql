-- What later capabilities keep: see the tables below.
CREATE TABLE "insight_day" (
	"vendor_id" text NOT NULL,
	"day" text NOT NULL,
	"is_open" integer NOT NULL,
	"units" bigint NOT NULL,
	"served_units" bigint NOT NULL,
	"line_count" bigint NOT NULL,
	"served_lines" bigint NOT NULL,
	"order_count" bigint NOT NULL,
	"served_orders" bigint NOT NULL,
	"due_count" bigint NOT NULL,
	"on_time_count" bigint NOT NULL,
	"in_full_count" bigint NOT NULL,
	"both_count" bigint NOT NULL,
	"hours_2_count" bigint NOT NULL,
	"day_1_count" bigint NOT NULL,
	"days_3_count" bigint NOT NULL,
	"later_count" bigint NOT NULL,
	"missing_count" bigint NOT NULL,
	CONSTRAINT "insight_day_pk" PRIMARY KEY("vendor_id","day"),
	CONSTRAINT "insight_day_is_open" CHECK (is_open in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "insight_feed" (
	"vendor_id" text PRIMARY KEY NOT NULL,
	"time_zone" text NOT NULL,
	"through_ms" bigint NOT NULL
);
--> statement-breakpoint
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
ALTER TABLE "forecast_score" ADD COLUMN "is_backtest" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_order" ADD COLUMN "cancel_asked_at_ms" bigint;--> statement-breakpoint
ALTER TABLE "purchase_order" ADD COLUMN "cancel_refusal" text;--> statement-breakpoint
ALTER TABLE "purchase_order" ADD COLUMN "refund_transaction_number" text;--> statement-breakpoint
ALTER TABLE "replenishment_setting" ADD COLUMN "horizon_days" integer DEFAULT 28 NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_order" ADD COLUMN "return_number" text;--> statement-breakpoint
ALTER TABLE "webhook_inbox" ADD COLUMN "claimed_until_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "picture_fetch" ADD CONSTRAINT "picture_fetch_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_inbox_received" ON "webhook_inbox" USING btree ("received_at_ms");