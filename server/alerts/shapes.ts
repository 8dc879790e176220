import { z } from 'zod'
import { languages } from '../language/sentence.ts'
import { answererShape } from '../people/shapes.ts'
import {
  askedDate,
  id,
  instant,
  largestId,
  line,
  localDate,
  must,
  said,
  webLink,
} from '../platform/shapes.ts'
import { alertLimits } from './rules.ts'
import { alertSentences } from './sentences.ts'

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: 'Local time of day, HH:MM' })

/** Somebody of whom a notice told, as they are now. */
const alertLineShape = z.object({
  message: id,
  conversation: id,
  channelName: z.string(),
  visibility: z.enum(['private', 'public']),
  subject: z.string().nullable(),
  openedAt: instant,
  /** The longest wait that the notice told; 0: that an answer may not have arrived, alone. */
  minutes: z.int(),
  /** Whether an answer to them may not have arrived. */
  inDoubt: z.boolean(),
  waiting: z.boolean(),
  /** Who of the commune deals with it, as they are now. */
  inCharge: answererShape.nullable(),
})
export type AlertLineShape = z.infer<typeof alertLineShape>

/** Alerts that were raised together. */
const alertNoticeShape = z.object({
  id,
  at: instant,
  /** Nobody was on duty: everybody who may answer was told. */
  toAll: z.boolean(),
  lines: z.array(alertLineShape),
})
export type AlertNoticeShape = z.infer<typeof alertNoticeShape>

export const alertsQuery = z.object({
  after: z.coerce.number<number>().int().min(0).max(largestId).optional(),
})
export const alertsShape = z.object({
  notices: z.array(alertNoticeShape),
  /** The newest notice of the commune, whomever it told; 0 when there is none. */
  last: z.int(),
})
export type AlertsShape = z.infer<typeof alertsShape>

export const dutyShape = z.object({
  id,
  userId: z.string(),
  name: z.string(),
  from: localDate,
  /** Included; null: until further notice. */
  to: localDate.nullable(),
  /** On call as well, between these times of each day; past midnight when `callTo` is not later. */
  callFrom: time.nullable(),
  callTo: time.nullable(),
})
export type DutyShape = z.infer<typeof dutyShape>

export const dutyNew = z.object({
  userId: z.string().min(1),
  from: askedDate,
  to: askedDate.nullable().default(null),
  callFrom: time.nullable().default(null),
  callTo: time.nullable().default(null),
})
export type DutyNew = z.infer<typeof dutyNew>

export const dutiesShape = z.object({
  /** Running and coming, the earliest first. */
  duties: z.array(dutyShape),
  /** Who may be on duty: all who may answer; `isReachable`: by a mail, or by a device that takes it. */
  people: z.array(answererShape.extend({ isReachable: z.boolean() })),
})
export type DutiesShape = z.infer<typeof dutiesShape>

/** Who is on duty on the local date of now. */
export const dutyTodayShape = z.object({
  people: z.array(dutyShape.pick({ name: true, callFrom: true, callTo: true })),
  /** Nobody is, on a day on which the mairie opens: everybody who may answer will be told. */
  everyone: z.boolean(),
  /** Nobody of those whom the next alert is for, now or when somebody watches again, can be reached. */
  nobodyReachable: z.boolean(),
})
export type DutyTodayShape = z.infer<typeof dutyTodayShape>

export const alertSettingsShape = z.object({
  /** Minutes of opening hours, or of hours on call; empty: no alerts. */
  minutes: z.array(z.int()),
  /** Whether alerts reach the asker by mail; null for an API key. */
  mail: z.boolean().nullable(),
  /** Whether this installation can send mail. */
  canMail: z.boolean(),
  /** Whether the asker's devices show who writes and the first words; null for an API key. */
  quotes: z.boolean().nullable(),
})
export type AlertSettingsShape = z.infer<typeof alertSettingsShape>

export const alertMinutesEdit = z.object({
  minutes: z
    .array(z.int().min(1).max(alertLimits.longest))
    .max(alertLimits.most)
    .refine(
      minutes => minutes.every((each, index) => index === 0 || each > (minutes[index - 1] ?? 0)),
      must(alertSentences.mustRise),
    ),
})
export const alertMailEdit = z.object({ mail: z.boolean() })
export const alertQuotesEdit = z.object({ quotes: z.boolean() })

/** What is absent stays. */
export type AlertSettingsEdit = Partial<
  z.infer<typeof alertMinutesEdit> & z.infer<typeof alertMailEdit> & z.infer<typeof alertQuotesEdit>
>

const deviceKind = z.enum(['push', 'ntfy', 'free-mobile', 'webhook'])
const deviceName = line(60)

/** A browser, or another place, where somebody is told. */
export const deviceShape = z.object({
  id,
  kind: deviceKind,
  name: z.string(),
  createdAt: instant,
  /** When it was added, or said last that it is there. */
  seenAt: instant,
  /** When it last failed, and why; null: it did not, or took something since. */
  failedAt: instant.nullable(),
  failure: said.nullable(),
})
export type DeviceShape = z.infer<typeof deviceShape>

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+=*$/)

/** As `PushSubscription.toJSON()` gives it. */
const subscription = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(1000),
  keys: z.object({ p256dh: base64url(120), auth: base64url(40) }),
})

/** What is absent stays; a browser tells at each load where it is now. */
export const deviceEdit = z.object({
  name: deviceName.optional(),
  subscription: subscription.optional(),
})
export type DeviceEdit = z.infer<typeof deviceEdit>

/** A browser, or what a person reads besides; the same address again is the same device. */
export const deviceNew = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('push'), name: deviceName.optional(), subscription }),
  z.object({
    kind: z.literal('ntfy'),
    name: deviceName,
    server: webLink.default('https://ntfy.sh'),
    /** As ntfy allows them (https://docs.ntfy.sh/publish). */
    topic: z.string().regex(/^[\w-]{1,64}$/),
    accessToken: z.string().trim().max(200).default(''),
  }),
  z.object({
    kind: z.literal('free-mobile'),
    name: deviceName,
    /** With which one signs in at Free Mobile: eight digits. */
    user: z.string().regex(/^\d{8}$/),
    /** The key that Free Mobile gives for it, in « Mes options ». */
    pass: line(60),
  }),
  z.object({ kind: z.literal('webhook'), name: deviceName, address: webLink }),
])
export type DeviceNew = z.infer<typeof deviceNew>

/** `secret`: a webhook's, by which it knows us; it is told this once. */
export const deviceAdded = deviceShape.extend({ secret: z.string().nullable() })
export type DeviceAdded = z.infer<typeof deviceAdded>

const common = { v: z.literal(1), lang: z.enum(languages), badge: z.int() }

/**
 * What a push tells the service worker, as JSON of at most 3,993 bytes. `tag`: one of the same takes the
 * place of the one before; `badge`: how many wait in the commune.
 */
export const pushPayload = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('waiting'),
    /** The notice’s: what comes twice is shown once. */
    id,
    commune: id,
    tag: z.string(),
    title: z.string(),
    body: z.string(),
    /** A path. */
    href: z.string(),
    /** Where a single one waits; null: several do. */
    conversation: id.nullable(),
    message: id.nullable(),
    actions: z.object({ reply: z.string(), take: z.string(), noReply: z.string() }),
  }),
  z.object({
    ...common,
    kind: z.literal('settled'),
    commune: id,
    tag: z.string(),
    /** « Anne s’en charge ». */
    text: z.string(),
  }),
  z.object({
    ...common,
    kind: z.literal('mention'),
    /** The note’s: what comes twice is shown once. */
    id,
    commune: id,
    tag: z.string(),
    /** « Anne vous mentionne ». */
    title: z.string(),
    body: z.string(),
    /** A path. */
    href: z.string(),
  }),
  z.object({
    ...common,
    kind: z.literal('due'),
    /** The reminder's: what comes twice is shown once. */
    id,
    commune: id,
    tag: z.string(),
    /** « À faire à la main : Fête du village ». */
    title: z.string(),
    body: z.string(),
    /** A path. */
    href: z.string(),
  }),
  z.object({ ...common, kind: z.literal('test'), title: z.string(), body: z.string() }),
])
export type PushPayload = z.infer<typeof pushPayload>
