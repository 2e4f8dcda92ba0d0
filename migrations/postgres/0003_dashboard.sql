-- The dashboard: who works in a shop and what they did, and what its screens keep.
CREATE TABLE "audit_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" text NOT NULL,
	"facts" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "audit_entry_actor_kind" CHECK (actor_kind in ('person', 'program'))
);
--> statement-breakpoint
CREATE TABLE "vendor_member" (
	"vendor_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"joined_at_ms" bigint NOT NULL,
	CONSTRAINT "vendor_member_pk" PRIMARY KEY("vendor_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "vendor_role" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor_id" text NOT NULL,
	"name" text NOT NULL,
	"permissions" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "vendor_member" ADD CONSTRAINT "vendor_member_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_role" ADD CONSTRAINT "vendor_role_vendor_id_vendor_id_fk" FOREIGN KEY ("vendor_id") REFERENCES "public"."vendor"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_vendor" ON "audit_entry" USING btree ("vendor_id","at_ms","id");--> statement-breakpoint
CREATE INDEX "vendor_member_person" ON "vendor_member" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "vendor_role_name" ON "vendor_role" USING btree ("vendor_id","name");