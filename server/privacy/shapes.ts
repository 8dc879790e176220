import { z } from 'zod'
import { id, instant, line, localDate, must, said } from '../platform/shapes.ts'
import { retentionMonths } from './rules.ts'
import { privacySentences } from './sentences.ts'

const months = z.int().min(retentionMonths.least).max(retentionMonths.most)

/** How long words and names are kept, and what goes next. */
export const privacyShape = z.object({
  months,
  /** What was sent before this local date is due. */
  limit: localDate,
  /** When what is due is erased next. */
  nextAt: instant,
  /** So many messages are due, and so many will be within thirty days, those included; `mostCounted`: or more. */
  due: z.int(),
  soon: z.int(),
  /** Whether nothing is erased yet, for people to choose, or to take back what they chose. */
  isWaiting: z.boolean(),
  sweptAt: instant.nullable(),
  /** Where people ask for what is kept of them; empty: nobody said. */
  contact: z.string(),
  /** The data protection officer; empty: nobody said. */
  officer: z.string(),
})
export type PrivacyShape = z.infer<typeof privacyShape>

const optionalLine = z.union([z.literal(''), line(200)])

export const privacyChange = z.object({ months, contact: optionalLine, officer: optionalLine })
export type PrivacyChange = z.infer<typeof privacyChange>

/** As they may be asked for: what it would be with so many months. */
export const privacyQuery = z.object({
  months: z.coerce
    .number<number>()
    .int()
    .min(retentionMonths.least)
    .max(retentionMonths.most)
    .optional(),
})

/** Where each commune may be written to; an empty contact: nobody said. */
export const contactsShape = z.object({
  communes: z.array(z.object({ name: z.string(), contact: z.string() })),
})

export const searchQuery = z.object({ search: z.string().trim().min(2).max(120) })

/** Somebody who wrote to the commune, as one channel knows them. */
const residentShape = z.object({
  id,
  name: z.string().nullable(),
  channel: z.string(),
  messages: z.int(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  /** Contacts that are the same person, as somebody of the commune said. */
  same: z.array(id),
})
export type ResidentShape = z.infer<typeof residentShape>

/** Others whose name or address is kept, and on which screen that is changed. */
const addresseeShape = z.object({
  kind: z.enum(['person', 'reader', 'approver']),
  name: z.string().nullable(),
  email: z.string().nullable(),
})

/** A message of somebody else, or of the commune, with that name in it. */
const quoteShape = z.object({
  id,
  conversationId: id,
  sentAt: instant,
  fromCommune: z.boolean(),
  text: z.string(),
})
export type QuoteShape = z.infer<typeof quoteShape>

/** A note of the commune's own people with that name in it. */
const foundNote = z.object({ id, conversationId: id, writtenAt: instant, text: z.string() })
export type FoundNote = z.infer<typeof foundNote>

export const foundShape = z.object({
  residents: z.array(residentShape),
  addressees: z.array(addresseeShape),
  quotes: z.array(quoteShape),
  notes: z.array(foundNote),
  /** Whether there are more than are shown. */
  isCut: z.boolean(),
})
export type FoundShape = z.infer<typeof foundShape>

/** « 12,40 »: as many as one person may be. */
const idList = z
  .string()
  .max(400)
  .refine(text => /^\d{1,9}(,\d{1,9})*$/.test(text), must(privacySentences.mustBeNumbers))
  .transform(text => [...new Set(text.split(',').map(Number))])
export const copyQuery = z.object({ residents: idList })

const copiedMessage = z.object({
  sentAt: instant,
  /** `person`: theirs; `commune`: an answer; `other`: somebody else, whose words are not theirs to have. */
  from: z.enum(['person', 'commune', 'other']),
  text: z.string().nullable(),
  /** What it said before it was edited. */
  earlier: z.array(z.string()),
  attachments: z.array(
    z.object({
      type: z.string(),
      url: z.string().nullable(),
      /** What is kept here of it, in base64 (RFC 4648); null: nothing. */
      content: z.string().nullable(),
    }),
  ),
  url: z.string().nullable(),
  removedAt: instant.nullable(),
})

/** All that is kept of a person (RGPD, articles 15 and 20). */
export const personCopy = z.object({
  madeAt: instant,
  commune: z.string(),
  contact: z.string(),
  officer: z.string(),
  months,
  residents: z.array(
    residentShape.extend({
      network: z.string(),
      /** By which the network tells them from others. */
      networkId: z.string(),
    }),
  ),
  conversations: z.array(
    z.object({
      channel: z.string(),
      isPrivate: z.boolean(),
      url: z.string().nullable(),
      messages: z.array(copiedMessage),
      /** What the commune's people noted about them for each other. */
      notes: z.array(z.object({ writtenAt: instant, text: z.string() })),
    }),
  ),
  /** When they began to wait, and when they were answered. */
  waits: z.array(z.object({ openedAt: instant, closedAt: instant.nullable() })),
  /** What of it stands in the register of official requests. */
  requests: z.array(
    z.object({
      reference: z.string(),
      receivedOn: localDate,
      subject: z.string().nullable(),
      text: z.string().nullable(),
      dueOn: localDate,
      answeredOn: localDate.nullable(),
      outcome: z.string().nullable(),
    }),
  ),
})
export type PersonCopy = z.infer<typeof personCopy>

export const erasureNew = z.object({
  residents: z.array(id).max(40),
  /** Messages of others that name them, chosen one by one. */
  quotes: z.array(id).max(200).default([]),
  /** Notes that name them, chosen in the same way; those of their conversations go anyway. */
  notes: z.array(id).max(200).optional(),
})
export type ErasureNew = z.infer<typeof erasureNew>

export const erasureShape = z.object({
  residents: z.int(),
  messages: z.int(),
  /** What this cannot reach, one sentence each. */
  remains: z.array(said),
})
export type ErasureShape = z.infer<typeof erasureShape>
