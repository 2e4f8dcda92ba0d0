-- What later capabilities keep: see the tables below.
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
ALTER TABLE `replenishment_setting` ADD `horizon_days` integer DEFAULT 28 NOT NULL;--> statement-breakpoint
ALTER TABLE `webhook_inbox` ADD `claimed_until_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `webhook_inbox_received` ON `webhook_inbox` (`received_at_ms`);