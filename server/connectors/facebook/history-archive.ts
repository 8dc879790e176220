import { createHash } from 'node:crypto'
import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import { nextTurn } from '../../platform/event-loop.ts'
import type { ArchivedMessage, HistoryArchive, IncomingMessage } from '../connector.ts'
import { createAutomatic } from '../meta/automatic.ts'
import { byTime } from '../meta/receive.ts'

/**
 * A page's download, as a page's administrator gets it: private conversations, a folder each, in
 * files of at most 10,000 messages. It has no ids but the folder's number (where there is none, the
 * folder's name is hashed), names people only by their name, and does not tell what was taken back or edited when.
 *
 * Beside them it has what the page itself wrote, and nothing that others wrote there: its posts
 * (`posts/profile_posts_1.json`) and its own comments (`comments_and_reactions/comments.json`, all
 * of one author, without the comment that each answers). So of comments no reply time can be had.
 */
export const archive: HistoryArchive = {
  partOf(path) {
    const [, folder, part, form] = partPath.exec(path.replaceAll('\\', '/')) ?? []
    if (folder === undefined || part === undefined || form !== 'json') return null
    // The folder's name begins with the person's, who may bear another one in the next download.
    return { thread: /_(\d{6,})$/.exec(folder)?.[1] ?? unnamed(folder), part: Number(part) }
  },

  isHtml: path => partPath.exec(path.replaceAll('\\', '/'))?.[3] === 'html',

  ownIn(path) {
    const found = ownPath.exec(path.replaceAll('\\', '/'))
    return found === null ? null : found[1] === undefined ? 'comments' : 'posts'
  },

  async countOwn(bytes) {
    if (!isModest(bytes)) return null
    await nextTurn()
    const parsed = own.safeParse(jsonIn(new TextDecoder().decode(bytes)))
    if (!parsed.success) return null
    return 'comments_v2' in parsed.data ? parsed.data.comments_v2.length : parsed.data.length
  },

  async read(bytes) {
    if (!isModest(bytes)) return null
    await nextTurn()
    const parsed = file.safeParse(jsonIn(new TextDecoder().decode(bytes)))
    if (!parsed.success) return null
    const { participants, messages } = parsed.data
    const written: ArchivedMessage[] = []
    await nextTurn()
    for (let start = 0; start < messages.length; start += slice) {
      const some = z.array(message).safeParse(messages.slice(start, start + slice))
      if (!some.success) return null
      written.push(...some.data.filter(isWritten).map(archived))
      // Thousands of messages take half a second: the others come in between.
      await nextTurn()
    }
    return {
      people: [...new Set(participants.map(({ name }) => mended(name)))],
      messages: written,
    }
  },

  reader(page, config) {
    const automatic = createAutomatic(config.automatic_texts, {})
    return thread => {
      const people = new Set<string>()
      // Their name is known once all parts were read: messages share what is known of them.
      const author: { remoteId: string; name: string | null } = {
        remoteId: `archive:${thread}`,
        name: null,
      }
      // Two downloads may overlap: of two files that have a message, one gives it.
      const messages = new Map<string, IncomingMessage>()
      return {
        add(part) {
          for (const name of part.people) people.add(name)
          const alike = new Map<string, number>()
          for (const message of part.messages) {
            const direction = message.sender === page ? 'outbound' : 'inbound'
            const content = `${message.sentAt} ${direction} ${message.text}`
            const ordinal = alike.get(content) ?? 0
            alike.set(content, ordinal + 1)
            const remoteId = `archive:${thread}:${message.sentAt}:${digest(`${content} ${ordinal}`)}`
            messages.set(remoteId, {
              remoteId,
              parentRemoteId: null,
              direction,
              author: direction === 'outbound' ? null : author,
              text: message.text,
              attachments: message.attachments,
              mentions: [],
              url: null,
              sentAt: message.sentAt,
              automatic: false,
              hidden: false,
            })
          }
        },
        end() {
          if (!people.delete(page)) return null
          const [citizen = null] = people
          author.name = citizen
          const sorted = [...messages.values()].sort(byTime)
          automatic.mark(thread, sorted, citizen)
          return {
            remoteId: `archive:${thread}`,
            visibility: 'private',
            subject: citizen,
            url: null,
            messages: sorted,
          }
        },
      }
    }
  },
}

/** Wherever the download was unpacked, and whatever the folder above `messages` is called. */
const partPath =
  /(?:^|\/)(?:inbox|archived_threads|message_requests|filtered_threads)\/([^/]+)\/message_(\d{1,6})\.(json|html)$/

/** A page's own posts and comments, as one file has them. */
const ownPath = /(?:^|\/)(?:posts\/(profile_posts)_\d{1,6}|comments_and_reactions\/comments)\.json$/
const own = z.union([z.array(z.unknown()), z.object({ comments_v2: z.array(z.unknown()) })])

const media = z.array(z.unknown()).default([])
const message = z.object({
  sender_name: z.string(),
  timestamp_ms: z.int().positive().max(8.64e15),
  content: z.string().default(''),
  type: z.string().optional(),
  is_unsent: z.boolean().default(false),
  photos: media,
  videos: media,
  gifs: media,
  audio_files: media,
  files: media,
  sticker: z.unknown().optional(),
  share: z.object({ link: z.string().optional() }).optional(),
})
type MessageRow = z.infer<typeof message>

/** Twice the most that Meta writes into one file: of more, nothing is even looked at. */
const mostMessages = 20_000
/** Messages that are read in one go. */
const slice = 500

const file = z.object({
  participants: z
    .array(z.unknown())
    .max(mostMessages)
    .pipe(z.array(z.object({ name: z.string() }))),
  messages: z.array(z.unknown()).max(mostMessages),
})

/** So many values take JSON's reader some fifty milliseconds; a real file has a tenth of them. */
const mostValues = 600_000
const [comma, bracket, brace] = [44, 91, 123]

/** Whether there are so few values that reading them keeps nobody waiting. */
function isModest(bytes: Uint8Array): boolean {
  let values = 0
  // Eleven million bytes: an iterator and a set take ten times as long.
  for (let place = 0; place < bytes.length; place++) {
    const sign = bytes[place]
    if (sign === comma || sign === bracket || sign === brace) values++
  }
  return values <= mostValues
}

/** Calls and the like are no messages; of one that was taken back nobody knows what it said. */
function isWritten(row: MessageRow): boolean {
  if (row.is_unsent || /^(Call|Subscribe|Unsubscribe)$/.test(row.type ?? '')) return false
  return row.content !== '' || attachmentsOf(row).length > 0
}

function archived(row: MessageRow): ArchivedMessage {
  return {
    sender: mended(row.sender_name),
    sentAt: row.timestamp_ms,
    text: mended(row.content),
    attachments: attachmentsOf(row),
  }
}

/** The files lie in the download and have no address; a shared link has one. */
function attachmentsOf(row: MessageRow): IncomingMessage['attachments'] {
  const kinds = [
    ['image', [...row.photos, ...row.gifs]],
    ['video', row.videos],
    ['audio', row.audio_files],
    ['file', row.files],
    ['sticker', row.sticker === undefined ? [] : [row.sticker]],
  ] as const
  const { link } = row.share ?? {}
  return [
    ...kinds.flatMap(([type, items]) => items.map(() => ({ type, url: null, name: null }))),
    ...(link === undefined ? [] : [{ type: 'link', url: mended(link), name: null }]),
  ]
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Meta writes each byte of the UTF-8 as a sign of its own: « Ã© » for « é ». What is not written
 * that way stays as it is.
 */
export function mended(text: string): string {
  if (/[^\0-\xff]/.test(text)) return text
  try {
    return utf8.decode(Buffer.from(text, 'latin1'))
  } catch {
    // Not bytes of UTF-8: an « é » that was written as one.
    return text
  }
}

/** A folder that is a name alone: ids last longer than the person who is to be forgotten. */
function unnamed(folder: string): string {
  return `x${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
