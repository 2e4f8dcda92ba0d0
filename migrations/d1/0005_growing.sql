-- What later capabilities keep: see the tables below.
ALTER TABLE `webhook_inbox` ADD `claimed_until_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `webhook_inbox_received` ON `webhook_inbox` (`received_at_ms`);