import { z } from 'zod'
import type { IncomingConversation, IncomingMessage } from '../connector.ts'
import { edge, isOfPage, party, time } from './answer.ts'

/** Private conversations, on Messenger and on Instagram: as Meta gives them, and what they become. */

const file = z.object({
  name: z.string().optional(),
  mime_type: z.string().optional(),
  file_url: z.string().optional(),
  image_data: z.object({ url: z.string().optional() }).optional(),
  video_data: z.object({ url: z.string().optional() }).optional(),
})
const shared = z.object({ link: z.string().optional(), name: z.string().optional() })

/** Without `from` and `message` it is one of which Meta gives the id and nothing more. */
export const messageRow = z.object({
  id: z.string(),
  created_time: time,
  from: party.optional(),
  message: z.string().optional(),
  attachments: z.object({ data: z.array(file) }).optional(),
  shares: z.object({ data: z.array(shared) }).optional(),
})
export type MessageRow = z.infer<typeof messageRow>

export const threadRow = z.object({
  id: z.string(),
  updated_time: time,
  link: z.string().optional(),
  message_count: z.number().optional(),
  participants: z.object({ data: z.array(party) }).optional(),
  messages: edge.optional(),
})
export type ThreadRow = z.infer<typeof threadRow>

export const threadPosition = threadRow.pick({ id: true, updated_time: true })

/** The person with whom the page talks; null when Meta names nobody but the page. */
export function citizenOf(
  row: ThreadRow,
  self: string,
): { remoteId: string; name: string | null } | null {
  const person = row.participants?.data.find(party => party.id !== self)
  return person ? { remoteId: person.id, name: person.name ?? null } : null
}

export function privateConversation(
  row: ThreadRow,
  self: string,
): Omit<IncomingConversation, 'messages'> {
  const citizen = citizenOf(row, self)
  return {
    remoteId: row.id,
    visibility: 'private',
    subject: citizen?.name ?? null,
    ...(citizen && { citizen }),
    url: row.link ? (URL.parse(row.link, 'https://www.facebook.com')?.href ?? null) : null,
  }
}

/** Whether Meta gave more than the message's id: it does so for the latest twenty of a thread. */
export function isReadable(row: MessageRow): boolean {
  return row.from !== undefined || row.message !== undefined
}

/** In a private thread whatever the page did not write is the citizen's. */
export function privateMessage(row: MessageRow, thread: ThreadRow, self: string): IncomingMessage {
  const isOut = isOfPage(row, self)
  const named = row.from ? { remoteId: row.from.id, name: row.from.name ?? null } : null
  return {
    remoteId: row.id,
    parentRemoteId: null,
    direction: isOut ? 'outbound' : 'inbound',
    author: isOut ? null : (named ?? citizenOf(thread, self)),
    text: row.message ?? '',
    attachments: [...files(row), ...shares(row)],
    mentions: [],
    url: privateConversation(thread, self).url,
    sentAt: row.created_time,
    automatic: false,
    hidden: false,
  }
}

function files(row: MessageRow): IncomingMessage['attachments'] {
  return (row.attachments?.data ?? []).map(file => {
    const url = file.image_data?.url ?? file.video_data?.url ?? file.file_url ?? null
    // Meta gives a number, and a notice for a name, for a file that European rules withhold.
    if (url === null && file.mime_type === undefined) return { type: 'withheld', url, name: null }
    return { type: file.mime_type ?? 'other', url, name: file.name ?? null }
  })
}

function shares(row: MessageRow): IncomingMessage['attachments'] {
  return (row.shares?.data ?? []).map(share => ({
    type: 'link',
    url: share.link ?? null,
    name: share.name ?? null,
  }))
}
