CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`accountId` text NOT NULL,
	`providerId` text NOT NULL,
	`userId` text NOT NULL,
	`accessToken` text,
	`refreshToken` text,
	`idToken` text,
	`accessTokenExpiresAt` text,
	`refreshTokenExpiresAt` text,
	`scope` text,
	`password` text,
	`createdAt` text NOT NULL,
	`updatedAt` text NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`userId`);--> statement-breakpoint
CREATE TABLE `address` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`line1` text NOT NULL,
	`line2` text NOT NULL,
	`city` text NOT NULL,
	`region` text NOT NULL,
	`postcode` text NOT NULL,
	`country` text NOT NULL,
	`phone` text NOT NULL,
	`latitude` real,
	`longitude` real,
	`used_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `address_person` ON `address` (`person_id`,`used_at_ms`);--> statement-breakpoint
CREATE TABLE `category` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`emoji` text NOT NULL,
	`tint` text NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `category`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `category_slug` ON `category` (`slug`);--> statement-breakpoint
CREATE INDEX `category_parent` ON `category` (`parent_id`);--> statement-breakpoint
CREATE TABLE `category_translation` (
	`category_id` text NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`category_id`, `locale`),
	FOREIGN KEY (`category_id`) REFERENCES `category`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `closure` (
	`location_id` text NOT NULL,
	`date` text NOT NULL,
	PRIMARY KEY(`location_id`, `date`),
	FOREIGN KEY (`location_id`) REFERENCES `stock_location`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `customer_order` (
	`id` text PRIMARY KEY NOT NULL,
	`order_group_id` text NOT NULL,
	`position` integer NOT NULL,
	`number` text NOT NULL,
	`vendor_id` text NOT NULL,
	`status` text NOT NULL,
	`method_id` text NOT NULL,
	`method_kind` text NOT NULL,
	`method_name` text NOT NULL,
	`location_id` text NOT NULL,
	`location_name` text NOT NULL,
	`method_price_minor` integer NOT NULL,
	`method_currency` text NOT NULL,
	`promise_from_ms` integer NOT NULL,
	`promise_to_ms` integer NOT NULL,
	`promise_time_zone` text NOT NULL,
	`promise_reason` text NOT NULL,
	`items_minor` integer NOT NULL,
	`delivery_minor` integer NOT NULL,
	`tax_minor` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`refunded_minor` integer DEFAULT 0 NOT NULL,
	`commission_bps` integer NOT NULL,
	`commission_minor` integer NOT NULL,
	`remitted_at_ms` integer,
	`shipped_at_ms` integer,
	`placed_at_ms` integer NOT NULL,
	FOREIGN KEY (`order_group_id`) REFERENCES `order_group`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "customer_order_status" CHECK(status in ('placed', 'confirmed', 'picking', 'ready', 'shipped', 'delivered', 'cancelled', 'refunded')),
	CONSTRAINT "customer_order_money" CHECK(items_minor >= 0 and delivery_minor >= 0 and tax_minor >= 0 and total_minor >= 0 and commission_minor >= 0),
	CONSTRAINT "customer_order_refunded" CHECK(refunded_minor >= 0 and refunded_minor <= total_minor)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_order_number` ON `customer_order` (`number`);--> statement-breakpoint
CREATE INDEX `customer_order_group` ON `customer_order` (`order_group_id`,`position`);--> statement-breakpoint
CREATE INDEX `customer_order_vendor` ON `customer_order` (`vendor_id`,`placed_at_ms`);--> statement-breakpoint
CREATE TABLE `dead_letter` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`reason` text NOT NULL,
	`parked_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dead_letter_parked` ON `dead_letter` (`parked_at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `delivery_method` (
	`vendor_id` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`price_minor` integer NOT NULL,
	`free_over_minor` integer,
	`currency` text NOT NULL,
	`countries` text NOT NULL,
	`radius_km` real,
	`cut_off_minute` integer NOT NULL,
	`handling_minutes` integer NOT NULL,
	`transit_days_min` integer NOT NULL,
	`transit_days_max` integer NOT NULL,
	`window_from_minute` integer NOT NULL,
	`window_to_minute` integer NOT NULL,
	PRIMARY KEY(`vendor_id`, `id`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "delivery_method_kind" CHECK(kind in ('delivery', 'pickup')),
	CONSTRAINT "delivery_method_price" CHECK(price_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE `delivery_method_translation` (
	`vendor_id` text NOT NULL,
	`method_id` text NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`vendor_id`, `method_id`, `locale`),
	FOREIGN KEY (`vendor_id`,`method_id`) REFERENCES `delivery_method`(`vendor_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `ledger_entry` (
	`journal_id` text NOT NULL,
	`position` integer NOT NULL,
	`debit_account` text NOT NULL,
	`credit_account` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	PRIMARY KEY(`journal_id`, `position`),
	FOREIGN KEY (`journal_id`) REFERENCES `ledger_journal`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_entry_amount" CHECK(amount_minor > 0),
	CONSTRAINT "ledger_entry_accounts" CHECK(debit_account <> credit_account)
);
--> statement-breakpoint
CREATE INDEX `ledger_entry_debit` ON `ledger_entry` (`debit_account`,`currency`,`amount_minor`);--> statement-breakpoint
CREATE INDEX `ledger_entry_credit` ON `ledger_entry` (`credit_account`,`currency`,`amount_minor`);--> statement-breakpoint
CREATE TABLE `ledger_journal` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`order_group_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`order_group_id`) REFERENCES `order_group`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_journal_kind" CHECK(kind in ('sale', 'capture', 'refund', 'supplier_payment', 'payout'))
);
--> statement-breakpoint
CREATE INDEX `ledger_journal_group` ON `ledger_journal` (`order_group_id`);--> statement-breakpoint
CREATE TABLE `offer` (
	`sku_id` text PRIMARY KEY NOT NULL,
	`price_minor` integer NOT NULL,
	`compare_at_minor` integer,
	`currency` text NOT NULL,
	`tax_rate_bps` integer NOT NULL,
	`unit_cost_minor` integer NOT NULL,
	FOREIGN KEY (`sku_id`) REFERENCES `sku`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offer_price" CHECK(price_minor >= 0),
	CONSTRAINT "offer_cost" CHECK(unit_cost_minor >= 0),
	CONSTRAINT "offer_tax" CHECK(tax_rate_bps between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE `opening_period` (
	`location_id` text NOT NULL,
	`weekday` integer NOT NULL,
	`opens_minute` integer NOT NULL,
	`closes_minute` integer NOT NULL,
	PRIMARY KEY(`location_id`, `weekday`, `opens_minute`),
	FOREIGN KEY (`location_id`) REFERENCES `stock_location`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "opening_period_weekday" CHECK(weekday between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE `order_allocation` (
	`order_line_id` text NOT NULL,
	`position` integer NOT NULL,
	`location_id` text NOT NULL,
	`lot_id` text NOT NULL,
	`units` integer NOT NULL,
	`expiry_date` text,
	PRIMARY KEY(`order_line_id`, `position`),
	FOREIGN KEY (`order_line_id`) REFERENCES `order_line`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_allocation_units" CHECK(units > 0)
);
--> statement-breakpoint
CREATE TABLE `order_event` (
	`order_group_id` text NOT NULL,
	`event_key` text NOT NULL,
	`order_id` text,
	`type` text NOT NULL,
	`at_ms` integer NOT NULL,
	`position` integer NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`order_group_id`, `event_key`),
	FOREIGN KEY (`order_group_id`) REFERENCES `order_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `customer_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `order_group` (
	`id` text PRIMARY KEY NOT NULL,
	`cart_id` text NOT NULL,
	`number` text NOT NULL,
	`person_id` text,
	`contact_name` text NOT NULL,
	`contact_email` text NOT NULL,
	`contact_email_key` text NOT NULL,
	`contact_phone` text NOT NULL,
	`address` text,
	`locale` text NOT NULL,
	`currency` text NOT NULL,
	`items_minor` integer NOT NULL,
	`delivery_minor` integer NOT NULL,
	`tax_minor` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`placed_at_ms` integer NOT NULL,
	CONSTRAINT "order_group_money" CHECK(items_minor >= 0 and delivery_minor >= 0 and tax_minor >= 0 and total_minor >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_group_cart` ON `order_group` (`cart_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `order_group_number` ON `order_group` (`number`);--> statement-breakpoint
CREATE INDEX `order_group_person` ON `order_group` (`person_id`,`placed_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `order_group_email` ON `order_group` (`contact_email_key`,`placed_at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `order_line` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`position` integer NOT NULL,
	`sku_id` text NOT NULL,
	`product_id` text NOT NULL,
	`title` text NOT NULL,
	`variant_title` text NOT NULL,
	`gtin` text,
	`image_url` text,
	`units` integer NOT NULL,
	`refunded_units` integer DEFAULT 0 NOT NULL,
	`unit_price_minor` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`tax_rate_bps` integer NOT NULL,
	`tax_minor` integer NOT NULL,
	`unit_cost_minor` integer NOT NULL,
	`reservation_id` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `customer_order`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_line_units" CHECK(units > 0),
	CONSTRAINT "order_line_money" CHECK(unit_price_minor >= 0 and total_minor >= 0 and tax_minor >= 0 and unit_cost_minor >= 0),
	CONSTRAINT "order_line_refunded" CHECK(refunded_units >= 0 and refunded_units <= units)
);
--> statement-breakpoint
CREATE INDEX `order_line_order` ON `order_line` (`order_id`,`position`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at_ms` integer NOT NULL,
	`created_at_ms` integer NOT NULL,
	CONSTRAINT "outbox_attempts" CHECK(attempts >= 0)
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`next_at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `payment` (
	`id` text PRIMARY KEY NOT NULL,
	`order_group_id` text NOT NULL,
	`provider` text NOT NULL,
	`provider_payment_id` text NOT NULL,
	`transaction_number` text NOT NULL,
	`status` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`captured_at_ms` integer,
	FOREIGN KEY (`order_group_id`) REFERENCES `order_group`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_amount" CHECK(amount_minor >= 0),
	CONSTRAINT "payment_status" CHECK(status in ('authorised', 'captured')),
	CONSTRAINT "payment_captured" CHECK((captured_at_ms is null) = (status = 'authorised'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_group` ON `payment` (`order_group_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `payment_provider` ON `payment` (`provider`,`provider_payment_id`);--> statement-breakpoint
CREATE TABLE `product` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`category_id` text,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`brand` text,
	`attributes` text NOT NULL,
	`allergens` text NOT NULL,
	`tags` text NOT NULL,
	`images` text NOT NULL,
	`is_published` integer NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category_id`) REFERENCES `category`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "product_is_published" CHECK(is_published in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `product_slug` ON `product` (`slug`);--> statement-breakpoint
CREATE TABLE `product_card` (
	`product_id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`category_id` text,
	`sku_id` text NOT NULL,
	`sku_count` integer NOT NULL,
	`price_minor` integer NOT NULL,
	`available_units` integer NOT NULL,
	`is_in_stock` integer NOT NULL,
	`sold_units` integer NOT NULL,
	`expiry_key` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "product_card_units" CHECK(available_units >= 0 and sold_units >= 0),
	CONSTRAINT "product_card_in_stock" CHECK(is_in_stock = case when available_units > 0 then 1 else 0 end)
);
--> statement-breakpoint
CREATE INDEX `product_card_popular` ON `product_card` (`is_in_stock`,`sold_units`,`product_id`);--> statement-breakpoint
CREATE INDEX `product_card_newest` ON `product_card` (`created_at_ms`,`product_id`);--> statement-breakpoint
CREATE INDEX `product_card_price` ON `product_card` (`price_minor`,`product_id`);--> statement-breakpoint
CREATE INDEX `product_card_expiry` ON `product_card` (`expiry_key`,`product_id`);--> statement-breakpoint
CREATE INDEX `product_card_category` ON `product_card` (`category_id`,`is_in_stock`,`sold_units`,`product_id`);--> statement-breakpoint
CREATE INDEX `product_card_vendor` ON `product_card` (`vendor_id`,`is_in_stock`,`sold_units`,`product_id`);--> statement-breakpoint
CREATE TABLE `product_translation` (
	`product_id` text NOT NULL,
	`locale` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	PRIMARY KEY(`product_id`, `locale`),
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rateLimit` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`lastRequest` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limit_key` ON `rateLimit` (`key`);--> statement-breakpoint
CREATE TABLE `refund` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`reason` text NOT NULL,
	`status` text NOT NULL,
	`transaction_number` text,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `customer_order`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refund_amount" CHECK(amount_minor >= 0),
	CONSTRAINT "refund_status" CHECK(status in ('due', 'done', 'failed'))
);
--> statement-breakpoint
CREATE INDEX `refund_order` ON `refund` (`order_id`);--> statement-breakpoint
CREATE TABLE `refund_line` (
	`refund_id` text NOT NULL,
	`order_line_id` text NOT NULL,
	`units` integer NOT NULL,
	`amount_minor` integer NOT NULL,
	`is_restocked` integer NOT NULL,
	PRIMARY KEY(`refund_id`, `order_line_id`),
	FOREIGN KEY (`refund_id`) REFERENCES `refund`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_line_id`) REFERENCES `order_line`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refund_line_units" CHECK(units > 0 and amount_minor >= 0)
);
--> statement-breakpoint
CREATE INDEX `refund_line_line` ON `refund_line` (`order_line_id`);--> statement-breakpoint
CREATE TABLE `search_gram` (
	`gram` text NOT NULL,
	`term` text NOT NULL,
	PRIMARY KEY(`gram`, `term`),
	FOREIGN KEY (`term`) REFERENCES `search_term`(`term`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `search_term` (
	`term` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expiresAt` text NOT NULL,
	`token` text NOT NULL,
	`createdAt` text NOT NULL,
	`updatedAt` text NOT NULL,
	`ipAddress` text,
	`userAgent` text,
	`userId` text NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`userId`);--> statement-breakpoint
CREATE TABLE `shipment` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`carrier` text NOT NULL,
	`tracking_number` text NOT NULL,
	`tracking_url` text NOT NULL,
	`status` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `customer_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `shipment_order` ON `shipment` (`order_id`);--> statement-breakpoint
CREATE TABLE `sku` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`vendor_id` text NOT NULL,
	`position` integer NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`gtin` text,
	`weight_grams` integer,
	`measure_amount` real,
	`measure_unit` text,
	`units_per_order_max` integer,
	`is_sold` integer NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sku_is_sold" CHECK(is_sold in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sku_code` ON `sku` (`vendor_id`,`code`);--> statement-breakpoint
CREATE INDEX `sku_product` ON `sku` (`product_id`,`position`);--> statement-breakpoint
CREATE INDEX `sku_gtin` ON `sku` (`gtin`);--> statement-breakpoint
CREATE TABLE `stock_level` (
	`sku_id` text NOT NULL,
	`location_id` text NOT NULL,
	`on_hand_units` integer NOT NULL,
	`reserved_units` integer NOT NULL,
	`allocated_units` integer NOT NULL,
	`quarantined_units` integer NOT NULL,
	`available_units` integer NOT NULL,
	`incoming_units` integer NOT NULL,
	`earliest_expiry_date` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`sku_id`, `location_id`),
	CONSTRAINT "stock_level_units" CHECK(on_hand_units >= 0 and reserved_units >= 0 and allocated_units >= 0 and quarantined_units >= 0 and available_units >= 0 and incoming_units >= 0),
	CONSTRAINT "stock_level_sum" CHECK(on_hand_units = available_units + reserved_units + allocated_units + quarantined_units)
);
--> statement-breakpoint
CREATE TABLE `stock_location` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`name` text NOT NULL,
	`line1` text NOT NULL,
	`city` text NOT NULL,
	`region` text NOT NULL,
	`postcode` text NOT NULL,
	`country` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`time_zone` text NOT NULL,
	`has_pickup` integer NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stock_location_has_pickup" CHECK(has_pickup in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `stock_location_vendor` ON `stock_location` (`vendor_id`,`position`);--> statement-breakpoint
CREATE TABLE `stock_movement` (
	`id` text PRIMARY KEY NOT NULL,
	`sku_id` text NOT NULL,
	`location_id` text NOT NULL,
	`lot_id` text NOT NULL,
	`delta_units` integer NOT NULL,
	`reason` text NOT NULL,
	`reference` text NOT NULL,
	`at_ms` integer NOT NULL,
	CONSTRAINT "stock_movement_reason" CHECK(reason in ('opening', 'receipt', 'sale', 'return', 'damage', 'count', 'expiry', 'transfer_out', 'transfer_in', 'correction'))
);
--> statement-breakpoint
CREATE INDEX `stock_movement_sku` ON `stock_movement` (`sku_id`,`reason`);--> statement-breakpoint
CREATE TABLE `supplier` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`bank_account_number` text NOT NULL,
	`lead_time_days` integer NOT NULL,
	CONSTRAINT "supplier_lead_time" CHECK(lead_time_days >= 0)
);
--> statement-breakpoint
CREATE TABLE `supplier_order` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`status` text NOT NULL,
	`total_minor` integer NOT NULL,
	`transaction_number` text,
	`ship_date` text,
	FOREIGN KEY (`order_id`) REFERENCES `customer_order`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "supplier_order_money" CHECK(total_minor >= 0)
);
--> statement-breakpoint
CREATE INDEX `supplier_order_order` ON `supplier_order` (`order_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`emailVerified` integer NOT NULL,
	`image` text,
	`createdAt` text NOT NULL,
	`updatedAt` text NOT NULL,
	`isOperator` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `vendor` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`legal_name` text NOT NULL,
	`tax_number` text NOT NULL,
	`email` text NOT NULL,
	`accent` text NOT NULL,
	`image_url` text,
	`currency` text NOT NULL,
	`commission_bps` integer NOT NULL,
	`bank_account_number` text NOT NULL,
	`is_approved` integer NOT NULL,
	`supplier_id` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	FOREIGN KEY (`supplier_id`) REFERENCES `supplier`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vendor_commission" CHECK(commission_bps between 0 and 10000),
	CONSTRAINT "vendor_is_approved" CHECK(is_approved in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vendor_slug` ON `vendor` (`slug`);--> statement-breakpoint
CREATE TABLE `vendor_translation` (
	`vendor_id` text NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	`tagline` text NOT NULL,
	`about` text NOT NULL,
	PRIMARY KEY(`vendor_id`, `locale`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expiresAt` text NOT NULL,
	`createdAt` text NOT NULL,
	`updatedAt` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `webhook_inbox` (
	`source` text NOT NULL,
	`message_id` text NOT NULL,
	`received_at_ms` integer NOT NULL,
	PRIMARY KEY(`source`, `message_id`)
);

-- Reason: the foundation: catalogue, vendors, stock projections, orders, payments and ledger, outbox, people.
