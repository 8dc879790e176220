import { setTimeout } from 'node:timers/promises'
import type { Archive, ArchivedPart, IncomingConversation } from '../connectors/connector.ts'
import { frenchList } from '../domain/french.ts'
import { holdPolling } from '../store/archived.ts'
import { channelsOf } from '../store/channels.ts'
import type { Row } from '../store/schema.ts'
import { openArchive } from './archive-files.ts'
import { createGivenIndex, freshOf } from './archive-fresh.ts'
import {
  pageOf,
  partOf,
  type Survey,
  surveyOf,
  type ThreadFiles,
  threadsOf,
} from './archive-survey.ts'
import { BadInput } from './bad-input.ts'
import { configOf } from './channel-call.ts'
import { channelRow } from './channels.ts'
import type { Deps } from './deps.ts'
import { takeIn } from './ingest.ts'
import { Refusal } from './refusal.ts'

export type ImportDeps = Pick<Deps, 'db' | 'clock' | 'connectors' | 'changes'>

export type ImportOptions = {
  /** A folder, or a ZIP. */
  place: string
  /** The kind of network that it is of. */
  connector: string
  /** Unless told, the commune's only channel of that kind. */
  channelId?: number | undefined
  /** The name under which the page writes, where the download does not tell. */
  pageName?: string | undefined
  onProgress?: (progress: { done: number; total: number }) => void
  /** Between two batches, so that a server beside this process gets at the database, ms. */
  pauseMs?: number
}

export type ArchiveImport = {
  channel: number
  page: string
  /** In the download, as far as it could be read. */
  conversations: number
  messages: number
  /** Those that were not there yet. */
  inbound: number
  outbound: number
  /** Files that could not be read, by their paths. */
  broken: string[]
  /** Conversations left out whole because a part of them is broken or missing. */
  incomplete: number
  /** Conversations in which the page does not take part. */
  foreign: number
}

/** Messages to a transaction, about; a conversation is never divided. */
const batchSize = 1000

/**
 * Takes in a download of a channel's history. All of it is history: it counts, and raises no alert.
 * Conversations are read one after the other, and written in batches, each whole or not at all: an
 * import that was stopped is begun anew and goes on, and twice the same changes nothing.
 *
 * A conversation of which a file is broken or missing is left out whole: a hole in it would make a
 * question whose answer lies there look unanswered.
 *
 * A download has no ids in common with its network. A conversation is one that was read from the
 * network if a message of theirs is the same (services/twins.ts), and then only what is missing
 * there is added; what the network brings later is matched by `adoptArchived`. This cannot know a
 * message again that was edited in between, nor a conversation of which the two give different
 * parts, or one or two messages of somebody who changed their name; and where a download begins at
 * a chosen date, it cannot know what a conversation began with.
 *
 * @throws BadInput when the place cannot be read or has no conversations
 * @throws Refusal when there is no such channel, or it cannot be told which channel or which of the
 * people is the page: nothing was written then.
 */
export async function importArchive(
  deps: ImportDeps,
  communeId: number,
  options: ImportOptions,
): Promise<ArchiveImport> {
  const { channel, archive } = await channelFor(deps, communeId, options)
  const opened = await openArchive(options.place, path => archive.partOf(path) !== null)
  try {
    const threads = threadsOf(archive, opened.files)
    if (threads.length === 0) {
      throw new BadInput(
        `${options.place} n’a pas de messages en JSON : demandez le téléchargement à Facebook au format JSON, avec les messages.`,
      )
    }
    const survey = await surveyOf(archive, threads)
    const page = pageOf(survey, channel.name, options.pageName)
    return await takeAll(deps, channel, { archive, survey, page, options })
  } finally {
    await opened.close()
  }
}

async function channelFor(
  deps: ImportDeps,
  communeId: number,
  { channelId, connector: kind }: ImportOptions,
): Promise<{ channel: Row<'channel'>; archive: Archive }> {
  const { archive, manifest } = deps.connectors[kind] ?? {}
  if (archive === undefined || manifest === undefined) {
    throw new Refusal('unavailable', `Tambour ne sait pas lire d’archive de « ${kind} ».`)
  }
  if (channelId !== undefined) {
    const channel = await channelRow(deps, communeId, channelId)
    if (channel.connector === kind) return { channel, archive }
    throw new Refusal(
      'bad-request',
      `Le canal « ${channel.name} » n’est pas de type « ${manifest.label} ».`,
    )
  }
  const all = await channelsOf(deps.db, communeId)
  const [channel, ...more] = all.filter(({ connector, receives, neighbour }) => {
    return connector === kind && receives === 1 && neighbour === null
  })
  if (channel === undefined) {
    throw new Refusal(
      'bad-request',
      `Aucun canal « ${manifest.label} » ne reçoit de messages : connectez la page d’abord.`,
    )
  }
  if (more.length > 0) {
    const names = [channel, ...more].map(({ id, name }) => `${id} (${name})`)
    throw new Refusal(
      'bad-request',
      `Choisissez le canal avec --channel, parmi ${frenchList(names)}.`,
    )
  }
  return { channel, archive }
}

type Work = { archive: Archive; survey: Survey; page: string; options: ImportOptions }

async function takeAll(
  deps: ImportDeps,
  channel: Row<'channel'>,
  { archive, survey, page, options }: Work,
): Promise<ArchiveImport> {
  const { threads, messages, broken, incomplete } = survey
  const result: ArchiveImport = {
    channel: channel.id,
    page,
    conversations: threads.length,
    messages,
    inbound: 0,
    outbound: 0,
    broken,
    incomplete,
    foreign: 0,
  }
  const read = archive.reader(page, configOf(channel))
  const reread = async (each: ThreadFiles) => {
    const parts: ArchivedPart[] = []
    for (const file of each.files) {
      const part = await partOf(archive, file)
      // It could be read a moment ago.
      if (part === null) throw new BadInput(`Le fichier ${file.path} a changé pendant la lecture.`)
      parts.push(part)
    }
    return { conversation: read(each.thread, parts), count: parts.reduce(sumOfMessages, 0) }
  }
  // Which texts are sent by themselves is known once all was read.
  for (const each of threads) await reread(each)

  const given = createGivenIndex()
  let batch: IncomingConversation[] = []
  let waiting = 0
  let done = 0
  const write = async () => {
    if (waiting === 0) return
    const came = await deps.db.transaction().execute(async db => {
      await holdPolling(db, channel.id)
      await given.refresh(db, channel.id)
      const fresh = await freshOf(db, channel.id, batch, given)
      // Later than anything: all of it is history.
      const source = { ...channel, createdAt: Number.POSITIVE_INFINITY }
      return await takeIn(db, source, fresh, deps.clock.now())
    })
    result.inbound += came.inbound
    result.outbound += came.outbound
    done += waiting
    batch = []
    waiting = 0
    if (came.wrote) deps.changes.tell(channel.communeId, 'messages')
    options.onProgress?.({ done, total: messages })
    await setTimeout(options.pauseMs ?? 0)
  }
  for (const each of threads) {
    const { conversation, count } = await reread(each)
    waiting += count
    if (conversation === null) result.foreign += 1
    else if (conversation.messages.length > 0) batch.push(conversation)
    if (waiting >= batchSize) await write()
  }
  await write()
  return result
}

const sumOfMessages = (sum: number, part: ArchivedPart) => sum + part.messages.length
