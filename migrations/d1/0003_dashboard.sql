-- The dashboard: who works in a shop and what they did, and what its screens keep.
CREATE TABLE `api_key` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`permissions` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`expires_at_ms` integer,
	`revoked_at_ms` integer,
	`last_used_at_ms` integer,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_hash` ON `api_key` (`hash`);--> statement-breakpoint
CREATE INDEX `api_key_vendor` ON `api_key` (`vendor_id`,`created_at_ms`);--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`subject_id` text NOT NULL,
	`facts` text NOT NULL,
	`at_ms` integer NOT NULL,
	CONSTRAINT "audit_entry_actor_kind" CHECK(actor_kind in ('person', 'program'))
);
--> statement-breakpoint
CREATE INDEX `audit_entry_vendor` ON `audit_entry` (`vendor_id`,`at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `checkout_trouble` (
	`payment_id` text PRIMARY KEY NOT NULL,
	`cart_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`attempts` integer NOT NULL,
	`last_error` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`first_at_ms` integer NOT NULL,
	`last_at_ms` integer NOT NULL,
	CONSTRAINT "checkout_trouble_outcome_word" CHECK(outcome in ('open', 'placed', 'voided', 'refunded', 'released'))
);
--> statement-breakpoint
CREATE INDEX `checkout_trouble_outcome` ON `checkout_trouble` (`outcome`,`last_at_ms`,`payment_id`);--> statement-breakpoint
CREATE INDEX `checkout_trouble_last` ON `checkout_trouble` (`last_at_ms`,`payment_id`);--> statement-breakpoint
CREATE TABLE `commission_rate` (
	`vendor_id` text NOT NULL,
	`from_ms` integer NOT NULL,
	`commission_bps` integer NOT NULL,
	`created_at_ms` integer NOT NULL,
	`applied_at_ms` integer,
	PRIMARY KEY(`vendor_id`, `from_ms`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "commission_rate_bps" CHECK(commission_bps between 0 and 5000)
);
--> statement-breakpoint
CREATE INDEX `commission_rate_due` ON `commission_rate` (`applied_at_ms`,`from_ms`);--> statement-breakpoint
CREATE TABLE `cron_run` (
	`name` text NOT NULL,
	`run_key` text NOT NULL,
	`started_at_ms` integer NOT NULL,
	`finished_at_ms` integer,
	`failure` text,
	PRIMARY KEY(`name`, `run_key`)
);
--> statement-breakpoint
CREATE INDEX `cron_run_started` ON `cron_run` (`name`,`started_at_ms`);--> statement-breakpoint
CREATE TABLE `customer` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`email` text NOT NULL,
	`phone` text NOT NULL,
	`address` text,
	`handles` text NOT NULL,
	`note` text NOT NULL,
	`search_text` text NOT NULL,
	`link_version` integer DEFAULT 0 NOT NULL,
	`has_link` integer DEFAULT 0 NOT NULL,
	`created_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `customer_vendor` ON `customer` (`vendor_id`,`name_key`,`id`);--> statement-breakpoint
CREATE TABLE `customer_email` (
	`vendor_id` text NOT NULL,
	`email_key` text NOT NULL,
	`customer_id` text NOT NULL,
	PRIMARY KEY(`vendor_id`, `email_key`)
);
--> statement-breakpoint
CREATE INDEX `customer_email_customer` ON `customer_email` (`customer_id`);--> statement-breakpoint
CREATE TABLE `import_item` (
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`draft` text,
	`line` integer NOT NULL,
	`title` text NOT NULL,
	`code` text NOT NULL,
	`state` text NOT NULL,
	`outcome` text,
	`product_id` text,
	`changed` text NOT NULL,
	`problems` text NOT NULL,
	`warnings` text NOT NULL,
	`good_rows` integer NOT NULL,
	`bad_rows` integer NOT NULL,
	`warning_count` integer NOT NULL,
	`former` text,
	`opening` text,
	`written_version` integer,
	PRIMARY KEY(`run_id`, `position`),
	FOREIGN KEY (`run_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "import_item_state" CHECK(state in ('stored', 'planned', 'writing', 'written', 'settled', 'refused', 'undone', 'kept')),
	CONSTRAINT "import_item_outcome" CHECK(outcome is null or outcome in ('new', 'changed', 'unchanged', 'refused'))
);
--> statement-breakpoint
CREATE INDEX `import_item_state` ON `import_item` (`run_id`,`state`,`position`);--> statement-breakpoint
CREATE INDEX `import_item_outcome` ON `import_item` (`run_id`,`outcome`,`position`);--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`choices` text NOT NULL,
	`state` text NOT NULL,
	`row_count` integer NOT NULL,
	`rows_joined` integer NOT NULL,
	`item_count` integer NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "import_run_state" CHECK(state in ('uploading', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `import_run_vendor` ON `import_run` (`vendor_id`,`created_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `import_run_state` ON `import_run` (`state`,`updated_at_ms`);--> statement-breakpoint
CREATE TABLE `ledger_transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payout_id` text NOT NULL,
	`debit_account` text NOT NULL,
	`credit_account` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`payout_id`) REFERENCES `payout`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_transfer_kind" CHECK(kind in ('payout', 'payout_returned')),
	CONSTRAINT "ledger_transfer_amount" CHECK(amount_minor > 0),
	CONSTRAINT "ledger_transfer_accounts" CHECK(debit_account <> credit_account)
);
--> statement-breakpoint
CREATE INDEX `ledger_transfer_debit` ON `ledger_transfer` (`debit_account`,`currency`,`at_ms`,`id`,`amount_minor`);--> statement-breakpoint
CREATE INDEX `ledger_transfer_credit` ON `ledger_transfer` (`credit_account`,`currency`,`at_ms`,`id`,`amount_minor`);--> statement-breakpoint
CREATE TABLE `order_note` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`is_for_buyer` integer NOT NULL,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `customer_order`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_note_buyer" CHECK(is_for_buyer in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `order_note_order` ON `order_note` (`order_id`,`at_ms`);--> statement-breakpoint
CREATE TABLE `payout` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`to_account` text NOT NULL,
	`origin` text NOT NULL,
	`status` text NOT NULL,
	`requested_at_ms` integer NOT NULL,
	`settled_at_ms` integer,
	`transaction_number` text,
	`failure_code` text,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payout_amount" CHECK(amount_minor > 0),
	CONSTRAINT "payout_origin" CHECK(origin in ('manual', 'weekly')),
	CONSTRAINT "payout_status_word" CHECK(status in ('due', 'paid', 'failed')),
	CONSTRAINT "payout_paid" CHECK((status = 'paid') = (transaction_number is not null)),
	CONSTRAINT "payout_settled" CHECK((status = 'due') = (settled_at_ms is null))
);
--> statement-breakpoint
CREATE INDEX `payout_vendor` ON `payout` (`vendor_id`,`requested_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `payout_status` ON `payout` (`status`,`requested_at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `payout_rule` (
	`vendor_id` text PRIMARY KEY NOT NULL,
	`schedule` text DEFAULT 'manual' NOT NULL,
	`minimum_minor` integer DEFAULT 0 NOT NULL,
	`hold_days` integer,
	`turn` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "payout_rule_schedule" CHECK(schedule in ('manual', 'weekly')),
	CONSTRAINT "payout_rule_minimum" CHECK(minimum_minor >= 0),
	CONSTRAINT "payout_rule_hold" CHECK(hold_days between 0 and 90)
);
--> statement-breakpoint
CREATE TABLE `pick_list` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`assigned_to` text,
	`created_at_ms` integer NOT NULL,
	`finished_at_ms` integer
);
--> statement-breakpoint
CREATE INDEX `pick_list_vendor` ON `pick_list` (`vendor_id`,`finished_at_ms`,`created_at_ms`);--> statement-breakpoint
CREATE TABLE `pick_list_line` (
	`order_line_id` text NOT NULL,
	`position` integer NOT NULL,
	`pick_list_id` text NOT NULL,
	`order_id` text NOT NULL,
	`location_id` text,
	`lot_id` text,
	`expiry_date` text,
	`units` integer NOT NULL,
	`picked_units` integer DEFAULT 0 NOT NULL,
	`short_units` integer DEFAULT 0 NOT NULL,
	`short_action` text,
	PRIMARY KEY(`order_line_id`, `position`),
	FOREIGN KEY (`pick_list_id`) REFERENCES `pick_list`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pick_list_line_units" CHECK(units > 0 and picked_units >= 0 and short_units >= 0 and picked_units + short_units <= units),
	CONSTRAINT "pick_list_line_action" CHECK(short_action in ('refund', 'wait'))
);
--> statement-breakpoint
CREATE INDEX `pick_list_line_list` ON `pick_list_line` (`pick_list_id`);--> statement-breakpoint
CREATE TABLE `pick_list_order` (
	`order_id` text PRIMARY KEY NOT NULL,
	`pick_list_id` text NOT NULL,
	`position` integer NOT NULL,
	`packed_at_ms` integer,
	FOREIGN KEY (`order_id`) REFERENCES `customer_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pick_list_id`) REFERENCES `pick_list`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pick_list_order_list` ON `pick_list_order` (`pick_list_id`,`position`);--> statement-breakpoint
CREATE TABLE `product_bulk_edit` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`change` text NOT NULL,
	`is_undo` integer NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "product_bulk_edit_is_undo" CHECK(is_undo in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `product_bulk_edit_vendor` ON `product_bulk_edit` (`vendor_id`,`created_at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `product_bulk_item` (
	`bulk_edit_id` text NOT NULL,
	`product_id` text NOT NULL,
	`state` text NOT NULL,
	`former` text,
	`written` text,
	PRIMARY KEY(`bulk_edit_id`, `product_id`),
	FOREIGN KEY (`bulk_edit_id`) REFERENCES `product_bulk_edit`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "product_bulk_item_state" CHECK(state in ('pending', 'done', 'unchanged', 'refused', 'undone', 'kept'))
);
--> statement-breakpoint
CREATE INDEX `product_bulk_item_state` ON `product_bulk_item` (`bulk_edit_id`,`state`,`product_id`);--> statement-breakpoint
CREATE TABLE `reconciliation` (
	`id` text PRIMARY KEY NOT NULL,
	`origin` text NOT NULL,
	`currency` text NOT NULL,
	`from_ms` integer NOT NULL,
	`to_ms` integer NOT NULL,
	`ran_at_ms` integer NOT NULL,
	`matched_count` integer NOT NULL,
	`difference_count` integer NOT NULL,
	`our_sum_minor` integer NOT NULL,
	`bank_sum_minor` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reconciliation_ran` ON `reconciliation` (`ran_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `reconciliation_currency` ON `reconciliation` (`currency`,`ran_at_ms`);--> statement-breakpoint
CREATE TABLE `reconciliation_difference` (
	`reconciliation_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`transaction_number` text NOT NULL,
	`reference` text NOT NULL,
	`movement` text NOT NULL,
	`our_minor` integer,
	`bank_minor` integer,
	`at_ms` integer NOT NULL,
	`vendor_id` text,
	PRIMARY KEY(`reconciliation_id`, `position`),
	FOREIGN KEY (`reconciliation_id`) REFERENCES `reconciliation`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "reconciliation_difference_kind" CHECK(kind in ('missing_at_bank', 'missing_here', 'amount_differs'))
);
--> statement-breakpoint
CREATE TABLE `report_schedule` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`name` text NOT NULL,
	`cadence` text NOT NULL,
	`hour` integer NOT NULL,
	`parts` text NOT NULL,
	`recipient_ids` text NOT NULL,
	`format` text NOT NULL,
	`locale` text NOT NULL,
	`is_paused` integer NOT NULL,
	`next_due_at_ms` integer NOT NULL,
	`last_sent_at_ms` integer,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "report_schedule_cadence" CHECK(cadence in ('daily', 'weekly', 'monthly')),
	CONSTRAINT "report_schedule_hour" CHECK(hour between 0 and 23),
	CONSTRAINT "report_schedule_is_paused" CHECK(is_paused in (0, 1)),
	CONSTRAINT "report_schedule_format" CHECK(format in ('csv', 'xlsx'))
);
--> statement-breakpoint
CREATE INDEX `report_schedule_vendor` ON `report_schedule` (`vendor_id`,`created_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `report_schedule_due` ON `report_schedule` (`is_paused`,`next_due_at_ms`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`screen` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `saved_view_owner` ON `saved_view` (`vendor_id`,`actor_id`,`screen`,`created_at_ms`);--> statement-breakpoint
CREATE TABLE `sku_price` (
	`sku_id` text NOT NULL,
	`currency` text NOT NULL,
	`price_minor` integer NOT NULL,
	`compare_at_minor` integer,
	PRIMARY KEY(`sku_id`, `currency`),
	FOREIGN KEY (`sku_id`) REFERENCES `sku`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sku_price_amount" CHECK(price_minor > 0)
);
--> statement-breakpoint
CREATE TABLE `stock_count` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`location_id` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`closed_at_ms` integer,
	CONSTRAINT "stock_count_status" CHECK(status in ('open', 'closed', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `stock_count_vendor` ON `stock_count` (`vendor_id`,`created_at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `stock_count_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`count_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`counted_units` integer NOT NULL,
	`book_units` integer NOT NULL,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`count_id`) REFERENCES `stock_count`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "stock_count_entry_units" CHECK(counted_units >= 0 and book_units >= 0)
);
--> statement-breakpoint
CREATE INDEX `stock_count_entry_line` ON `stock_count_entry` (`count_id`,`sku_id`,`at_ms`);--> statement-breakpoint
CREATE TABLE `stock_count_line` (
	`count_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`position` integer NOT NULL,
	`status` text NOT NULL,
	`delta_units` integer,
	`movement_id` text NOT NULL,
	`settled_by` text,
	`changed_at_ms` integer NOT NULL,
	PRIMARY KEY(`count_id`, `sku_id`),
	FOREIGN KEY (`count_id`) REFERENCES `stock_count`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "stock_count_line_status" CHECK(status in ('open', 'settling', 'settled', 'refused')),
	CONSTRAINT "stock_count_line_delta" CHECK((status = 'open') = (delta_units is null))
);
--> statement-breakpoint
CREATE INDEX `stock_count_line_position` ON `stock_count_line` (`count_id`,`position`,`sku_id`);--> statement-breakpoint
CREATE INDEX `stock_count_line_status` ON `stock_count_line` (`status`,`changed_at_ms`);--> statement-breakpoint
CREATE TABLE `stock_lot` (
	`sku_id` text NOT NULL,
	`lot_id` text NOT NULL,
	`location_id` text NOT NULL,
	`lot_code` text NOT NULL,
	`expiry_date` text,
	`on_hand_units` integer NOT NULL,
	`reserved_units` integer NOT NULL,
	`allocated_units` integer NOT NULL,
	`is_quarantined` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`sku_id`, `lot_id`),
	CONSTRAINT "stock_lot_units" CHECK(reserved_units >= 0 and allocated_units >= 0 and on_hand_units >= reserved_units + allocated_units),
	CONSTRAINT "stock_lot_is_quarantined" CHECK(is_quarantined in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `stock_lot_expiry` ON `stock_lot` (`location_id`,`expiry_date`);--> statement-breakpoint
CREATE TABLE `stock_note` (
	`movement_id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`note` text NOT NULL,
	`reference` text NOT NULL,
	`unit_cost_minor` integer,
	`at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stock_threshold` (
	`sku_id` text NOT NULL,
	`location_id` text NOT NULL,
	`vendor_id` text NOT NULL,
	`reorder_units` integer NOT NULL,
	`is_told` integer NOT NULL,
	`told_at_ms` integer,
	PRIMARY KEY(`sku_id`, `location_id`),
	CONSTRAINT "stock_threshold_units" CHECK(reorder_units > 0),
	CONSTRAINT "stock_threshold_is_told" CHECK(is_told in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `stock_threshold_vendor` ON `stock_threshold` (`vendor_id`,`told_at_ms`);--> statement-breakpoint
CREATE INDEX `stock_threshold_told` ON `stock_threshold` (`is_told`,`vendor_id`);--> statement-breakpoint
CREATE TABLE `stock_transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`from_location_id` text NOT NULL,
	`to_location_id` text NOT NULL,
	`status` text NOT NULL,
	`note` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`sent_at_ms` integer,
	`received_at_ms` integer,
	`changed_at_ms` integer NOT NULL,
	CONSTRAINT "stock_transfer_status" CHECK(status in ('draft', 'sending', 'sent', 'receiving', 'received', 'cancelled')),
	CONSTRAINT "stock_transfer_places" CHECK(from_location_id <> to_location_id)
);
--> statement-breakpoint
CREATE INDEX `stock_transfer_vendor` ON `stock_transfer` (`vendor_id`,`created_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `stock_transfer_status` ON `stock_transfer` (`status`,`changed_at_ms`);--> statement-breakpoint
CREATE TABLE `stock_transfer_line` (
	`transfer_id` text NOT NULL,
	`position` integer NOT NULL,
	`sku_id` text NOT NULL,
	`lot_id` text,
	`units` integer NOT NULL,
	`sent_units` integer,
	`received_units` integer,
	PRIMARY KEY(`transfer_id`, `position`),
	FOREIGN KEY (`transfer_id`) REFERENCES `stock_transfer`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "stock_transfer_line_units" CHECK(units > 0),
	CONSTRAINT "stock_transfer_line_sent" CHECK(sent_units >= 0 and sent_units <= units),
	CONSTRAINT "stock_transfer_line_received" CHECK(received_units >= 0)
);
--> statement-breakpoint
CREATE TABLE `twoFactor` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backupCodes` text NOT NULL,
	`userId` text NOT NULL,
	`verified` integer,
	`failedVerificationCount` integer,
	`lockedUntil` text,
	FOREIGN KEY (`userId`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `two_factor_user` ON `twoFactor` (`userId`);--> statement-breakpoint
CREATE TABLE `vendor_invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`expires_at_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vendor_invitation_email` ON `vendor_invitation` (`vendor_id`,`email`);--> statement-breakpoint
CREATE TABLE `vendor_member` (
	`vendor_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`joined_at_ms` integer NOT NULL,
	PRIMARY KEY(`vendor_id`, `person_id`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `vendor_member_person` ON `vendor_member` (`person_id`);--> statement-breakpoint
CREATE TABLE `vendor_role` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`name` text NOT NULL,
	`permissions` text NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vendor_role_name` ON `vendor_role` (`vendor_id`,`name`);--> statement-breakpoint
CREATE TABLE `vendor_suspension` (
	`vendor_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`at_ms` integer NOT NULL,
	`was_approved` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
DROP INDEX `ledger_entry_debit`;--> statement-breakpoint
DROP INDEX `ledger_entry_credit`;--> statement-breakpoint
ALTER TABLE `ledger_entry` ADD `at_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `ledger_entry_debit_at` ON `ledger_entry` (`debit_account`,`currency`,`at_ms`,`journal_id`,`position`,`amount_minor`);--> statement-breakpoint
CREATE INDEX `ledger_entry_credit_at` ON `ledger_entry` (`credit_account`,`currency`,`at_ms`,`journal_id`,`position`,`amount_minor`);--> statement-breakpoint
DROP INDEX `customer_order_vendor`;--> statement-breakpoint
ALTER TABLE `customer_order` ADD `source` text DEFAULT 'checkout' NOT NULL;--> statement-breakpoint
ALTER TABLE `customer_order` ADD `buyer_email_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `customer_order` ADD `search_text` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `customer_order` ADD `summary` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `customer_order` ADD `unit_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `customer_order` ADD `remit_by_ms` integer;--> statement-breakpoint
ALTER TABLE `customer_order` ADD `status_at_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `customer_order` ADD `changed_at_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `customer_order_vendor_status` ON `customer_order` (`vendor_id`,`status`,`placed_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `customer_order_vendor_remitted` ON `customer_order` (`vendor_id`,`remitted_at_ms`,`placed_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `customer_order_vendor_promise` ON `customer_order` (`vendor_id`,`promise_from_ms`,`id`);--> statement-breakpoint
CREATE INDEX `customer_order_vendor_total` ON `customer_order` (`vendor_id`,`total_minor`,`id`);--> statement-breakpoint
CREATE INDEX `customer_order_vendor_changed` ON `customer_order` (`vendor_id`,`changed_at_ms`);--> statement-breakpoint
CREATE INDEX `customer_order_buyer` ON `customer_order` (`buyer_email_key`,`vendor_id`,`placed_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `customer_order_placed` ON `customer_order` (`placed_at_ms`,`id`,`status`);--> statement-breakpoint
CREATE INDEX `customer_order_remit_by` ON `customer_order` (`remit_by_ms`);--> statement-breakpoint
CREATE INDEX `customer_order_vendor` ON `customer_order` (`vendor_id`,`placed_at_ms`,`id`,`search_text`);--> statement-breakpoint
ALTER TABLE `product` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `product` ADD `archived_at_ms` integer;--> statement-breakpoint
ALTER TABLE `product` ADD `options` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `product_vendor` ON `product` (`vendor_id`,`updated_at_ms`,`id`);--> statement-breakpoint
ALTER TABLE `session` ADD `hasSecondFactor` integer;--> statement-breakpoint
ALTER TABLE `sku` ADD `option_values` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `user` ADD `twoFactorEnabled` integer;--> statement-breakpoint
ALTER TABLE `vendor` ADD `is_simple` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `vendor` ADD `submitted_at_ms` integer;--> statement-breakpoint
ALTER TABLE `vendor` ADD `decline_reason` text;--> statement-breakpoint
CREATE INDEX `vendor_submitted` ON `vendor` (`submitted_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `ledger_journal_at` ON `ledger_journal` (`at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `order_line_sku` ON `order_line` (`sku_id`);--> statement-breakpoint
CREATE INDEX `refund_status_at` ON `refund` (`status`,`created_at_ms`);--> statement-breakpoint
CREATE INDEX `stock_movement_location` ON `stock_movement` (`location_id`,`at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `stock_movement_sku` ON `stock_movement` (`sku_id`,`at_ms`,`id`);