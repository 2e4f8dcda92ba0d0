/** The ledger's tables. The CHECKs repeat the invariants: a bug here is an error, never a wrong balance. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS account (
  number TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  kind TEXT NOT NULL CHECK (kind IN ('house', 'shopper', 'merchant', 'vendor', 'supplier')),
  secret_digest TEXT NOT NULL,
  balance_minor INTEGER NOT NULL DEFAULT 0,
  held_minor INTEGER NOT NULL DEFAULT 0 CHECK (held_minor >= 0),
  created_at_ms INTEGER NOT NULL,
  CHECK (kind = 'house' OR balance_minor >= held_minor)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS payment (
  id TEXT PRIMARY KEY,
  reference TEXT NOT NULL,
  merchant_account TEXT NOT NULL REFERENCES account (number),
  payer_account TEXT REFERENCES account (number),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  description TEXT NOT NULL,
  return_url TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('requires_approval', 'authorised', 'captured', 'voided', 'declined', 'expired')),
  captured_minor INTEGER NOT NULL DEFAULT 0 CHECK (captured_minor BETWEEN 0 AND amount_minor),
  refunded_minor INTEGER NOT NULL DEFAULT 0 CHECK (refunded_minor BETWEEN 0 AND captured_minor),
  transaction_number TEXT UNIQUE,
  decline_code TEXT,
  created_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  CHECK ((status = 'captured') = (captured_minor > 0)),
  CHECK (status NOT IN ('authorised', 'captured') OR (payer_account IS NOT NULL AND transaction_number IS NOT NULL))
) STRICT, WITHOUT ROWID;
-- Serves the merchant's question "what became of my reference".
CREATE INDEX IF NOT EXISTS payment_reference ON payment (reference, created_at_ms);
-- Serves the alarm: which open payment ends first.
CREATE INDEX IF NOT EXISTS payment_open ON payment (expires_at_ms) WHERE status IN ('requires_approval', 'authorised');

CREATE TABLE IF NOT EXISTS hold (
  payment_id TEXT PRIMARY KEY REFERENCES payment (id),
  account_number TEXT NOT NULL REFERENCES account (number),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  placed_at_ms INTEGER NOT NULL,
  closed_at_ms INTEGER
) STRICT, WITHOUT ROWID;

-- Double entry: one row is one debit and one credit of the same amount, so the books balance by construction.
CREATE TABLE IF NOT EXISTS movement (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('opening', 'capture', 'refund', 'transfer')),
  transaction_number TEXT NOT NULL,
  debit_account TEXT NOT NULL REFERENCES account (number),
  credit_account TEXT NOT NULL REFERENCES account (number),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  debit_balance_minor INTEGER NOT NULL,
  credit_balance_minor INTEGER NOT NULL,
  reference TEXT NOT NULL,
  memo TEXT NOT NULL DEFAULT '',
  payment_id TEXT REFERENCES payment (id),
  at_ms INTEGER NOT NULL,
  CHECK (debit_account <> credit_account)
) STRICT;
-- Serve the two halves of a statement.
CREATE INDEX IF NOT EXISTS movement_debit ON movement (debit_account, sequence);
CREATE INDEX IF NOT EXISTS movement_credit ON movement (credit_account, sequence);
-- Serve "was I paid" (by number) and "did I pay" (by reference) and the refunds of a payment.
CREATE INDEX IF NOT EXISTS movement_number ON movement (transaction_number);
CREATE INDEX IF NOT EXISTS movement_transfer_reference ON movement (reference) WHERE kind = 'transfer';
CREATE INDEX IF NOT EXISTS movement_payment ON movement (payment_id) WHERE payment_id IS NOT NULL;

CREATE TABLE IF NOT EXISTS idempotency (
  key TEXT PRIMARY KEY,
  request_hash TEXT NOT NULL,
  answer TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS message (
  id TEXT PRIMARY KEY,
  idempotency_key TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS wrong_secret (
  scope TEXT PRIMARY KEY,
  wrong_count INTEGER NOT NULL CHECK (wrong_count > 0),
  last_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`
