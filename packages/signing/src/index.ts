export { equalInConstantTime, hasBearer } from './bearer.ts'
export type { Checked } from './result.ts'
export { type FetchLike, type SignedPost, sendSigned } from './send-signed.ts'
export {
  type HeaderSource,
  SIGNATURE_TOLERANCE_MS,
  secretsOf,
  type SignatureHeaders,
  type SignatureRefusal,
  type SignRequest,
  signRequest,
  type VerifiedMessage,
  type VerifyRequest,
  verifySignature,
} from './signature.ts'
