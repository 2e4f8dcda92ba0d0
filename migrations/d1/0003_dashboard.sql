-- The dashboard: who works in a shop and what they did, and what its screens keep.
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
CREATE UNIQUE INDEX `vendor_role_name` ON `vendor_role` (`vendor_id`,`name`);