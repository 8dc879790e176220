import { z } from 'zod'
import { instant, line } from '../../platform/shapes.ts'

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]+$/)
const publicKey = z.literal('public-key')

export const passkeyName = line(60)

export const passkeyShape = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
})
export type PasskeyShape = z.infer<typeof passkeyShape>

export const passkeysShape = z.object({
  passkeys: z.array(passkeyShape),
  /** Why none can be used at this installation's address; null: they can. */
  whyNot: z.enum(['ip', 'http']).nullable(),
  /** Whether one's password is asked for before one is added. */
  asksForPassword: z.boolean(),
})

/** What a browser is asked for: https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson */
export const creationOptions = z.object({
  challenge: base64url,
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: base64url, name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: publicKey, alg: z.int() })),
  excludeCredentials: z.array(z.object({ type: publicKey, id: base64url })),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
})
export type CreationOptions = z.infer<typeof creationOptions>

export const requestOptions = z.object({
  challenge: base64url,
  rpId: z.string(),
  userVerification: z.literal('required'),
})
export type RequestOptions = z.infer<typeof requestOptions>

const credential = { id: base64url, rawId: base64url, type: publicKey }
const extensions = z.record(z.string(), z.unknown()).transform(() => ({}))

/** What a browser made: a new passkey. */
export const registration = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url }),
  clientExtensionResults: extensions,
})
export type Registration = z.infer<typeof registration>

/** What a browser signed with a passkey. */
export const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
  }),
  clientExtensionResults: extensions,
})
export type Assertion = z.infer<typeof assertion>
