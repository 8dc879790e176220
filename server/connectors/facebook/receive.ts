import type { Call, Page, Told } from '../connector.ts'
import { createAutomatic } from '../meta/automatic.ts'
import { asFailure, sentence } from '../meta/explain.ts'
import { openReader, type Part, readParts } from '../meta/receive.ts'
import { senderOf } from '../meta/sender.ts'
import { receiveThreads } from '../meta/threads.ts'
import { type Cursor, readCursor } from './cursor.ts'
import { followWords, noteEchoes } from './follow-events.ts'
import { placeOf } from './parse.ts'
import { receivePosts } from './posts.ts'
import { wordsOf } from './webhook-events.ts'

const parts: Part<Cursor>[] = [
  {
    doing: 'read-threads',
    read: reader => receiveThreads(reader, placeOf(reader.graph)),
    isUnderWay: ({ imported, threads }) => !imported.threads || threads.at !== null,
  },
  {
    doing: 'read',
    read: receivePosts,
    isUnderWay: ({ imported, latest }) => !imported.posts || latest.at !== null,
  },
]

const explaining = {
  asFailure,
  sentence,
  nameless:
    'Facebook ne dit pas qui a écrit certains commentaires : ils sont mesurés, mais sans nom.',
}

/** What webhooks named, then private conversations, then posts with their comments. */
export async function receive(
  call: Call,
  cursorText: string | null,
  told: readonly Told[] = [],
): Promise<Page> {
  const cursor = readCursor(cursorText, call.now)
  const words = wordsOf(told, call.config.page?.trim() ?? '')
  noteEchoes(cursor, words)
  const sentBy = (message: string) => senderOf(cursor.echoes[message], call.config.app_id)
  const automatic = createAutomatic(call.config.automatic_texts, cursor.quick, sentBy)
  // A walk down the posts that the last call began goes on by itself: conversations were read then.
  const isWalking =
    cursor.imported.threads && cursor.threads.at === null && cursor.latest.at !== null
  const wanted = isWalking ? parts.filter(({ doing }) => doing !== 'read-threads') : parts
  // First, for what fails here is told again.
  const heard: Part<Cursor> = {
    doing: 'read',
    read: reader => followWords(reader, words),
    isUnderWay: () => false,
  }
  return await readParts(
    openReader(call, cursor, automatic, words.said),
    [heard, ...wanted],
    explaining,
  )
}
