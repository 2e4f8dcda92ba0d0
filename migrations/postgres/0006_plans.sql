-- What later capabilities keep: see the tables below.
CREATE TABLE "price_change" (
	"sku_id" text NOT NULL,
	"from_ms" bigint NOT NULL,
	"price_minor" bigint NOT NULL,
	CONSTRAINT "price_change_pk" PRIMARY KEY("sku_id","from_ms"),
	CONSTRAINT "price_change_amount" CHECK (price_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE "promotion" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"first_day" text NOT NULL,
	"last_day" text NOT NULL,
	"starts_at_ms" bigint NOT NULL,
	"ends_at_ms" bigint NOT NULL,
	"expected_uplift_percent" integer,
	"terms" text NOT NULL,
	"is_settled" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "promotion_status" CHECK (status in ('planned', 'running', 'ended', 'cancelled')),
	CONSTRAINT "promotion_days" CHECK (last_day >= first_day and ends_at_ms > starts_at_ms),
	CONSTRAINT "promotion_is_settled" CHECK (is_settled in (0, 1)),
	CONSTRAINT "promotion_uplift" CHECK (expected_uplift_percent is null or expected_uplift_percent between -90 and 1000)
);
--> statement-breakpoint
CREATE TABLE "promotion_day" (
	"sku_id" text NOT NULL,
	"day" text NOT NULL,
	"promotion_id" text NOT NULL,
	CONSTRAINT "promotion_day_pk" PRIMARY KEY("sku_id","day")
);
--> statement-breakpoint
CREATE TABLE "promotion_price" (
	"promotion_id" text NOT NULL,
	"sku_id" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"state" text NOT NULL,
	"regular_minor" bigint,
	"regular_compare_at_minor" bigint,
	"other_prices" text,
	CONSTRAINT "promotion_price_pk" PRIMARY KEY("promotion_id","sku_id"),
	CONSTRAINT "promotion_price_amount" CHECK (price_minor > 0),
	CONSTRAINT "promotion_price_state" CHECK (state in ('waiting', 'applied', 'restored', 'kept', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "sku_translation" (
	"sku_id" text NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "sku_translation_pk" PRIMARY KEY("sku_id","locale")
);
--> statement-breakpoint
ALTER TABLE "sku_forecast" ADD COLUMN "plan_json" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "sku_forecast" ADD COLUMN "next_7_milli_units" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sku_forecast" ADD COLUMN "next_7_milli_variance" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sku_forecast" ADD COLUMN "next_7_value_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sku_forecast" ADD COLUMN "next_28_milli_units" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sku_forecast" ADD COLUMN "next_28_milli_variance" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sku_forecast" ADD COLUMN "next_28_value_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sku_forecast" ADD COLUMN "horizon_milli_units" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sku_forecast" ADD COLUMN "horizon_milli_variance" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sku_forecast" ADD COLUMN "horizon_value_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_order" ADD COLUMN "lines" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "price_change" ADD CONSTRAINT "price_change_sku_id_sku_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."sku"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_day" ADD CONSTRAINT "promotion_day_sku_id_sku_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."sku"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_day" ADD CONSTRAINT "promotion_day_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_price" ADD CONSTRAINT "promotion_price_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_price" ADD CONSTRAINT "promotion_price_sku_id_sku_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."sku"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sku_translation" ADD CONSTRAINT "sku_translation_sku_id_sku_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."sku"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "promotion_vendor" ON "promotion" USING btree ("vendor_id","first_day","id");--> statement-breakpoint
CREATE INDEX "promotion_open" ON "promotion" USING btree ("is_settled","starts_at_ms");--> statement-breakpoint
CREATE INDEX "promotion_day_promotion" ON "promotion_day" USING btree ("promotion_id");--> statement-breakpoint
CREATE INDEX "promotion_price_sku" ON "promotion_price" USING btree ("sku_id","promotion_id");--> statement-breakpoint
CREATE INDEX "promotion_price_state" ON "promotion_price" USING btree ("promotion_id","state","sku_id");--> statement-breakpoint
CREATE INDEX "sku_forecast_sums" ON "sku_forecast" USING btree ("vendor_id","location_id","sku_id","made_at_ms","first_day","horizon_days","sold_7_days","sold_28_days","next_7_milli_units","next_7_milli_variance","next_7_value_minor","next_28_milli_units","next_28_milli_variance","next_28_value_minor","horizon_milli_units","horizon_milli_variance","horizon_value_minor");