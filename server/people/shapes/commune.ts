import { z } from 'zod'
import { languages } from '../../language/sentence.ts'
import { email, id, instant, line, must } from '../../platform/shapes.ts'
import { keyDays, keyOwnerKinds, looksLikeNoPerson, usualKeyDays } from '../rules/api-key.ts'
import { roles } from '../rules/role.ts'
import { passwordLength } from '../rules/sign-in.ts'
import { peopleSentences } from '../sentences.ts'

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
export const membershipShape = z.object({ id, name: z.string(), role })
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
