import { z } from 'zod'
import { askedDate, email, id, instant, line, localDate } from '../platform/shapes.ts'
import { partnerModes, sharePieces } from './rules-partner.ts'

/** INSEE's code of a commune: « 51454 », « 2A004 ». */
export const inseeCode = z.string().regex(/^(\d{2}|2[AB])\d{3}$/)
export const siren = z.string().regex(/^\d{9}$/)

export const communeFound = z.object({
  code: inseeCode,
  name: z.string(),
  population: z.int(),
  postcodes: z.array(z.string()),
  /** Whether it is another commune of this installation, which needs no mail. */
  isHere: z.boolean(),
  /** What it belongs to, with its SIREN. */
  intercommunality: z.object({ siren, name: z.string() }).nullable(),
})
export type CommuneFound = z.infer<typeof communeFound>

export const intercommunalityShape = z.object({
  siren,
  name: z.string(),
  communes: z.array(communeFound),
})
export type IntercommunalityShape = z.infer<typeof intercommunalityShape>

export const communeSearch = z.object({
  search: z.string().trim().max(80).meta({ description: 'Of a name, a postcode or a code' }),
})

const contactNew = z.object({ name: line(120), email })
const contactShape = z.object({
  id,
  name: z.string(),
  email: z.string(),
  /** Since when they are written to no more, as they wished. */
  unsubscribedAt: instant.nullable(),
})

export const partnerShape = z.object({
  id,
  name: z.string(),
  inseeCode: inseeCode.nullable(),
  /** Inhabitants; null: it is no commune. */
  population: z.int().nullable(),
  mode: z.enum(partnerModes),
  /** The page that it lent us. */
  channel: z.object({ id, name: z.string() }).nullable(),
  contacts: z.array(contactShape),
  groups: z.array(id),
  /** What of a mail it wants; null: all. */
  pieces: z.array(z.enum(sharePieces)).nullable(),
  quietUntil: localDate.nullable(),
  /** Why nothing can be offered to it; null: it can. */
  notReachable: z.enum(['ended', 'reads-feed', 'nobody']).nullable(),
  /** Its own software's; null: it has none. */
  key: z.object({ prefix: z.string(), madeAt: instant, lastUsedAt: instant.nullable() }).nullable(),
  endedAt: instant.nullable(),
})
export type PartnerShape = z.infer<typeof partnerShape>

/** The only answer that tells a key. */
export const partnerKeyMade = z.object({ partner: partnerShape, token: z.string() })
export type PartnerKeyMade = z.infer<typeof partnerKeyMade>

export const groupShape = z.object({
  id,
  name: z.string(),
  partners: z.array(id),
  /** Whether the public agenda can be narrowed to it, by its name. */
  inAgenda: z.boolean(),
})
export type GroupShape = z.infer<typeof groupShape>

const mostContacts = 10

export const partnerNew = z.object({
  name: line(120),
  inseeCode: inseeCode.nullable().default(null),
  mode: z.enum(partnerModes).default('mail'),
  channel: id.nullable().default(null),
  contacts: z.array(contactNew).max(mostContacts).default([]),
  groups: z.array(id).max(50).default([]),
  quietUntil: askedDate.nullable().default(null),
})
export type PartnerNew = z.infer<typeof partnerNew>

/** Many at once: what is known already stays as it is. `group`: to which all of them belong then. */
export const partnersNew = z.object({
  partners: z
    .array(partnerNew.omit({ groups: true, channel: true }))
    .min(1)
    .max(500),
  group: line(80).nullable().default(null),
})
export type PartnersNew = z.infer<typeof partnersNew>

export const groupNew = z.object({
  name: line(80),
  partners: z.array(id).max(1000).default([]),
  inAgenda: z.boolean().default(false),
})

export const partnersShape = z.object({
  /** The commune itself, by its code; null: nobody said which one it is. */
  ours: communeFound.nullable(),
  partners: z.array(partnerShape),
  groups: z.array(groupShape),
  /** Where a mail in answer to the reader's offers goes; null: to nobody. */
  repliesTo: z.string().nullable(),
})
export type PartnersShape = z.infer<typeof partnersShape>

export const partnersMade = z.object({
  added: z.array(id),
  /** How many were known already. */
  known: z.int(),
})

/** A table of partners as a text: CSV with a line of headings. */
export const partnerTable = z.object({ text: z.string().max(1_000_000) })
export const partnerTableRead = z.object({
  partners: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      inseeCode: inseeCode.nullable(),
      contacts: z.array(z.object({ name: z.string(), email: z.string() })),
      /** What of the line could not be read; such a one is not added unless it is mended. */
      problem: z
        .enum(['no-name', 'wrong-address', 'unknown-commune', 'several-communes'])
        .nullable(),
    }),
  ),
  /** The headings that nothing is known of. */
  ignored: z.array(z.string()),
})
export type PartnerTableRead = z.infer<typeof partnerTableRead>
