-- What later capabilities keep: see the tables below.
CREATE TABLE `insight_day` (
	`vendor_id` text NOT NULL,
	`day` text NOT NULL,
	`is_open` integer NOT NULL,
	`units` integer NOT NULL,
	`served_units` integer NOT NULL,
	`line_count` integer NOT NULL,
	`served_lines` integer NOT NULL,
	`order_count` integer NOT NULL,
	`served_orders` integer NOT NULL,
	`due_count` integer NOT NULL,
	`on_time_count` integer NOT NULL,
	`in_full_count` integer NOT NULL,
	`both_count` integer NOT NULL,
	`hours_2_count` integer NOT NULL,
	`day_1_count` integer NOT NULL,
	`days_3_count` integer NOT NULL,
	`later_count` integer NOT NULL,
	`missing_count` integer NOT NULL,
	PRIMARY KEY(`vendor_id`, `day`),
	CONSTRAINT "insight_day_is_open" CHECK(is_open in (0, 1))
);
--> statement-breakpoint
CREATE TABLE `insight_feed` (
	`vendor_id` text PRIMARY KEY NOT NULL,
	`time_zone` text NOT NULL,
	`through_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `picture_fetch` (
	`product_id` text NOT NULL,
	`url` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`attempts` integer NOT NULL,
	`own_url` text,
	`own` text,
	`updated_at_ms` integer NOT NULL,
	PRIMARY KEY(`product_id`, `url`),
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "picture_fetch_state" CHECK(state in ('waiting', 'had', 'lost'))
);
--> statement-breakpoint
ALTER TABLE `forecast_score` ADD `is_backtest` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `purchase_order` ADD `cancel_asked_at_ms` integer;--> statement-breakpoint
ALTER TABLE `purchase_order` ADD `cancel_refusal` text;--> statement-breakpoint
ALTER TABLE `purchase_order` ADD `refund_transaction_number` text;--> statement-breakpoint
ALTER TABLE `replenishment_setting` ADD `horizon_days` integer DEFAULT 28 NOT NULL;--> statement-breakpoint
ALTER TABLE `supplier_order` ADD `return_number` text;--> statement-breakpoint
ALTER TABLE `webhook_inbox` ADD `claimed_until_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `webhook_inbox_received` ON `webhook_inbox` (`received_at_ms`);