-- The dashboard: who works in a shop and what they did, and what its screens keep.
CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"permissions" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"expires_at_ms" bigint,
	"revoked_at_ms" bigint,
	"last_used_at_ms" bigint
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" text NOT NULL,
	"facts" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "audit_entry_actor_kind" CHECK (actor_kind in ('person', 'program'))
);
--> statement-breakpoint
CREATE TABLE "checkout_trouble" (
	"payment_id" text PRIMARY KEY NOT NULL,
	"cart_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"attempts" integer NOT NULL,
	"last_error" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"first_at_ms" bigint NOT NULL,
	"last_at_ms" bigint NOT NULL,
	CONSTRAINT "checkout_trouble_outcome_word" CHECK (outcome in ('open', 'placed', 'voided', 'refunded', 'released'))
);
--> statement-breakpoint
CREATE TABLE "commission_rate" (
	"vendor_id" text NOT NULL,
	"from_ms" bigint NOT NULL,
	"commission_bps" integer NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"applied_at_ms" bigint,
	CONSTRAINT "commission_rate_pk" PRIMARY KEY("vendor_id","from_ms"),
	CONSTRAINT "commission_rate_bps" CHECK (commission_bps between 0 and 5000)
);
--> statement-breakpoint
CREATE TABLE "cron_run" (
	"name" text NOT NULL,
	"run_key" text NOT NULL,
	"started_at_ms" bigint NOT NULL,
	"finished_at_ms" bigint,
	"failure" text,
	CONSTRAINT "cron_run_pk" PRIMARY KEY("name","run_key")
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"email" text NOT NULL,
	"phone" text NOT NULL,
	"address" text,
	"handles" text NOT NULL,
	"note" text NOT NULL,
	"search_text" text NOT NULL,
	"link_version" integer DEFAULT 0 NOT NULL,
	"has_link" integer DEFAULT 0 NOT NULL,
	"created_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_email" (
	"vendor_id" text NOT NULL,
	"email_key" text NOT NULL,
	"customer_id" text NOT NULL,
	CONSTRAINT "customer_email_pk" PRIMARY KEY("vendor_id","email_key")
);
--> statement-breakpoint
CREATE TABLE "import_item" (
	"run_id" text NOT NULL,
	"position" integer NOT NULL,
	"draft" text,
	"line" integer NOT NULL,
	"title" text NOT NULL,
	"code" text NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"product_id" text,
	"changed" text NOT NULL,
	"problems" text NOT NULL,
	"warnings" text NOT NULL,
	"good_rows" integer NOT NULL,
	"bad_rows" integer NOT NULL,
	"warning_count" integer NOT NULL,
	"former" text,
	"opening" text,
	"written_version" integer,
	CONSTRAINT "import_item_pk" PRIMARY KEY("run_id","position"),
	CONSTRAINT "import_item_state" CHECK (state in ('stored', 'planned', 'writing', 'written', 'settled', 'refused', 'undone', 'kept')),
	CONSTRAINT "import_item_outcome" CHECK (outcome is null or outcome in ('new', 'changed', 'unchanged', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"choices" text NOT NULL,
	"state" text NOT NULL,
	"row_count" integer NOT NULL,
	"rows_joined" integer NOT NULL,
	"item_count" integer NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"updated_at_ms" bigint NOT NULL,
	CONSTRAINT "import_run_state" CHECK (state in ('uploading', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "ledger_transfer" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payout_id" text NOT NULL,
	"debit_account" text NOT NULL,
	"credit_account" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "ledger_transfer_kind" CHECK (kind in ('payout', 'payout_returned')),
	CONSTRAINT "ledger_transfer_amount" CHECK (amount_minor > 0),
	CONSTRAINT "ledger_transfer_accounts" CHECK (debit_account <> credit_account)
);
--> statement-breakpoint
CREATE TABLE "order_note" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"is_for_buyer" integer NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "order_note_buyer" CHECK (is_for_buyer in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "payout" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"to_account" text NOT NULL,
	"origin" text NOT NULL,
	"status" text NOT NULL,
	"requested_at_ms" bigint NOT NULL,
	"settled_at_ms" bigint,
	"transaction_number" text,
	"failure_code" text,
	CONSTRAINT "payout_amount" CHECK (amount_minor > 0),
	CONSTRAINT "payout_origin" CHECK (origin in ('manual', 'weekly')),
	CONSTRAINT "payout_status_word" CHECK (status in ('due', 'paid', 'failed')),
	CONSTRAINT "payout_paid" CHECK ((status = 'paid') = (transaction_number is not null)),
	CONSTRAINT "payout_settled" CHECK ((status = 'due') = (settled_at_ms is null))
);
--> statement-breakpoint
CREATE TABLE "payout_rule" (
	"vendor_id" text PRIMARY KEY NOT NULL,
	"schedule" text DEFAULT 'manual' NOT NULL,
	"minimum_minor" bigint DEFAULT 0 NOT NULL,
	"hold_days" integer,
	"turn" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "payout_rule_schedule" CHECK (schedule in ('manual', 'weekly')),
	CONSTRAINT "payout_rule_minimum" CHECK (minimum_minor >= 0),
	CONSTRAINT "payout_rule_hold" CHECK (hold_days between 0 and 90)
);
--> statement-breakpoint
CREATE TABLE "pick_list" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"assigned_to" text,
	"created_at_ms" bigint NOT NULL,
	"finished_at_ms" bigint
);
--> statement-breakpoint
CREATE TABLE "pick_list_line" (
	"order_line_id" text NOT NULL,
	"position" integer NOT NULL,
	"pick_list_id" text NOT NULL,
	"order_id" text NOT NULL,
	"location_id" text,
	"lot_id" text,
	"expiry_date" text,
	"units" bigint NOT NULL,
	"picked_units" bigint DEFAULT 0 NOT NULL,
	"short_units" bigint DEFAULT 0 NOT NULL,
	"short_action" text,
	CONSTRAINT "pick_list_line_pk" PRIMARY KEY("order_line_id","position"),
	CONSTRAINT "pick_list_line_units" CHECK (units > 0 and picked_units >= 0 and short_units >= 0 and picked_units + short_units <= units),
	CONSTRAINT "pick_list_line_action" CHECK (short_action in ('refund', 'wait'))
);
--> statement-breakpoint
CREATE TABLE "pick_list_order" (
	"order_id" text PRIMARY KEY NOT NULL,
	"pick_list_id" text NOT NULL,
	"position" integer NOT NULL,
	"packed_at_ms" bigint
);
--> statement-breakpoint
CREATE TABLE "product_bulk_edit" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"change" text NOT NULL,
	"is_undo" integer NOT NULL,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "product_bulk_edit_is_undo" CHECK (is_undo in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "product_bulk_item" (
	"bulk_edit_id" text NOT NULL,
	"product_id" text NOT NULL,
	"state" text NOT NULL,
	"former" text,
	"written" text,
	CONSTRAINT "product_bulk_item_pk" PRIMARY KEY("bulk_edit_id","product_id"),
	CONSTRAINT "product_bulk_item_state" CHECK (state in ('pending', 'done', 'unchanged', 'refused', 'undone', 'kept'))
);
--> statement-breakpoint
CREATE TABLE "reconciliation" (
	"id" text PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"currency" text NOT NULL,
	"from_ms" bigint NOT NULL,
	"to_ms" bigint NOT NULL,
	"ran_at_ms" bigint NOT NULL,
	"matched_count" integer NOT NULL,
	"difference_count" integer NOT NULL,
	"our_sum_minor" bigint NOT NULL,
	"bank_sum_minor" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciliation_difference" (
	"reconciliation_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"transaction_number" text NOT NULL,
	"reference" text NOT NULL,
	"movement" text NOT NULL,
	"our_minor" bigint,
	"bank_minor" bigint,
	"at_ms" bigint NOT NULL,
	"vendor_id" text,
	CONSTRAINT "reconciliation_difference_pk" PRIMARY KEY("reconciliation_id","position"),
	CONSTRAINT "reconciliation_difference_kind" CHECK (kind in ('missing_at_bank', 'missing_here', 'amount_differs'))
);
--> statement-breakpoint
CREATE TABLE "report_schedule" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"name" text NOT NULL,
	"cadence" text NOT NULL,
	"hour" integer NOT NULL,
	"parts" text NOT NULL,
	"recipient_ids" text NOT NULL,
	"format" text NOT NULL,
	"locale" text NOT NULL,
	"is_paused" integer NOT NULL,
	"next_due_at_ms" bigint NOT NULL,
	"last_sent_at_ms" bigint,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "report_schedule_cadence" CHECK (cadence in ('daily', 'weekly', 'monthly')),
	CONSTRAINT "report_schedule_hour" CHECK (hour between 0 and 23),
	CONSTRAINT "report_schedule_is_paused" CHECK (is_paused in (0, 1)),
	CONSTRAINT "report_schedule_format" CHECK (format in ('csv', 'xlsx'))
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"screen" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sku_price" (
	"sku_id" text NOT NULL,
	"currency" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"compare_at_minor" bigint,
	CONSTRAINT "sku_price_pk" PRIMARY KEY("sku_id","currency"),
	CONSTRAINT "sku_price_amount" CHECK (price_minor > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_count" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"location_id" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"closed_at_ms" bigint,
	CONSTRAINT "stock_count_status" CHECK (status in ('open', 'closed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "stock_count_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"count_id" text NOT NULL,
	"sku_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"counted_units" bigint NOT NULL,
	"book_units" bigint NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "stock_count_entry_units" CHECK (counted_units >= 0 and book_units >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_count_line" (
	"count_id" text NOT NULL,
	"sku_id" text NOT NULL,
	"position" integer NOT NULL,
	"status" text NOT NULL,
	"delta_units" bigint,
	"movement_id" text NOT NULL,
	"settled_by" text,
	"changed_at_ms" bigint NOT NULL,
	CONSTRAINT "stock_count_line_pk" PRIMARY KEY("count_id","sku_id"),
	CONSTRAINT "stock_count_line_status" CHECK (status in ('open', 'settling', 'settled', 'refused')),
	CONSTRAINT "stock_count_line_delta" CHECK ((status = 'open') = (delta_units is null))
);
--> statement-breakpoint
CREATE TABLE "stock_lot" (
	"sku_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"location_id" text NOT NULL,
	"lot_code" text NOT NULL,
	"expiry_date" text,
	"on_hand_units" bigint NOT NULL,
	"reserved_units" bigint NOT NULL,
	"allocated_units" bigint NOT NULL,
	"is_quarantined" integer NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "stock_lot_pk" PRIMARY KEY("sku_id","lot_id"),
	CONSTRAINT "stock_lot_units" CHECK (reserved_units >= 0 and allocated_units >= 0 and on_hand_units >= reserved_units + allocated_units),
	CONSTRAINT "stock_lot_is_quarantined" CHECK (is_quarantined in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "stock_note" (
	"movement_id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"note" text NOT NULL,
	"reference" text NOT NULL,
	"unit_cost_minor" bigint,
	"at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock_threshold" (
	"sku_id" text NOT NULL,
	"location_id" text NOT NULL,
	"vendor_id" text NOT NULL,
	"reorder_units" bigint NOT NULL,
	"is_told" integer NOT NULL,
	"told_at_ms" bigint,
	CONSTRAINT "stock_threshold_pk" PRIMARY KEY("sku_id","location_id"),
	CONSTRAINT "stock_threshold_units" CHECK (reorder_units > 0),
	CONSTRAINT "stock_threshold_is_told" CHECK (is_told in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "stock_transfer" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"from_location_id" text NOT NULL,
	"to_location_id" text NOT NULL,
	"status" text NOT NULL,
	"note" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"sent_at_ms" bigint,
	"received_at_ms" bigint,
	"changed_at_ms" bigint NOT NULL,
	CONSTRAINT "stock_transfer_status" CHECK (status in ('draft', 'sending', 'sent', 'receiving', 'received', 'cancelled')),
	CONSTRAINT "stock_transfer_places" CHECK (from_location_id <> to_location_id)
);
--> statement-breakpoint
CREATE TABLE "stock_transfer_line" (
	"transfer_id" text NOT NULL,
	"position" integer NOT NULL,
	"sku_id" text NOT NULL,
	"lot_id" text,
	"units" bigint NOT NULL,
	"sent_units" bigint,
	"received_units" bigint,
	CONSTRAINT "stock_transfer_line_pk" PRIMARY KEY("transfer_id","position"),
	CONSTRAINT "stock_transfer_line_units" CHECK (units > 0),
	CONSTRAINT "stock_transfer_line_sent" CHECK (sent_units >= 0 and sent_units <= units),
	CONSTRAINT "stock_transfer_line_received" CHECK (received_units >= 0)
);
--> statement-breakpoint
CREATE TABLE "twoFactor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backupCodes" text NOT NULL,
	"userId" text NOT NULL,
	"verified" boolean,
	"failedVerificationCount" integer,
	"lockedUntil" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "vendor_invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"expires_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vendor_member" (
	"vendor_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"joined_at_ms" bigint NOT NULL,
	CONSTRAINT "vendor_member_pk" PRIMARY KEY("vendor_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "vendor_role" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"name" text NOT NULL,
	"permissions" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vendor_suspension" (
	"vendor_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"was_approved" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "ledger_entry_debit";--> statement-breakpoint
DROP INDEX "ledger_entry_credit";--> statement-breakpoint
DROP INDEX "customer_order_vendor";--> statement-breakpoint
ALTER TABLE "customer_order" ADD COLUMN "source" text DEFAULT 'checkout' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_order" ADD COLUMN "buyer_email_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_order" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_order" ADD COLUMN "summary" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_order" ADD COLUMN "unit_count" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_order" ADD COLUMN "remit_by_ms" bigint;--> statement-breakpoint
ALTER TABLE "customer_order" ADD COLUMN "status_at_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_order" ADD COLUMN "changed_at_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD COLUMN "at_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "archived_at_ms" bigint;--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "options" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "hasSecondFactor" boolean;--> statement-breakpoint
ALTER TABLE "sku" ADD COLUMN "option_values" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "twoFactorEnabled" boolean;--> statement-breakpoint
ALTER TABLE "vendor" ADD COLUMN "is_simple" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "vendor" ADD COLUMN "submitted_at_ms" bigint;--> statement-breakpoint
ALTER TABLE "vendor" ADD COLUMN "decline_reason" text;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commission_rate" ADD CONSTRAINT "commission_rate_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_payout_id_payout_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payout"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_note" ADD CONSTRAINT "order_note_order_id_customer_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."customer_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout" ADD CONSTRAINT "payout_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_rule" ADD CONSTRAINT "payout_rule_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_list_line" ADD CONSTRAINT "pick_list_line_pick_list_id_pick_list_id_fk" FOREIGN KEY ("pick_list_id") REFERENCES "public"."pick_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_list_order" ADD CONSTRAINT "pick_list_order_order_id_customer_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."customer_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_list_order" ADD CONSTRAINT "pick_list_order_pick_list_id_pick_list_id_fk" FOREIGN KEY ("pick_list_id") REFERENCES "public"."pick_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bulk_edit" ADD CONSTRAINT "product_bulk_edit_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_bulk_item" ADD CONSTRAINT "product_bulk_item_bulk_edit_id_product_bulk_edit_id_fk" FOREIGN KEY ("bulk_edit_id") REFERENCES "public"."product_bulk_edit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_difference" ADD CONSTRAINT "reconciliation_difference_reconciliation_id_reconciliation_id_fk" FOREIGN KEY ("reconciliation_id") REFERENCES "public"."reconciliation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sku_price" ADD CONSTRAINT "sku_price_sku_id_sku_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."sku"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_entry" ADD CONSTRAINT "stock_count_entry_count_id_stock_count_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_count"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_line" ADD CONSTRAINT "stock_count_line_count_id_stock_count_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_count"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_transfer_line" ADD CONSTRAINT "stock_transfer_line_transfer_id_stock_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."stock_transfer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twoFactor" ADD CONSTRAINT "twoFactor_userId_user_id_fk" FOREIGN KEY ("userId") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_invitation" ADD CONSTRAINT "vendor_invitation_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_member" ADD CONSTRAINT "vendor_member_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_role" ADD CONSTRAINT "vendor_role_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_suspension" ADD CONSTRAINT "vendor_suspension_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_hash" ON "api_key" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_key_vendor" ON "api_key" USING btree ("vendor_id","created_at_ms");--> statement-breakpoint
CREATE INDEX "audit_entry_vendor" ON "audit_entry" USING btree ("vendor_id","at_ms","id");--> statement-breakpoint
CREATE INDEX "checkout_trouble_outcome" ON "checkout_trouble" USING btree ("outcome","last_at_ms","payment_id");--> statement-breakpoint
CREATE INDEX "checkout_trouble_last" ON "checkout_trouble" USING btree ("last_at_ms","payment_id");--> statement-breakpoint
CREATE INDEX "commission_rate_due" ON "commission_rate" USING btree ("applied_at_ms","from_ms");--> statement-breakpoint
CREATE INDEX "cron_run_started" ON "cron_run" USING btree ("name","started_at_ms");--> statement-breakpoint
CREATE INDEX "customer_vendor" ON "customer" USING btree ("vendor_id","name_key","id");--> statement-breakpoint
CREATE INDEX "customer_email_customer" ON "customer_email" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "import_item_state" ON "import_item" USING btree ("run_id","state","position");--> statement-breakpoint
CREATE INDEX "import_item_outcome" ON "import_item" USING btree ("run_id","outcome","position");--> statement-breakpoint
CREATE INDEX "import_run_vendor" ON "import_run" USING btree ("vendor_id","created_at_ms","id");--> statement-breakpoint
CREATE INDEX "import_run_state" ON "import_run" USING btree ("state","updated_at_ms");--> statement-breakpoint
CREATE INDEX "ledger_transfer_debit" ON "ledger_transfer" USING btree ("debit_account","currency","at_ms","id","amount_minor");--> statement-breakpoint
CREATE INDEX "ledger_transfer_credit" ON "ledger_transfer" USING btree ("credit_account","currency","at_ms","id","amount_minor");--> statement-breakpoint
CREATE INDEX "order_note_order" ON "order_note" USING btree ("order_id","at_ms");--> statement-breakpoint
CREATE INDEX "payout_vendor" ON "payout" USING btree ("vendor_id","requested_at_ms","id");--> statement-breakpoint
CREATE INDEX "payout_status" ON "payout" USING btree ("status","requested_at_ms","id");--> statement-breakpoint
CREATE INDEX "pick_list_vendor" ON "pick_list" USING btree ("vendor_id","finished_at_ms","created_at_ms");--> statement-breakpoint
CREATE INDEX "pick_list_line_list" ON "pick_list_line" USING btree ("pick_list_id");--> statement-breakpoint
CREATE INDEX "pick_list_order_list" ON "pick_list_order" USING btree ("pick_list_id","position");--> statement-breakpoint
CREATE INDEX "product_bulk_edit_vendor" ON "product_bulk_edit" USING btree ("vendor_id","created_at_ms","id");--> statement-breakpoint
CREATE INDEX "product_bulk_item_state" ON "product_bulk_item" USING btree ("bulk_edit_id","state","product_id");--> statement-breakpoint
CREATE INDEX "reconciliation_ran" ON "reconciliation" USING btree ("ran_at_ms","id");--> statement-breakpoint
CREATE INDEX "reconciliation_currency" ON "reconciliation" USING btree ("currency","ran_at_ms");--> statement-breakpoint
CREATE INDEX "report_schedule_vendor" ON "report_schedule" USING btree ("vendor_id","created_at_ms","id");--> statement-breakpoint
CREATE INDEX "report_schedule_due" ON "report_schedule" USING btree ("is_paused","next_due_at_ms");--> statement-breakpoint
CREATE INDEX "saved_view_owner" ON "saved_view" USING btree ("vendor_id","actor_id","screen","created_at_ms");--> statement-breakpoint
CREATE INDEX "stock_count_vendor" ON "stock_count" USING btree ("vendor_id","created_at_ms","id");--> statement-breakpoint
CREATE INDEX "stock_count_entry_line" ON "stock_count_entry" USING btree ("count_id","sku_id","at_ms");--> statement-breakpoint
CREATE INDEX "stock_count_line_position" ON "stock_count_line" USING btree ("count_id","position","sku_id");--> statement-breakpoint
CREATE INDEX "stock_count_line_status" ON "stock_count_line" USING btree ("status","changed_at_ms");--> statement-breakpoint
CREATE INDEX "stock_lot_expiry" ON "stock_lot" USING btree ("location_id","expiry_date");--> statement-breakpoint
CREATE INDEX "stock_threshold_vendor" ON "stock_threshold" USING btree ("vendor_id","told_at_ms");--> statement-breakpoint
CREATE INDEX "stock_threshold_told" ON "stock_threshold" USING btree ("is_told","vendor_id");--> statement-breakpoint
CREATE INDEX "stock_transfer_vendor" ON "stock_transfer" USING btree ("vendor_id","created_at_ms","id");--> statement-breakpoint
CREATE INDEX "stock_transfer_status" ON "stock_transfer" USING btree ("status","changed_at_ms");--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "twoFactor" USING btree ("userId");--> statement-breakpoint
CREATE UNIQUE INDEX "vendor_invitation_email" ON "vendor_invitation" USING btree ("vendor_id","email");--> statement-breakpoint
CREATE INDEX "vendor_member_person" ON "vendor_member" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "vendor_role_name" ON "vendor_role" USING btree ("vendor_id","name");--> statement-breakpoint
CREATE INDEX "customer_order_vendor_status" ON "customer_order" USING btree ("vendor_id","status","placed_at_ms","id");--> statement-breakpoint
CREATE INDEX "customer_order_vendor_remitted" ON "customer_order" USING btree ("vendor_id","remitted_at_ms","placed_at_ms","id");--> statement-breakpoint
CREATE INDEX "customer_order_vendor_promise" ON "customer_order" USING btree ("vendor_id","promise_from_ms","id");--> statement-breakpoint
CREATE INDEX "customer_order_vendor_total" ON "customer_order" USING btree ("vendor_id","total_minor","id");--> statement-breakpoint
CREATE INDEX "customer_order_vendor_changed" ON "customer_order" USING btree ("vendor_id","changed_at_ms");--> statement-breakpoint
CREATE INDEX "customer_order_buyer" ON "customer_order" USING btree ("buyer_email_key","vendor_id","placed_at_ms","id");--> statement-breakpoint
CREATE INDEX "customer_order_placed" ON "customer_order" USING btree ("placed_at_ms","id","status");--> statement-breakpoint
CREATE INDEX "customer_order_remit_by" ON "customer_order" USING btree ("remit_by_ms");--> statement-breakpoint
CREATE INDEX "ledger_entry_debit_at" ON "ledger_entry" USING btree ("debit_account","currency","at_ms","journal_id","position","amount_minor");--> statement-breakpoint
CREATE INDEX "ledger_entry_credit_at" ON "ledger_entry" USING btree ("credit_account","currency","at_ms","journal_id","position","amount_minor");--> statement-breakpoint
CREATE INDEX "ledger_journal_at" ON "ledger_journal" USING btree ("at_ms","id");--> statement-breakpoint
CREATE INDEX "order_line_sku" ON "order_line" USING btree ("sku_id");--> statement-breakpoint
CREATE INDEX "product_vendor" ON "product" USING btree ("vendor_id","updated_at_ms","id");--> statement-breakpoint
CREATE INDEX "refund_status_at" ON "refund" USING btree ("status","created_at_ms");--> statement-breakpoint
CREATE INDEX "stock_movement_location" ON "stock_movement" USING btree ("location_id","at_ms","id");--> statement-breakpoint
CREATE INDEX "stock_movement_sku" ON "stock_movement" USING btree ("sku_id","at_ms","id");--> statement-breakpoint
CREATE INDEX "vendor_submitted" ON "vendor" USING btree ("submitted_at_ms","id");--> statement-breakpoint
CREATE INDEX "customer_order_vendor" ON "customer_order" USING btree ("vendor_id","placed_at_ms","id","search_text");