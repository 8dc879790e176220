import type { Call, Page, Told } from '../connector.ts'
import { createAutomatic } from '../meta/automatic.ts'
import { GraphError, type Problem } from '../meta/graph-error.ts'
import { openReader, type Part, readParts } from '../meta/receive.ts'
import { readSeen, seenText } from '../meta/snapshot.ts'
import { receiveThreads } from '../meta/threads.ts'
import { type Account, accountOf, placeOf } from './account.ts'
import { type Cursor, type Reader, readCursor } from './cursor.ts'
import { asFailure, sentence } from './explain.ts'
import { readMedia, receiveMedia } from './media.ts'
import { type Words, wordsOf } from './webhook-events.ts'

const explaining = {
  asFailure,
  sentence,
  nameless:
    'Instagram ne dit pas qui a écrit certains commentaires : ils sont mesurés, mais sans nom.',
}

/** What webhooks named, then private conversations, then posts with their comments. */
export async function receive(
  call: Call,
  cursorText: string | null,
  told: readonly Told[] = [],
): Promise<Page> {
  const cursor = readCursor(cursorText, call.now)
  const automatic = createAutomatic(call.config.automatic_texts, cursor.quick)
  const reader = openReader(call, cursor, automatic)
  let account: Account
  try {
    account = cursor.account ?? (await accountOf(reader.graph))
    cursor.account = account
  } catch (error) {
    if (error instanceof GraphError) return asFailure(error, call.now, 'read', reader.graph.page)
    throw error
  }
  const parts = partsOf(account, wordsOf(told, account.id))
  // A walk down the posts that the last call began goes on by itself: conversations were read then.
  const isWalking =
    cursor.imported.threads && cursor.threads.at === null && cursor.latest.at !== null
  const wanted = isWalking ? parts.filter(({ doing }) => doing !== 'read-threads') : parts
  return await readParts(reader, wanted, explaining)
}

function partsOf(account: Account, words: Words): Part<Cursor>[] {
  return [
    // First, for what fails here is told again.
    {
      doing: 'read',
      read: reader => followWords(reader, account, words),
      isUnderWay: () => false,
    },
    {
      doing: 'read-threads',
      read: reader => receiveThreads(reader, placeOf(account)),
      isUnderWay: ({ imported, threads }) => !imported.threads || threads.at !== null,
    },
    {
      doing: 'read',
      read: reader => readOrForget(reader, account),
      isUnderWay: ({ imported, latest }) => !imported.posts || latest.at !== null,
    },
  ]
}

/** The page may be linked to another account since: the next call asks. */
async function readOrForget(reader: Reader, account: Account): Promise<void> {
  try {
    await receiveMedia(reader, account)
  } catch (error) {
    if (error instanceof GraphError && error.problem === 'missing') reader.cursor.account = null
    throw error
  }
}

/**
 * Looks at the posts that webhooks named, also at old ones, which polling would come by within a
 * quarter of an hour. What they say is not taken for true.
 * @throws GraphError
 */
async function followWords(reader: Reader, account: Account, words: Words): Promise<void> {
  const { cursor, gather } = reader
  for (const [remoteId, at] of words.unsent) gather.remove({ of: 'message', remoteId, at })
  for (const media of words.media) {
    const seen = cursor.knownPosts[media]
    if (seen !== undefined) {
      // It comes with the latest ones, and is read whole whatever its number of comments says.
      cursor.knownPosts[media] = seenText('?', undefined, readSeen(seen).at ?? 0)
      continue
    }
    try {
      await readMedia(reader, account, media)
    } catch (error) {
      // Not for this token: polling tells what it may read.
      if (!(error instanceof GraphError && hopeless.has(error.problem))) throw error
    }
  }
}

const hopeless = new Set<Problem>(['permission', 'parameter'])
