import { z } from 'zod'
import { connectorKey, id, instant, said } from '../platform/shapes.ts'

const survey = z.object({
  conversations: z.int(),
  from: instant.nullable(),
  to: instant.nullable(),
  /** Files that could not be read, the first twenty. */
  broken: z.array(z.string()),
  brokenCount: z.int(),
  /** Conversations left out whole because a part of them is broken or missing. */
  incomplete: z.int(),
  /** What the page itself wrote elsewhere: in the download, and not taken in. */
  own: z.object({ posts: z.int(), comments: z.int() }),
  /** Who may be the page, the likeliest first. */
  names: z.array(z.string()),
})

const historyImportShape = z.object({
  state: z.enum(['ready', 'running', 'stopped', 'failed', 'done']),
  fileName: z.string(),
  size: z.int(),
  /** The page's name: as it is known or was told; null where a person must tell. */
  page: z.string().nullable(),
  /** The channel that it goes to; null while it is not chosen, or will be made. */
  channel: z.object({ id, name: z.string() }).nullable(),
  /** Those that it may go to. */
  channels: z.array(z.object({ id, name: z.string() })),
  survey,
  total: z.int(),
  done: z.int(),
  inbound: z.int(),
  outbound: z.int(),
  foreign: z.int(),
  error: said.nullable(),
  createdAt: instant,
  endedAt: instant.nullable(),
})
export type HistoryImportShape = z.infer<typeof historyImportShape>

/** The download that was handed in last, until it is put away. */
export const historyImportState = z.object({ import: historyImportShape.nullable() })
export type HistoryImportState = z.infer<typeof historyImportState>

/** An upload in parts: its name of the sender's making, the same for the same bytes. */
const uploadName = z.string().regex(/^[a-z0-9-]{1,64}$/)

export const uploadPart = z.object({
  upload: uploadName,
  /** Where this part begins, and how large the whole is, bytes. */
  at: z.coerce.number<number>().int().min(0),
  size: z.coerce.number<number>().int().min(1),
})

/** How many bytes of the whole are there: the next part begins here. */
export const uploadReceived = z.object({ received: z.int() })

export const uploadRead = z.object({
  upload: uploadName,
  size: z.int().min(1),
  /** As people know it. */
  name: z.string().min(1).max(255),
  connector: connectorKey.default('facebook'),
})

export const historyImportStart = z.object({
  /** One of the survey's names. */
  page: z.string(),
  /** Null: a channel of its own, without an access. */
  channel: id.nullable(),
})

export const importedRemoved = z.object({
  /** Messages that were taken away. */
  messages: z.int(),
})
