-- Demand known in advance: forecasts, purchase orders, followers and credit.
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
CREATE INDEX `credit_entry_account` ON `credit_entry` (`vendor_id`,`person_id`,`currency`,`at_ms`,`id`);--> statement-breakpoint
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
	CONSTRAINT "credit_rule_spend" CHECK(spend_max_bps between 0 and 9000),
	CONSTRAINT "credit_rule_days" CHECK(valid_days between 0 and 3650)
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
ALTER TABLE `customer_order` ADD `credit_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_line` ADD `substitution` text DEFAULT 'refund' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_line` ADD `replaces_line_id` text;--> statement-breakpoint
ALTER TABLE `refund` ADD `credit_minor` integer DEFAULT 0 NOT NULL;