-- What later capabilities keep: see the tables below.
CREATE TABLE `price_change` (
	`sku_id` text NOT NULL,
	`from_ms` integer NOT NULL,
	`price_minor` integer NOT NULL,
	PRIMARY KEY(`sku_id`, `from_ms`),
	FOREIGN KEY (`sku_id`) REFERENCES `sku`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "price_change_amount" CHECK(price_minor >= 0)
);
--> statement-breakpoint
CREATE TABLE `promotion` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`starts_at_ms` integer NOT NULL,
	`ends_at_ms` integer NOT NULL,
	`expected_uplift_percent` integer,
	`terms` text NOT NULL,
	`is_settled` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendor`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "promotion_status" CHECK(status in ('planned', 'running', 'ended', 'cancelled')),
	CONSTRAINT "promotion_days" CHECK(last_day >= first_day and ends_at_ms > starts_at_ms),
	CONSTRAINT "promotion_is_settled" CHECK(is_settled in (0, 1)),
	CONSTRAINT "promotion_uplift" CHECK(expected_uplift_percent is null or expected_uplift_percent between -90 and 1000)
);
--> statement-breakpoint
CREATE INDEX `promotion_vendor` ON `promotion` (`vendor_id`,`first_day`,`id`);--> statement-breakpoint
CREATE INDEX `promotion_open` ON `promotion` (`is_settled`,`starts_at_ms`);--> statement-breakpoint
CREATE TABLE `promotion_day` (
	`sku_id` text NOT NULL,
	`day` text NOT NULL,
	`promotion_id` text NOT NULL,
	PRIMARY KEY(`sku_id`, `day`),
	FOREIGN KEY (`sku_id`) REFERENCES `sku`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`promotion_id`) REFERENCES `promotion`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `promotion_day_promotion` ON `promotion_day` (`promotion_id`);--> statement-breakpoint
CREATE TABLE `promotion_price` (
	`promotion_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`price_minor` integer NOT NULL,
	`state` text NOT NULL,
	`regular_minor` integer,
	`regular_compare_at_minor` integer,
	`other_prices` text,
	PRIMARY KEY(`promotion_id`, `sku_id`),
	FOREIGN KEY (`promotion_id`) REFERENCES `promotion`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sku_id`) REFERENCES `sku`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "promotion_price_amount" CHECK(price_minor > 0),
	CONSTRAINT "promotion_price_state" CHECK(state in ('waiting', 'applied', 'restored', 'kept', 'dropped'))
);
--> statement-breakpoint
CREATE INDEX `promotion_price_sku` ON `promotion_price` (`sku_id`,`promotion_id`);--> statement-breakpoint
CREATE INDEX `promotion_price_state` ON `promotion_price` (`promotion_id`,`state`,`sku_id`);--> statement-breakpoint
CREATE TABLE `sku_translation` (
	`sku_id` text NOT NULL,
	`locale` text NOT NULL,
	`title` text NOT NULL,
	PRIMARY KEY(`sku_id`, `locale`),
	FOREIGN KEY (`sku_id`) REFERENCES `sku`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `sku_forecast` ADD `plan_json` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sku_forecast` ADD `next_7_milli_units` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sku_forecast` ADD `next_7_milli_variance` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sku_forecast` ADD `next_7_value_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sku_forecast` ADD `next_28_milli_units` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sku_forecast` ADD `next_28_milli_variance` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sku_forecast` ADD `next_28_value_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sku_forecast` ADD `horizon_milli_units` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sku_forecast` ADD `horizon_milli_variance` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sku_forecast` ADD `horizon_value_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `sku_forecast_sums` ON `sku_forecast` (`vendor_id`,`location_id`,`sku_id`,`made_at_ms`,`first_day`,`horizon_days`,`sold_7_days`,`sold_28_days`,`next_7_milli_units`,`next_7_milli_variance`,`next_7_value_minor`,`next_28_milli_units`,`next_28_milli_variance`,`next_28_value_minor`,`horizon_milli_units`,`horizon_milli_variance`,`horizon_value_minor`);--> statement-breakpoint
ALTER TABLE `supplier_order` ADD `lines` text DEFAULT '' NOT NULL;