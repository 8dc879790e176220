import { z } from 'zod'
import { countings } from '../language/text-length.ts'
import { connectorKey, id, instant, line, said } from '../platform/shapes.ts'
import { channelStates } from './rules.ts'

export const checkLine = z.object({
  key: z.string(),
  level: z.enum(['ok', 'info', 'warning', 'error']),
  text: said,
})

export const channelShape = z.object({
  id,
  connector: connectorKey,
  connectorLabel: said,
  name: z.string(),
  neighbour: z.string().nullable(),
  receives: z.boolean(),
  publishes: z.boolean(),
  /** What is due there is carried out by a person. */
  byHand: z.boolean(),
  state: z.enum(channelStates),
  stateReason: said.nullable(),
  /** Its public fields, as they were filled in. */
  config: z.record(z.string(), z.string()),
  /** When the newest message was sent, where a download alone is known. */
  archivedUntil: instant.nullable(),
  /** Whether it has messages that only a download gave. */
  hasArchive: z.boolean(),
  /** How those who signed up for it are reached; null: it has a network. */
  audience: z.enum(['push', 'mail', 'sms']).nullable(),
  url: z.string().nullable(),
  /** It is a page of this installation, which other sites may show in a frame. */
  isOwnPage: z.boolean(),
  checkedAt: instant.nullable(),
  /** What that check said, without what was seen since to be otherwise. */
  checks: z.array(checkLine),
  tokenEndsAt: instant.nullable(),
  lastPollAt: instant.nullable(),
  nextPollAt: instant.nullable(),
  pollError: said.nullable(),
  /** While a first look reads much: how many messages or weeks it has, and of how many. */
  progress: z
    .object({ read: z.int(), of: z.int(), unit: z.enum(['messages', 'weeks']) })
    .nullable(),
  /** Null where the network does not call, or the channel is only published to. */
  webhook: z
    .object({
      /** What to give the network: where it calls. */
      address: z.string(),
      lastAt: instant.nullable(),
      /** Whether Tambour itself can ask the network to call. */
      subscribable: z.boolean(),
    })
    .nullable(),
  limits: z.object({
    textLength: z.int(),
    counts: z.enum(countings),
    /** The most that one text may have; null where the network sets none. */
    hashtags: z.int().nullable(),
    mentions: z.int().nullable(),
    /** What a first comment takes; null: the network has none. */
    comment: z
      .object({
        textLength: z.int(),
        counts: z.enum(countings),
      })
      .nullable(),
    images: z.int(),
    /** Without an image nothing can be published there. */
    needsImage: z.boolean(),
    imageBytes: z.int(),
    imageTypes: z.array(z.string()),
    pngBytes: z.int().optional(),
    /** Width divided by height; what lies outside is published with margins. */
    imageRatio: z.object({ least: z.number(), most: z.number() }).optional(),
    imageWidth: z.object({ least: z.int(), most: z.int() }).optional(),
    imageSide: z.int().optional(),
    imagePixels: z.int().optional(),
  }),
})
export type ChannelShape = z.infer<typeof channelShape>

export const channelNew = z.object({
  connector: connectorKey,
  name: line(120),
  neighbour: line(120).nullable().default(null),
  receives: z.boolean().default(true),
  publishes: z.boolean().default(true),
  config: z.record(z.string(), z.string()).default({}),
  secrets: z.record(z.string(), z.string()).default({}),
})
export type ChannelNew = z.infer<typeof channelNew>

/** What is absent stays as it is; an empty field is one without a value. */
export const channelChange = z.object({
  name: line(120).optional(),
  config: z.record(z.string(), z.string()).optional(),
})
export type ChannelChange = z.infer<typeof channelChange>

/** Cents a year by contract, and minutes that a person takes for one post; null: nobody says. */
export const channelCost = z.object({
  yearlyCost: z.int().min(0).max(100_000_00).nullable(),
  postMinutes: z.int().min(0).max(600).nullable(),
})

/**
 * New secrets for a channel whose token died; everything else is kept. One that was known by a
 * download alone takes its other fields as well.
 */
export const channelReconnect = z.object({
  config: z.record(z.string(), z.string()).default({}),
  secrets: z.record(z.string(), z.string()),
})

export const connectorShape = z.object({
  key: z.string(),
  label: said,
  description: said,
  fields: z.array(
    z.object({
      key: z.string(),
      label: said,
      help: said,
      secret: z.boolean(),
      required: z.boolean(),
      /** Not required, for another may stand for it, but what most give. */
      usual: z.literal(true).optional(),
      /** Other secrets that it stands for: given anew, it takes their place. */
      replaces: z.array(z.string()).optional(),
      multiline: z.literal(true).optional(),
      /** One of these; the first where nobody chose. */
      choices: z.array(z.object({ value: z.string(), label: said })).optional(),
      /** `random`: a word of one's own choosing, that a program can make. */
      suggestion: z.literal('random').optional(),
      /** Nothing to ask for while a channel is being connected. */
      later: z.literal(true).optional(),
      /** It has a form of its own: the rules of reports (`rules/report-rule.ts`), as one text. */
      editor: z.literal('reports').optional(),
    }),
  ),
  receives: z.boolean(),
  publishes: z.boolean(),
  /** What the network is given first, for its form gives what is asked here; null: no such thing. */
  webhookAddress: z.string().nullable(),
  /** The commune's application, through which one connects at the network; null: there is no such way. */
  application: z
    .object({
      label: said,
      network: z.string(),
      /** Whether it is filled in. */
      isReady: z.boolean(),
      /** Most channels of the kind are connected without it. */
      isOptional: z.boolean(),
      /** Other kinds of channel that the same login may bring. */
      along: z.array(z.object({ key: connectorKey, label: said })),
    })
    .nullable(),
})
export type ConnectorShape = z.infer<typeof connectorShape>

/** Rules of reports that nobody saved yet, as the channel's field has them. */
export const reportPreviewAsked = z.object({ reports: z.string().max(8000) })

export const reportPreviewShape = z.object({
  /** How many mails of these tools were looked at. */
  mails: z.int(),
  reports: z.int(),
  closed: z.int(),
  waiting: z.int(),
  /** The newest. */
  rows: z.array(
    z.object({
      subject: z.string(),
      sentAt: instant,
      /** Null: no rule knows it. */
      kind: z.enum(['opens', 'closes']).nullable(),
      tool: z.string().nullable(),
      /** The number of the caller, for a voice message; null where it is withheld. */
      reference: z.string().nullable(),
      isCall: z.literal(true).optional(),
    }),
  ),
})
export type ReportPreviewShape = z.infer<typeof reportPreviewShape>

/** A rule that would follow voice messages which are not counted, and what it knows of the newest. */
export const voiceOfferShape = z.object({
  rule: z.object({ tool: z.string(), sender: z.string(), opens: z.string(), closes: z.string() }),
  count: z.int(),
  /** `number`: that which called; null where it is withheld. */
  rows: z.array(z.object({ number: z.string().nullable(), sentAt: instant })),
})
export type VoiceOfferShape = z.infer<typeof voiceOfferShape>

export const pollResult = z.object({
  channel: id,
  name: z.string(),
  inbound: z.int(),
  outbound: z.int(),
  changed: z.int(),
  error: said.nullable(),
  gaps: z.array(said),
})
export type PollResult = z.infer<typeof pollResult>
