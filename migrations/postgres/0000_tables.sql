CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"accountId" text NOT NULL,
	"providerId" text NOT NULL,
	"userId" text NOT NULL,
	"accessToken" text,
	"refreshToken" text,
	"idToken" text,
	"accessTokenExpiresAt" timestamp with time zone,
	"refreshTokenExpiresAt" timestamp with time zone,
	"scope" text,
	"password" text,
	"createdAt" timestamp with time zone NOT NULL,
	"updatedAt" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "address" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"line1" text NOT NULL,
	"line2" text NOT NULL,
	"city" text NOT NULL,
	"region" text NOT NULL,
	"postcode" text NOT NULL,
	"country" text NOT NULL,
	"phone" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"used_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "category" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"slug" text NOT NULL,
	"position" integer NOT NULL,
	"emoji" text NOT NULL,
	"tint" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "category_translation" (
	"category_id" text NOT NULL,
	"locale" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "category_translation_pk" PRIMARY KEY("category_id","locale")
);
--> statement-breakpoint
CREATE TABLE "closure" (
	"location_id" text NOT NULL,
	"date" text NOT NULL,
	CONSTRAINT "closure_pk" PRIMARY KEY("location_id","date")
);
--> statement-breakpoint
CREATE TABLE "customer_order" (
	"id" text PRIMARY KEY NOT NULL,
	"order_group_id" text NOT NULL,
	"position" integer NOT NULL,
	"number" text NOT NULL,
	"vendor_id" text NOT NULL,
	"status" text NOT NULL,
	"method_id" text NOT NULL,
	"method_kind" text NOT NULL,
	"method_name" text NOT NULL,
	"location_id" text NOT NULL,
	"location_name" text NOT NULL,
	"method_price_minor" bigint NOT NULL,
	"method_currency" text NOT NULL,
	"promise_from_ms" bigint NOT NULL,
	"promise_to_ms" bigint NOT NULL,
	"promise_time_zone" text NOT NULL,
	"promise_reason" text NOT NULL,
	"items_minor" bigint NOT NULL,
	"delivery_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"commission_bps" integer NOT NULL,
	"commission_minor" bigint NOT NULL,
	"remitted_at_ms" bigint,
	"shipped_at_ms" bigint,
	"placed_at_ms" bigint NOT NULL,
	CONSTRAINT "customer_order_status" CHECK (status in ('placed', 'confirmed', 'picking', 'ready', 'shipped', 'delivered', 'cancelled', 'refunded')),
	CONSTRAINT "customer_order_money" CHECK (items_minor >= 0 and delivery_minor >= 0 and tax_minor >= 0 and total_minor >= 0 and commission_minor >= 0),
	CONSTRAINT "customer_order_refunded" CHECK (refunded_minor >= 0 and refunded_minor <= total_minor)
);
--> statement-breakpoint
CREATE TABLE "dead_letter" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"reason" text NOT NULL,
	"parked_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_method" (
	"vendor_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"free_over_minor" bigint,
	"currency" text NOT NULL,
	"countries" text NOT NULL,
	"radius_km" double precision,
	"cut_off_minute" integer NOT NULL,
	"handling_minutes" integer NOT NULL,
	"transit_days_min" integer NOT NULL,
	"transit_days_max" integer NOT NULL,
	"window_from_minute" integer NOT NULL,
	"window_to_minute" integer NOT NULL,
	CONSTRAINT "delivery_method_pk" PRIMARY KEY("vendor_id","id"),
	CONSTRAINT "delivery_method_kind" CHECK (kind in ('delivery', 'pickup')),
	CONSTRAINT "delivery_method_price" CHECK (price_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE "delivery_method_translation" (
	"vendor_id" text NOT NULL,
	"method_id" text NOT NULL,
	"locale" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "delivery_method_translation_pk" PRIMARY KEY("vendor_id","method_id","locale")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"journal_id" text NOT NULL,
	"position" integer NOT NULL,
	"debit_account" text NOT NULL,
	"credit_account" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "ledger_entry_pk" PRIMARY KEY("journal_id","position"),
	CONSTRAINT "ledger_entry_amount" CHECK (amount_minor > 0),
	CONSTRAINT "ledger_entry_accounts" CHECK (debit_account <> credit_account)
);
--> statement-breakpoint
CREATE TABLE "ledger_journal" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"order_group_id" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "ledger_journal_kind" CHECK (kind in ('sale', 'capture', 'refund', 'supplier_payment', 'payout'))
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"sku_id" text PRIMARY KEY NOT NULL,
	"price_minor" bigint NOT NULL,
	"compare_at_minor" bigint,
	"currency" text NOT NULL,
	"tax_rate_bps" integer NOT NULL,
	"unit_cost_minor" bigint NOT NULL,
	CONSTRAINT "offer_price" CHECK (price_minor >= 0),
	CONSTRAINT "offer_cost" CHECK (unit_cost_minor >= 0),
	CONSTRAINT "offer_tax" CHECK (tax_rate_bps between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "opening_period" (
	"location_id" text NOT NULL,
	"weekday" integer NOT NULL,
	"opens_minute" integer NOT NULL,
	"closes_minute" integer NOT NULL,
	CONSTRAINT "opening_period_pk" PRIMARY KEY("location_id","weekday","opens_minute"),
	CONSTRAINT "opening_period_weekday" CHECK (weekday between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "order_allocation" (
	"order_line_id" text NOT NULL,
	"position" integer NOT NULL,
	"location_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"units" bigint NOT NULL,
	"expiry_date" text,
	CONSTRAINT "order_allocation_pk" PRIMARY KEY("order_line_id","position"),
	CONSTRAINT "order_allocation_units" CHECK (units > 0)
);
--> statement-breakpoint
CREATE TABLE "order_event" (
	"order_group_id" text NOT NULL,
	"event_key" text NOT NULL,
	"order_id" text,
	"type" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"position" integer NOT NULL,
	"data" text NOT NULL,
	CONSTRAINT "order_event_pk" PRIMARY KEY("order_group_id","event_key")
);
--> statement-breakpoint
CREATE TABLE "order_group" (
	"id" text PRIMARY KEY NOT NULL,
	"cart_id" text NOT NULL,
	"number" text NOT NULL,
	"person_id" text,
	"contact_name" text NOT NULL,
	"contact_email" text NOT NULL,
	"contact_email_key" text NOT NULL,
	"contact_phone" text NOT NULL,
	"address" text,
	"locale" text NOT NULL,
	"currency" text NOT NULL,
	"items_minor" bigint NOT NULL,
	"delivery_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"placed_at_ms" bigint NOT NULL,
	CONSTRAINT "order_group_money" CHECK (items_minor >= 0 and delivery_minor >= 0 and tax_minor >= 0 and total_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"position" integer NOT NULL,
	"sku_id" text NOT NULL,
	"product_id" text NOT NULL,
	"title" text NOT NULL,
	"variant_title" text NOT NULL,
	"gtin" text,
	"image_url" text,
	"units" bigint NOT NULL,
	"refunded_units" bigint DEFAULT 0 NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"tax_rate_bps" integer NOT NULL,
	"tax_minor" bigint NOT NULL,
	"unit_cost_minor" bigint NOT NULL,
	"reservation_id" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "order_line_units" CHECK (units > 0),
	CONSTRAINT "order_line_money" CHECK (unit_price_minor >= 0 and total_minor >= 0 and tax_minor >= 0 and unit_cost_minor >= 0),
	CONSTRAINT "order_line_refunded" CHECK (refunded_units >= 0 and refunded_units <= units)
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at_ms" bigint NOT NULL,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "outbox_attempts" CHECK (attempts >= 0)
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" text PRIMARY KEY NOT NULL,
	"order_group_id" text NOT NULL,
	"provider" text NOT NULL,
	"provider_payment_id" text NOT NULL,
	"transaction_number" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"captured_at_ms" bigint,
	CONSTRAINT "payment_amount" CHECK (amount_minor >= 0),
	CONSTRAINT "payment_status" CHECK (status in ('authorised', 'captured')),
	CONSTRAINT "payment_captured" CHECK ((captured_at_ms is null) = (status = 'authorised'))
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"category_id" text,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"brand" text,
	"attributes" text NOT NULL,
	"allergens" text NOT NULL,
	"tags" text NOT NULL,
	"images" text NOT NULL,
	"is_published" integer NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"updated_at_ms" bigint NOT NULL,
	CONSTRAINT "product_is_published" CHECK (is_published in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "product_card" (
	"product_id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"category_id" text,
	"sku_id" text NOT NULL,
	"sku_count" integer NOT NULL,
	"price_minor" bigint NOT NULL,
	"available_units" bigint NOT NULL,
	"is_in_stock" integer NOT NULL,
	"sold_units" bigint NOT NULL,
	"expiry_key" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "product_card_units" CHECK (available_units >= 0 and sold_units >= 0),
	CONSTRAINT "product_card_in_stock" CHECK (is_in_stock = case when available_units > 0 then 1 else 0 end)
);
--> statement-breakpoint
CREATE TABLE "product_translation" (
	"product_id" text NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	CONSTRAINT "product_translation_pk" PRIMARY KEY("product_id","locale")
);
--> statement-breakpoint
CREATE TABLE "rateLimit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"lastRequest" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"transaction_number" text,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "refund_amount" CHECK (amount_minor >= 0),
	CONSTRAINT "refund_status" CHECK (status in ('due', 'done', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "refund_line" (
	"refund_id" text NOT NULL,
	"order_line_id" text NOT NULL,
	"units" bigint NOT NULL,
	"amount_minor" bigint NOT NULL,
	"is_restocked" integer NOT NULL,
	CONSTRAINT "refund_line_pk" PRIMARY KEY("refund_id","order_line_id"),
	CONSTRAINT "refund_line_units" CHECK (units > 0 and amount_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE "search_gram" (
	"gram" text NOT NULL,
	"term" text NOT NULL,
	CONSTRAINT "search_gram_pk" PRIMARY KEY("gram","term")
);
--> statement-breakpoint
CREATE TABLE "search_term" (
	"term" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expiresAt" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"createdAt" timestamp with time zone NOT NULL,
	"updatedAt" timestamp with time zone NOT NULL,
	"ipAddress" text,
	"userAgent" text,
	"userId" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shipment" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"carrier" text NOT NULL,
	"tracking_number" text NOT NULL,
	"tracking_url" text NOT NULL,
	"status" text NOT NULL,
	"created_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sku" (
	"id" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"vendor_id" text NOT NULL,
	"position" integer NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"gtin" text,
	"weight_grams" integer,
	"measure_amount" double precision,
	"measure_unit" text,
	"units_per_order_max" integer,
	"is_sold" integer NOT NULL,
	CONSTRAINT "sku_is_sold" CHECK (is_sold in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "stock_level" (
	"sku_id" text NOT NULL,
	"location_id" text NOT NULL,
	"on_hand_units" bigint NOT NULL,
	"reserved_units" bigint NOT NULL,
	"allocated_units" bigint NOT NULL,
	"quarantined_units" bigint NOT NULL,
	"available_units" bigint NOT NULL,
	"incoming_units" bigint NOT NULL,
	"earliest_expiry_date" text,
	"version" bigint NOT NULL,
	CONSTRAINT "stock_level_pk" PRIMARY KEY("sku_id","location_id"),
	CONSTRAINT "stock_level_units" CHECK (on_hand_units >= 0 and reserved_units >= 0 and allocated_units >= 0 and quarantined_units >= 0 and available_units >= 0 and incoming_units >= 0),
	CONSTRAINT "stock_level_sum" CHECK (on_hand_units = available_units + reserved_units + allocated_units + quarantined_units)
);
--> statement-breakpoint
CREATE TABLE "stock_location" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"name" text NOT NULL,
	"line1" text NOT NULL,
	"city" text NOT NULL,
	"region" text NOT NULL,
	"postcode" text NOT NULL,
	"country" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"time_zone" text NOT NULL,
	"has_pickup" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "stock_location_has_pickup" CHECK (has_pickup in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "stock_movement" (
	"id" text PRIMARY KEY NOT NULL,
	"sku_id" text NOT NULL,
	"location_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"delta_units" bigint NOT NULL,
	"reason" text NOT NULL,
	"reference" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "stock_movement_reason" CHECK (reason in ('opening', 'receipt', 'sale', 'return', 'damage', 'count', 'expiry', 'transfer_out', 'transfer_in', 'correction'))
);
--> statement-breakpoint
CREATE TABLE "supplier" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"bank_account_number" text NOT NULL,
	"lead_time_days" integer NOT NULL,
	CONSTRAINT "supplier_lead_time" CHECK (lead_time_days >= 0)
);
--> statement-breakpoint
CREATE TABLE "supplier_order" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"status" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"transaction_number" text,
	"ship_date" text,
	CONSTRAINT "supplier_order_money" CHECK (total_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"emailVerified" boolean NOT NULL,
	"image" text,
	"createdAt" timestamp with time zone NOT NULL,
	"updatedAt" timestamp with time zone NOT NULL,
	"isOperator" boolean
);
--> statement-breakpoint
CREATE TABLE "vendor" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"legal_name" text NOT NULL,
	"tax_number" text NOT NULL,
	"email" text NOT NULL,
	"accent" text NOT NULL,
	"image_url" text,
	"currency" text NOT NULL,
	"commission_bps" integer NOT NULL,
	"bank_account_number" text NOT NULL,
	"is_approved" integer NOT NULL,
	"supplier_id" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"updated_at_ms" bigint NOT NULL,
	CONSTRAINT "vendor_commission" CHECK (commission_bps between 0 and 10000),
	CONSTRAINT "vendor_is_approved" CHECK (is_approved in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "vendor_translation" (
	"vendor_id" text NOT NULL,
	"locale" text NOT NULL,
	"name" text NOT NULL,
	"tagline" text NOT NULL,
	"about" text NOT NULL,
	CONSTRAINT "vendor_translation_pk" PRIMARY KEY("vendor_id","locale")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expiresAt" timestamp with time zone NOT NULL,
	"createdAt" timestamp with time zone NOT NULL,
	"updatedAt" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_inbox" (
	"source" text NOT NULL,
	"message_id" text NOT NULL,
	"received_at_ms" bigint NOT NULL,
	CONSTRAINT "webhook_inbox_pk" PRIMARY KEY("source","message_id")
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_userId_user_id_fk" FOREIGN KEY ("userId") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category" ADD CONSTRAINT "category_parent_id_category_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."category"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_translation" ADD CONSTRAINT "category_translation_category_id_category_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."category"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_location_id_stock_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_location"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_order" ADD CONSTRAINT "customer_order_order_group_id_order_group_id_fk" FOREIGN KEY ("order_group_id") REFERENCES "public"."order_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_method" ADD CONSTRAINT "delivery_method_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_method_translation" ADD CONSTRAINT "delivery_method_translation_method" FOREIGN KEY ("vendor_id","method_id") REFERENCES "public"."delivery_method"("vendor_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_journal_id_ledger_journal_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."ledger_journal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_journal" ADD CONSTRAINT "ledger_journal_order_group_id_order_group_id_fk" FOREIGN KEY ("order_group_id") REFERENCES "public"."order_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_sku_id_sku_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."sku"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_period" ADD CONSTRAINT "opening_period_location_id_stock_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_location"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_allocation" ADD CONSTRAINT "order_allocation_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_group_id_order_group_id_fk" FOREIGN KEY ("order_group_id") REFERENCES "public"."order_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_id_customer_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."customer_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_customer_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."customer_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_group_id_order_group_id_fk" FOREIGN KEY ("order_group_id") REFERENCES "public"."order_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_category_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."category"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_card" ADD CONSTRAINT "product_card_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_translation" ADD CONSTRAINT "product_translation_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_customer_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."customer_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_refund_id_refund_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_gram" ADD CONSTRAINT "search_gram_term_search_term_term_fk" FOREIGN KEY ("term") REFERENCES "public"."search_term"("term") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_userId_user_id_fk" FOREIGN KEY ("userId") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_order_id_customer_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."customer_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sku" ADD CONSTRAINT "sku_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sku" ADD CONSTRAINT "sku_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_location" ADD CONSTRAINT "stock_location_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_order" ADD CONSTRAINT "supplier_order_order_id_customer_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."customer_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor" ADD CONSTRAINT "vendor_supplier_id_supplier_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."supplier"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_translation" ADD CONSTRAINT "vendor_translation_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("userId");--> statement-breakpoint
CREATE INDEX "address_person" ON "address" USING btree ("person_id","used_at_ms");--> statement-breakpoint
CREATE UNIQUE INDEX "category_slug" ON "category" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "category_parent" ON "category" USING btree ("parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_order_number" ON "customer_order" USING btree ("number");--> statement-breakpoint
CREATE INDEX "customer_order_group" ON "customer_order" USING btree ("order_group_id","position");--> statement-breakpoint
CREATE INDEX "customer_order_vendor" ON "customer_order" USING btree ("vendor_id","placed_at_ms");--> statement-breakpoint
CREATE INDEX "dead_letter_parked" ON "dead_letter" USING btree ("parked_at_ms","id");--> statement-breakpoint
CREATE INDEX "ledger_entry_debit" ON "ledger_entry" USING btree ("debit_account","currency","amount_minor");--> statement-breakpoint
CREATE INDEX "ledger_entry_credit" ON "ledger_entry" USING btree ("credit_account","currency","amount_minor");--> statement-breakpoint
CREATE INDEX "ledger_journal_group" ON "ledger_journal" USING btree ("order_group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_group_cart" ON "order_group" USING btree ("cart_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_group_number" ON "order_group" USING btree ("number");--> statement-breakpoint
CREATE INDEX "order_group_person" ON "order_group" USING btree ("person_id","placed_at_ms","id");--> statement-breakpoint
CREATE INDEX "order_group_email" ON "order_group" USING btree ("contact_email_key","placed_at_ms","id");--> statement-breakpoint
CREATE INDEX "order_line_order" ON "order_line" USING btree ("order_id","position");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_at_ms","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_group" ON "payment" USING btree ("order_group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_provider" ON "payment" USING btree ("provider","provider_payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "product_slug" ON "product" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "product_card_popular" ON "product_card" USING btree ("is_in_stock","sold_units","product_id");--> statement-breakpoint
CREATE INDEX "product_card_newest" ON "product_card" USING btree ("created_at_ms","product_id");--> statement-breakpoint
CREATE INDEX "product_card_price" ON "product_card" USING btree ("price_minor","product_id");--> statement-breakpoint
CREATE INDEX "product_card_expiry" ON "product_card" USING btree ("expiry_key","product_id");--> statement-breakpoint
CREATE INDEX "product_card_category" ON "product_card" USING btree ("category_id","is_in_stock","sold_units","product_id");--> statement-breakpoint
CREATE INDEX "product_card_vendor" ON "product_card" USING btree ("vendor_id","is_in_stock","sold_units","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_limit_key" ON "rateLimit" USING btree ("key");--> statement-breakpoint
CREATE INDEX "refund_order" ON "refund" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refund_line_line" ON "refund_line" USING btree ("order_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token" ON "session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("userId");--> statement-breakpoint
CREATE INDEX "shipment_order" ON "shipment" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sku_code" ON "sku" USING btree ("vendor_id","code");--> statement-breakpoint
CREATE INDEX "sku_product" ON "sku" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "sku_gtin" ON "sku" USING btree ("gtin");--> statement-breakpoint
CREATE INDEX "stock_location_vendor" ON "stock_location" USING btree ("vendor_id","position");--> statement-breakpoint
CREATE INDEX "stock_movement_sku" ON "stock_movement" USING btree ("sku_id","reason");--> statement-breakpoint
CREATE INDEX "supplier_order_order" ON "supplier_order" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "user" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "vendor_slug" ON "vendor" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");
-- Reason: the foundation: catalogue, vendors, stock projections, orders, payments and ledger, outbox, people.
