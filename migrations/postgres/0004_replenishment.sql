-- Demand known in advance: forecasts, purchase orders, followers and credit.
CREATE TABLE "credit_account" (
	"vendor_id" text NOT NULL,
	"person_id" text NOT NULL,
	"currency" text NOT NULL,
	"balance_minor" bigint NOT NULL,
	"held_minor" bigint NOT NULL,
	"expires_at_ms" bigint,
	"turn" bigint NOT NULL,
	CONSTRAINT "credit_account_pk" PRIMARY KEY("vendor_id","person_id","currency"),
	CONSTRAINT "credit_account_covered" CHECK (held_minor >= 0 and held_minor <= balance_minor)
);
--> statement-breakpoint
CREATE TABLE "credit_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"vendor_id" text NOT NULL,
	"person_id" text NOT NULL,
	"order_id" text,
	"debit_account" text NOT NULL,
	"credit_account" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "credit_entry_kind" CHECK (kind in ('earned', 'gift', 'spent', 'returned', 'taken_back', 'expired')),
	CONSTRAINT "credit_entry_amount" CHECK (amount_minor > 0),
	CONSTRAINT "credit_entry_accounts" CHECK (debit_account <> credit_account)
);
--> statement-breakpoint
CREATE TABLE "credit_hold" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"person_id" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"state" text NOT NULL,
	"expires_at_ms" bigint NOT NULL,
	CONSTRAINT "credit_hold_amount" CHECK (amount_minor > 0),
	CONSTRAINT "credit_hold_state" CHECK (state in ('held', 'secured', 'spent', 'released'))
);
--> statement-breakpoint
CREATE TABLE "credit_rule" (
	"vendor_id" text PRIMARY KEY NOT NULL,
	"earn_bps" integer NOT NULL,
	"spend_max_bps" integer NOT NULL,
	"valid_days" integer NOT NULL,
	"since_ms" bigint NOT NULL,
	"watched_until_ms" bigint NOT NULL,
	CONSTRAINT "credit_rule_earn" CHECK (earn_bps between 0 and 5000),
	CONSTRAINT "credit_rule_spend" CHECK (spend_max_bps between 0 and 9000),
	CONSTRAINT "credit_rule_days" CHECK (valid_days between 0 and 3650)
);
--> statement-breakpoint
CREATE TABLE "shop_follower" (
	"vendor_id" text NOT NULL,
	"person_id" text NOT NULL,
	"followed_at_ms" bigint NOT NULL,
	CONSTRAINT "shop_follower_pk" PRIMARY KEY("vendor_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "customer_order" ADD COLUMN "credit_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "substitution" text DEFAULT 'refund' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "replaces_line_id" text;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "credit_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_account" ADD CONSTRAINT "credit_account_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_hold" ADD CONSTRAINT "credit_hold_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_rule" ADD CONSTRAINT "credit_rule_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_follower" ADD CONSTRAINT "shop_follower_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_account_person" ON "credit_account" USING btree ("person_id","vendor_id");--> statement-breakpoint
CREATE INDEX "credit_account_expires" ON "credit_account" USING btree ("expires_at_ms");--> statement-breakpoint
CREATE INDEX "credit_entry_account" ON "credit_entry" USING btree ("vendor_id","person_id","currency","at_ms","id");--> statement-breakpoint
CREATE INDEX "credit_entry_order" ON "credit_entry" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "credit_entry_vendor" ON "credit_entry" USING btree ("vendor_id","at_ms","id");--> statement-breakpoint
CREATE INDEX "credit_hold_account" ON "credit_hold" USING btree ("vendor_id","person_id","currency","state");--> statement-breakpoint
CREATE INDEX "shop_follower_vendor" ON "shop_follower" USING btree ("vendor_id","followed_at_ms","person_id");--> statement-breakpoint
CREATE INDEX "shop_follower_person" ON "shop_follower" USING btree ("person_id","followed_at_ms");