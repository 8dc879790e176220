import { z } from 'zod'
import { languages } from '../language/sentence.ts'
import { email, id, instant, line, must } from '../platform/shapes.ts'
import { keyDays, keyOwnerKinds, looksLikeNoPerson, usualKeyDays } from './rules/api-key.ts'
import { roles } from './rules/role.ts'
import { passwordLength } from './rules/sign-in.ts'
import { peopleSentences } from './sentences.ts'

export const role = z.enum(roles)

export const password = z.string().min(passwordLength.least).max(passwordLength.most)

/** The journal keeps it: it must not read as a key's, or as Tambour's own. */
const personName = line(120).refine(
  name => !looksLikeNoPerson(name),
  must(peopleSentences.mustNameSomebody),
)

export const communeShape = z.object({
  id,
  name: z.string(),
  zone: z.string(),
  aimMinutes: z.int(),
  /** The share of answers on time that the council wants. */
  goalPercent: z.int(),
  /** « 21 », « 2A », « 971 »; null: nobody said. */
  department: z.string().nullable(),
  /** « 51330 », beside its name in all that is read elsewhere; null: none is told. */
  postcode: z.string().nullable(),
})
export type CommuneShape = z.infer<typeof communeShape>

/** Somebody of the commune who may answer residents. */
export const answererShape = z.object({ id: z.string(), name: z.string() })
export type AnswererShape = z.infer<typeof answererShape>

export const setupRequest = z.object({
  commune: line(120),
  name: personName,
  email: email,
  password,
})

/** A commune in which somebody works, and what they are there. */
const membershipShape = z.object({ id, name: z.string(), role })
export type MembershipShape = z.infer<typeof membershipShape>

export const meShape = z.object({
  /** `language`: of their mails, and of the screens where nothing else was chosen. */
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    language: z.enum(languages),
  }),
  /** Whether a code is asked for beside the password. */
  secondFactor: z.boolean(),
  role,
  /** Whether they look after the installation, whatever they are in its communes. */
  runsInstallation: z.boolean(),
  commune: communeShape,
  /** All in which they work, by name: the one above is where this session works now. */
  communes: z.array(membershipShape),
  /** The public agenda, without an event's slug; null where nobody outside can open it. */
  agendaUrl: z.string().nullable(),
  /** Of Tambour, as it is installed. */
  version: z.string(),
})
export type MeShape = z.infer<typeof meShape>

export const personShape = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  /** Whether they are still to choose their first password. */
  invited: z.boolean(),
})
export type PersonShape = z.infer<typeof personShape>

/** `hadAccount`: the address had one already, whose name and password stay. */
export const personAdded = personShape.extend({ hadAccount: z.boolean() })
export type PersonAdded = z.infer<typeof personAdded>

export const personNew = z.object({
  name: personName,
  email: email,
  role,
  password: password
    .optional()
    .meta({ description: 'Without it, a link by mail lets them choose their own' }),
})

/** Whose password a link chooses. */
export const passwordLinkShape = z.object({
  name: z.string(),
  email: z.string(),
  commune: z.string(),
  /** Whether it is their first. */
  isFirst: z.boolean(),
})
export type PasswordLinkShape = z.infer<typeof passwordLinkShape>

export const apiKeyShape = z.object({
  id,
  name: z.string(),
  role,
  /** What it may do now: what both it and its person may; null: it opens nothing any more. */
  roleNow: role.nullable(),
  /** To whom it belongs: it ends and shrinks with its person. */
  owner: z.object({ kind: z.enum(keyOwnerKinds), name: z.string().nullable() }),
  prefix: z.string(),
  createdAt: instant,
  /** From then on it opens nothing; null: no end was chosen. */
  endsAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
})
export type ApiKeyShape = z.infer<typeof apiKeyShape>

export const apiKeyNew = z.object({
  name: line(80),
  role,
  days: z
    .literal(keyDays)
    .nullable()
    .default(usualKeyDays)
    .meta({ description: 'After how many days it ends; null: never' }),
})

/** The only time at which the whole key is told. */
export const apiKeyMade = apiKeyShape.extend({ token: z.string() })

/** Where somebody is signed in. */
export const sessionShape = z.object({
  id: z.string(),
  /** As the browser says; null: it is none that is known. */
  device: z.object({ browser: z.string().nullable(), system: z.string().nullable() }),
  createdAt: instant,
  /** To the hour. */
  seenAt: instant,
  /** Whether it is the one that asks. */
  isThis: z.boolean(),
})
export type SessionShape = z.infer<typeof sessionShape>

/** How one may sign in besides a password. */
export const signInMethods = z.object({
  /** An identity provider; null: none is set. */
  provider: z
    .object({
      name: z.string(),
      /** Whether it is the French State's, whose button has words of its own. */
      isProConnect: z.boolean(),
    })
    .nullable(),
  /** Whether passkeys can be used at this address. */
  passkeys: z.boolean(),
})
export type SignInMethods = z.infer<typeof signInMethods>

/** Where something that was done can be seen. */
const journalFilters = z.object({
  kind: z.enum([
    'conversation',
    'event',
    'channel',
    'digest',
    'people',
    'keys',
    'commune',
    'hours',
  ]),
  id: id.nullable(),
  /** The conversation's subject, the event's title, the channel's name, where there is one. */
  name: z.string().nullable(),
})
export type JournalFilters = z.infer<typeof journalFilters>

/** One act: who, when, what; `detail` is of the act's own form. */
const journalLine = z.object({
  id,
  at: instant,
  by: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  /** Null when what it is about is no longer there. */
  place: journalFilters.nullable(),
})
export type JournalLine = z.infer<typeof journalLine>

export const journalPage = z.object({
  lines: z.array(journalLine),
  /** Give it back as `before` for the older ones; null at the end. */
  next: id.nullable(),
})
export type JournalPage = z.infer<typeof journalPage>

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
