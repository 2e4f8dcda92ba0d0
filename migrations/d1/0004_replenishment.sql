-- Demand known in advance: forecasts, purchase orders, followers and credit.
CREATE TABLE `alert_snooze` (
	`sku_id` text NOT NULL,
	`location_id` text NOT NULL,
	`kind` text NOT NULL,
	`vendor_id` text NOT NULL,
	`until_ms` integer NOT NULL,
	PRIMARY KEY(`sku_id`, `location_id`, `kind`),
	CONSTRAINT "alert_snooze_kind" CHECK(kind in ('below_safety', 'overstock', 'expiring', 'sudden_change'))
);
--> statement-breakpoint
CREATE TABLE `checkout_shortage` (
	`cart_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`vendor_id` text NOT NULL,
	`asked_units` integer NOT NULL,
	`available_units` integer NOT NULL,
	`at_ms` integer NOT NULL,
	PRIMARY KEY(`cart_id`, `sku_id`),
	CONSTRAINT "checkout_shortage_units" CHECK(asked_units > 0 and available_units >= 0)
);
--> statement-breakpoint
CREATE INDEX `checkout_shortage_vendor` ON `checkout_shortage` (`vendor_id`,`at_ms`);--> statement-breakpoint
CREATE INDEX `checkout_shortage_at` ON `checkout_shortage` (`at_ms`);--> statement-breakpoint
CREATE TABLE `credit_account` (
	`vendor_id` text NOT NULL,
	`person_id` text NOT NULL,
	`currency` text NOT NULL,
	`balance_minor` integer NOT NULL,
	`held_minor` integer NOT NULL,
	`expires_at_ms` integer,
	`turn` integer NOT NULL,
	PRIMARY KEY(`vendor_id`, `person_id`, `currency`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credit_account_covered" CHECK(held_minor >= 0 and held_minor <= balance_minor)
);
--> statement-breakpoint
CREATE INDEX `credit_account_person` ON `credit_account` (`person_id`,`vendor_id`);--> statement-breakpoint
CREATE INDEX `credit_account_expires` ON `credit_account` (`expires_at_ms`);--> statement-breakpoint
CREATE TABLE `credit_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`vendor_id` text NOT NULL,
	`person_id` text NOT NULL,
	`order_id` text,
	`debit_account` text NOT NULL,
	`credit_account` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`reason` text NOT NULL,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credit_entry_kind" CHECK(kind in ('earned', 'gift', 'spent', 'returned', 'taken_back', 'expired')),
	CONSTRAINT "credit_entry_amount" CHECK(amount_minor > 0),
	CONSTRAINT "credit_entry_accounts" CHECK(debit_account <> credit_account)
);
--> statement-breakpoint
CREATE INDEX `credit_entry_account` ON `credit_entry` (`person_id`,`vendor_id`,`currency`,`at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `credit_entry_order` ON `credit_entry` (`order_id`);--> statement-breakpoint
CREATE INDEX `credit_entry_vendor` ON `credit_entry` (`vendor_id`,`at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `credit_hold` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`person_id` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`state` text NOT NULL,
	`expires_at_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credit_hold_amount" CHECK(amount_minor > 0),
	CONSTRAINT "credit_hold_state" CHECK(state in ('held', 'secured', 'spent', 'released'))
);
--> statement-breakpoint
CREATE INDEX `credit_hold_account` ON `credit_hold` (`vendor_id`,`person_id`,`currency`,`state`);--> statement-breakpoint
CREATE TABLE `credit_rule` (
	`vendor_id` text PRIMARY KEY NOT NULL,
	`earn_bps` integer NOT NULL,
	`spend_max_bps` integer NOT NULL,
	`valid_days` integer NOT NULL,
	`since_ms` integer NOT NULL,
	`watched_until_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credit_rule_earn" CHECK(earn_bps between 0 and 5000),
	CONSTRAINT "credit_rule_spend" CHECK(spend_max_bps between 0 and 5000),
	CONSTRAINT "credit_rule_days" CHECK(valid_days between 0 and 3650)
);
--> statement-breakpoint
CREATE TABLE `demand_day` (
	`sku_id` text NOT NULL,
	`location_id` text NOT NULL,
	`day` text NOT NULL,
	`vendor_id` text NOT NULL,
	`sold_units` integer NOT NULL,
	`lost_units` integer DEFAULT 0 NOT NULL,
	`stock_out_permille` integer DEFAULT 0 NOT NULL,
	`price_minor` integer NOT NULL,
	PRIMARY KEY(`sku_id`, `location_id`, `day`),
	CONSTRAINT "demand_day_units" CHECK(sold_units >= 0 and lost_units >= 0 and price_minor >= 0),
	CONSTRAINT "demand_day_stock_out" CHECK(stock_out_permille between 0 and 1000)
);
--> statement-breakpoint
CREATE INDEX `demand_day_vendor` ON `demand_day` (`vendor_id`,`day`);--> statement-breakpoint
CREATE TABLE `demand_feed` (
	`time_zone` text PRIMARY KEY NOT NULL,
	`through_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `forecast_page` (
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`from_sku_id` text NOT NULL,
	`from_location_id` text NOT NULL,
	`to_sku_id` text NOT NULL,
	`to_location_id` text NOT NULL,
	`sku_count` integer NOT NULL,
	`finished_at_ms` integer,
	PRIMARY KEY(`run_id`, `position`),
	FOREIGN KEY (`run_id`) REFERENCES `forecast_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `forecast_run` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text,
	`origin` text NOT NULL,
	`status` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at_ms` integer NOT NULL,
	`finished_at_ms` integer,
	`step` integer DEFAULT 0 NOT NULL,
	`active_key` text,
	`pool` text,
	`page_count` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "forecast_run_status" CHECK(status in ('collecting', 'learning', 'forecasting', 'done', 'cancelled')),
	CONSTRAINT "forecast_run_origin" CHECK(origin in ('nightly', 'person')),
	CONSTRAINT "forecast_run_step" CHECK(step >= 0 and page_count >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forecast_run_active` ON `forecast_run` (`active_key`);--> statement-breakpoint
CREATE INDEX `forecast_run_vendor` ON `forecast_run` (`vendor_id`,`started_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `forecast_run_started` ON `forecast_run` (`started_at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `forecast_score` (
	`vendor_id` text NOT NULL,
	`day` text NOT NULL,
	`span_days` integer NOT NULL,
	`value_class` text NOT NULL,
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`sku_count` integer NOT NULL,
	`actual_units` integer NOT NULL,
	`forecast_milli_units` integer NOT NULL,
	`absolute_error_milli_units` integer NOT NULL,
	`within_50_count` integer NOT NULL,
	`within_90_count` integer NOT NULL,
	`below_95_count` integer NOT NULL,
	PRIMARY KEY(`vendor_id`, `span_days`, `day`, `value_class`, `run_id`, `position`),
	CONSTRAINT "forecast_score_class" CHECK(value_class in ('A', 'B', 'C')),
	CONSTRAINT "forecast_score_span" CHECK(span_days in (1, 7))
);
--> statement-breakpoint
CREATE TABLE `forecast_shop` (
	`run_id` text NOT NULL,
	`vendor_id` text NOT NULL,
	`plan` text NOT NULL,
	PRIMARY KEY(`run_id`, `vendor_id`),
	FOREIGN KEY (`run_id`) REFERENCES `forecast_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `purchase_dismissal` (
	`vendor_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`location_id` text NOT NULL,
	`until_ms` integer NOT NULL,
	`dismissed_by` text NOT NULL,
	PRIMARY KEY(`vendor_id`, `sku_id`, `location_id`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `purchase_order` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`supplier_name` text NOT NULL,
	`location_id` text NOT NULL,
	`currency` text NOT NULL,
	`status` text NOT NULL,
	`origin` text NOT NULL,
	`rule_id` text,
	`order_id` text,
	`total_minor` integer NOT NULL,
	`payment_days` integer NOT NULL,
	`wanted_date` text,
	`promised_date` text,
	`counter_offer` text,
	`decline_reason` text,
	`asn` text,
	`tracking_number` text,
	`transaction_number` text,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`sent_at_ms` integer,
	`acknowledged_at_ms` integer,
	`confirmed_at_ms` integer,
	`shipped_at_ms` integer,
	`received_at_ms` integer,
	`paid_at_ms` integer,
	`changed_at_ms` integer NOT NULL,
	`revision` integer NOT NULL,
	`told_revision` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "purchase_order_status" CHECK(status in ('draft', 'sent', 'confirmed', 'declined', 'shipped', 'partly_received', 'received', 'cancelled')),
	CONSTRAINT "purchase_order_origin" CHECK(origin in ('manual', 'proposal', 'rule', 'back_to_back')),
	CONSTRAINT "purchase_order_money" CHECK(total_minor >= 0 and payment_days >= 0)
);
--> statement-breakpoint
CREATE INDEX `purchase_order_vendor` ON `purchase_order` (`vendor_id`,`created_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `purchase_order_vendor_status` ON `purchase_order` (`vendor_id`,`status`,`created_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `purchase_order_supplier` ON `purchase_order` (`vendor_id`,`supplier_id`,`created_at_ms`);--> statement-breakpoint
CREATE INDEX `purchase_order_rule` ON `purchase_order` (`rule_id`,`created_at_ms`);--> statement-breakpoint
CREATE INDEX `purchase_order_untold` ON `purchase_order` (`changed_at_ms`,`revision`,`told_revision`);--> statement-breakpoint
CREATE TABLE `purchase_order_line` (
	`purchase_order_id` text NOT NULL,
	`position` integer NOT NULL,
	`sku_id` text NOT NULL,
	`title` text NOT NULL,
	`code` text NOT NULL,
	`gtin` text,
	`units` integer NOT NULL,
	`confirmed_units` integer,
	`shipped_units` integer,
	`received_units` integer NOT NULL,
	`unit_cost_minor` integer NOT NULL,
	`reason` text,
	PRIMARY KEY(`purchase_order_id`, `position`),
	FOREIGN KEY (`purchase_order_id`) REFERENCES `purchase_order`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "purchase_order_line_units" CHECK(units > 0 and received_units >= 0),
	CONSTRAINT "purchase_order_line_cost" CHECK(unit_cost_minor >= 0)
);
--> statement-breakpoint
CREATE INDEX `purchase_order_line_sku` ON `purchase_order_line` (`sku_id`,`purchase_order_id`);--> statement-breakpoint
CREATE TABLE `purchase_payment` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`purchase_order_id` text NOT NULL,
	`debit_account` text NOT NULL,
	`credit_account` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`purchase_order_id`) REFERENCES `purchase_order`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "purchase_payment_kind" CHECK(kind in ('purchase', 'purchase_returned')),
	CONSTRAINT "purchase_payment_amount" CHECK(amount_minor > 0)
);
--> statement-breakpoint
CREATE INDEX `purchase_payment_debit` ON `purchase_payment` (`debit_account`,`currency`,`at_ms`,`id`,`amount_minor`);--> statement-breakpoint
CREATE INDEX `purchase_payment_credit` ON `purchase_payment` (`credit_account`,`currency`,`at_ms`,`id`,`amount_minor`);--> statement-breakpoint
CREATE TABLE `purchase_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`supplier_id` text,
	`sku_id` text,
	`daily_limit_minor` integer NOT NULL,
	`is_active` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	`turn` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "purchase_rule_limit" CHECK(daily_limit_minor > 0),
	CONSTRAINT "purchase_rule_is_active" CHECK(is_active in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `purchase_rule_vendor` ON `purchase_rule` (`vendor_id`,`created_at_ms`);--> statement-breakpoint
CREATE INDEX `purchase_rule_active` ON `purchase_rule` (`is_active`,`vendor_id`,`id`);--> statement-breakpoint
CREATE TABLE `purchase_supplier` (
	`vendor_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`name` text NOT NULL,
	`bank_account_number` text NOT NULL,
	`lead_days` integer NOT NULL,
	`min_order_minor` integer NOT NULL,
	`payment_days` integer NOT NULL,
	`is_active` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	PRIMARY KEY(`vendor_id`, `supplier_id`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "purchase_supplier_terms" CHECK(lead_days >= 0 and min_order_minor >= 0 and payment_days between 0 and 120),
	CONSTRAINT "purchase_supplier_is_active" CHECK(is_active in (0, 1))
);
--> statement-breakpoint
CREATE TABLE `replenishment_override` (
	`sku_id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`mode` text NOT NULL,
	`floor_units` integer NOT NULL,
	`changed_at_ms` integer NOT NULL,
	CONSTRAINT "replenishment_override_mode" CHECK(mode in ('forecast', 'floor', 'back_to_back', 'none')),
	CONSTRAINT "replenishment_override_floor" CHECK(floor_units >= 0)
);
--> statement-breakpoint
CREATE INDEX `replenishment_override_vendor` ON `replenishment_override` (`vendor_id`,`changed_at_ms`,`sku_id`);--> statement-breakpoint
CREATE TABLE `replenishment_setting` (
	`vendor_id` text PRIMARY KEY NOT NULL,
	`target_permille` integer NOT NULL,
	`target_of` text NOT NULL,
	`review_days` integer NOT NULL,
	`overstock_days` integer NOT NULL,
	CONSTRAINT "replenishment_setting_target" CHECK(target_permille between 500 and 999),
	CONSTRAINT "replenishment_setting_of" CHECK(target_of in ('units', 'money')),
	CONSTRAINT "replenishment_setting_days" CHECK(review_days between 1 and 28 and overstock_days between 7 and 365)
);
--> statement-breakpoint
CREATE TABLE `search_count` (
	`day` text NOT NULL,
	`vendor_slug` text NOT NULL,
	`term` text NOT NULL,
	`search_count` integer NOT NULL,
	`miss_count` integer NOT NULL,
	`found_count` integer NOT NULL,
	PRIMARY KEY(`day`, `vendor_slug`, `term`),
	CONSTRAINT "search_count_counts" CHECK(search_count > 0 and miss_count between 0 and search_count and found_count >= 0)
);
--> statement-breakpoint
CREATE TABLE `shop_follower` (
	`vendor_id` text NOT NULL,
	`person_id` text NOT NULL,
	`followed_at_ms` integer NOT NULL,
	PRIMARY KEY(`vendor_id`, `person_id`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `shop_follower_vendor` ON `shop_follower` (`vendor_id`,`followed_at_ms`,`person_id`);--> statement-breakpoint
CREATE INDEX `shop_follower_person` ON `shop_follower` (`person_id`,`followed_at_ms`);--> statement-breakpoint
CREATE TABLE `sku_forecast` (
	`sku_id` text NOT NULL,
	`location_id` text NOT NULL,
	`vendor_id` text NOT NULL,
	`run_id` text NOT NULL,
	`made_at_ms` integer NOT NULL,
	`first_day` text NOT NULL,
	`horizon_days` integer NOT NULL,
	`daily_mean_json` text NOT NULL,
	`daily_quantiles_json` text NOT NULL,
	`protection_days` integer NOT NULL,
	`protection_mean` real NOT NULL,
	`protection_quantiles_json` text NOT NULL,
	`safety_stock_units` integer NOT NULL,
	`reorder_point_units` integer NOT NULL,
	`order_up_to_units` integer NOT NULL,
	`target_permille` integer NOT NULL,
	`demand_class` text NOT NULL,
	`value_class` text NOT NULL,
	`sold_7_days` integer NOT NULL,
	`sold_28_days` integer NOT NULL,
	`sold_365_days` integer NOT NULL,
	`weekday_json` text NOT NULL,
	`sudden_change` text NOT NULL,
	`history_days` integer NOT NULL,
	`week_first_day` text NOT NULL,
	`week_json` text NOT NULL,
	PRIMARY KEY(`sku_id`, `location_id`),
	CONSTRAINT "sku_forecast_units" CHECK(safety_stock_units >= 0 and reorder_point_units >= 0 and order_up_to_units >= 0),
	CONSTRAINT "sku_forecast_class" CHECK(value_class in ('A', 'B', 'C')),
	CONSTRAINT "sku_forecast_change" CHECK(sudden_change in ('none', 'up', 'down'))
);
--> statement-breakpoint
CREATE INDEX `sku_forecast_vendor` ON `sku_forecast` (`vendor_id`,`sold_28_days`,`sku_id`,`location_id`);--> statement-breakpoint
CREATE INDEX `sku_forecast_change` ON `sku_forecast` (`vendor_id`,`sudden_change`);--> statement-breakpoint
CREATE TABLE `stock_out_period` (
	`sku_id` text NOT NULL,
	`location_id` text NOT NULL,
	`from_ms` integer NOT NULL,
	`to_ms` integer,
	PRIMARY KEY(`sku_id`, `location_id`, `from_ms`),
	CONSTRAINT "stock_out_period_order" CHECK(to_ms >= from_ms)
);
--> statement-breakpoint
CREATE TABLE `supplier_offer` (
	`sku_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`vendor_id` text NOT NULL,
	`price_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`moq_units` integer NOT NULL,
	`pack_units` integer NOT NULL,
	`lead_days` integer NOT NULL,
	`is_preferred` integer NOT NULL,
	`is_active` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	PRIMARY KEY(`sku_id`, `supplier_id`),
	CONSTRAINT "supplier_offer_terms" CHECK(price_minor >= 0 and moq_units >= 1 and pack_units >= 1 and lead_days >= 0),
	CONSTRAINT "supplier_offer_flags" CHECK(is_preferred in (0, 1) and is_active in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `supplier_offer_vendor` ON `supplier_offer` (`vendor_id`,`supplier_id`,`sku_id`);--> statement-breakpoint
CREATE TABLE `supplier_price` (
	`vendor_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`before_minor` integer,
	`price_minor` integer NOT NULL,
	PRIMARY KEY(`vendor_id`, `supplier_id`, `at_ms`, `sku_id`),
	CONSTRAINT "supplier_price_minor" CHECK(price_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE `supplier_receipt` (
	`id` text PRIMARY KEY NOT NULL,
	`purchase_order_id` text NOT NULL,
	`vendor_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`status` text NOT NULL,
	`lines` text NOT NULL,
	`units` integer NOT NULL,
	`lead_days` integer,
	`promised_date` text,
	`received_date` text NOT NULL,
	`received_by` text NOT NULL,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`purchase_order_id`) REFERENCES `purchase_order`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "supplier_receipt_status_word" CHECK(status in ('booking', 'booked')),
	CONSTRAINT "supplier_receipt_units" CHECK(units >= 0)
);
--> statement-breakpoint
CREATE INDEX `supplier_receipt_order` ON `supplier_receipt` (`purchase_order_id`,`at_ms`);--> statement-breakpoint
CREATE INDEX `supplier_receipt_supplier` ON `supplier_receipt` (`vendor_id`,`supplier_id`,`at_ms`);--> statement-breakpoint
CREATE INDEX `supplier_receipt_status` ON `supplier_receipt` (`status`,`at_ms`);--> statement-breakpoint
CREATE TABLE `supply_allowance` (
	`sku_id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`location_id` text NOT NULL,
	`units_a_day` integer NOT NULL,
	`turn` integer NOT NULL,
	`filled_day` text NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "supply_allowance_units" CHECK(units_a_day >= 0)
);
--> statement-breakpoint
CREATE INDEX `supply_allowance_filled` ON `supply_allowance` (`filled_day`,`sku_id`);--> statement-breakpoint
CREATE INDEX `supply_allowance_vendor` ON `supply_allowance` (`vendor_id`,`sku_id`);--> statement-breakpoint
ALTER TABLE `customer_order` ADD `credit_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `delivery_method` ADD `other_prices` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_line` ADD `substitution` text DEFAULT 'refund' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_line` ADD `replaces_line_id` text;--> statement-breakpoint
ALTER TABLE `refund` ADD `credit_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `stock_location` ADD `supply_days` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `stock_location` ADD `closed_at_ms` integer;