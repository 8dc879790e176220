import type { Who } from '../channels/channels.ts'
import type { Deps } from '../deps.ts'
import { type Sentence, verbatim } from '../language/sentence.ts'
import { writeJournal } from '../people/store/journal.ts'
import { BadInput } from '../platform/refusal.ts'
import { type Accepted, type AcceptOptions, acceptHistory } from './accept.ts'
import {
  channelOfPage,
  type DownloadKind,
  downloadKind,
  importedChannels,
  makeImportedChannel,
} from './channel.ts'
import { openDownload } from './files.ts'
import { historySentences } from './sentences.ts'
import { pageOf, type Survey, surveyOf } from './survey.ts'

export type ImportDeps = Pick<Deps, 'db' | 'clock' | 'connectors' | 'changes'>

export type ImportOptions = AcceptOptions & {
  /** A folder, or a ZIP. */
  place: string
  /** The kind of network that it is of. */
  connector: string
  /** Unless told, the commune's only channel of that kind, or one that is made for the page. */
  channelId?: number | undefined
  /** The name under which the page writes, where the download does not tell. */
  pageName?: string | undefined
}

export type DownloadImport = Pick<Survey, 'messages' | 'from' | 'to' | 'broken' | 'incomplete'> &
  Omit<Accepted, 'done'> & {
    channel: number
    /** Whether the channel was made for it. */
    made: boolean
    page: string
    /** In the download, as far as it could be read. */
    conversations: number
  }

/**
 * Takes in a download of a channel's history. All of it is history: it counts, and raises no alert.
 * An import that was stopped is begun anew and goes on, and twice the same changes nothing
 * (`acceptHistory`). Where the commune has no channel of that kind yet, one is made that
 * has no access.
 *
 * A conversation of which a file is broken or missing is left out whole: a hole in it would make a
 * question whose answer lies there look unanswered.
 *
 * A download has no ids in common with its network. A conversation is one that was read from the
 * network if a message of theirs is the same, and then only what is missing
 * there is added; what the network brings later is matched by `adoptArchived`. This cannot know a
 * message again that was edited in between, nor a conversation of which the two give different
 * parts, or one or two messages of somebody who changed their name; and where a download begins at
 * a chosen date, it cannot know what a conversation began with.
 *
 * @throws BadInput when the place cannot be read or has no conversations
 * @throws Refusal when there is no such channel, or it cannot be told which channel or which of the
 * people is the page: nothing was written then.
 */
export async function importDownload(
  deps: ImportDeps,
  who: Who,
  options: ImportOptions,
): Promise<DownloadImport> {
  const kind = downloadKind(deps, options.connector)
  const channels = await importedChannels(deps, who.communeId, kind, options.channelId)
  return await withSurvey(kind, options.place, async survey => {
    const names = channels.map(({ name }) => name)
    const page = pageOf(survey, names, options.pageName)
    const known = channelOfPage(channels, page, options.channelId !== undefined)
    const make = (db: Deps['db']) => makeImportedChannel({ ...deps, db }, who, kind, page)
    const channel = known ?? (await deps.db.transaction().execute(make))
    if (known === null) deps.changes.tell(who.communeId, 'channels')
    const source = { archive: kind.archive, survey, page }
    const { inbound, outbound, foreign } = await acceptHistory(deps, channel, source, options)
    if (inbound + outbound > 0) {
      await writeJournal(deps.db, {
        communeId: who.communeId,
        actor: who.actor,
        at: deps.clock.now(),
        action: 'archive.imported',
        subject: `channel:${channel.id}`,
        detail: { messages: inbound + outbound },
      })
    }
    const { threads, messages, from, to, broken, incomplete } = survey
    return {
      channel: channel.id,
      made: known === null,
      page,
      conversations: threads.length,
      messages,
      from,
      to,
      inbound,
      outbound,
      broken,
      incomplete,
      foreign,
    }
  })
}

/**
 * What a first reading of a download tells, to what goes on with it while it is open.
 * @param options.label what it is called in a refusal
 * @throws BadInput when the place cannot be read or has no conversations
 */
export async function withSurvey<Result>(
  { archive }: DownloadKind,
  place: string,
  use: (survey: Survey) => Promise<Result>,
  { label = verbatim(place), signal }: { label?: Sentence; signal?: AbortSignal } = {},
): Promise<Result> {
  const wanted = (path: string) =>
    archive.partOf(path) !== null || archive.isHtml(path) || archive.ownIn(path) !== null
  const opened = await openDownload(place, wanted, label, signal)
  try {
    const { files } = opened
    if (!files.some(({ path }) => archive.partOf(path) !== null)) {
      throw new BadInput(
        files.some(({ path }) => archive.isHtml(path))
          ? historySentences.isHtml(label)
          : historySentences.hasNoMessages(label),
      )
    }
    if (opened.encrypted) {
      throw new BadInput(historySentences.hasPassword(label))
    }
    return await use(await surveyOf(archive, files, signal))
  } finally {
    await opened.close()
  }
}
