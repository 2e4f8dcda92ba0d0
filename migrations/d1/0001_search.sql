CREATE TABLE `search_document` (
	`id` integer PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_document_product` ON `search_document` (`product_id`);--> statement-breakpoint
CREATE VIRTUAL TABLE `product_search` USING fts5(title, keywords, description, content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

-- Reason: full-text search. Words are folded and cut by our own rule before they are stored (Chinese into single and double characters), so both engines find the same; drizzle-kit knows no FTS5.
