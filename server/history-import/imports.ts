import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Who } from '../channels/channels.ts'
import { journal } from '../channels/rows.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { downloadKind, importedChannels, makeImportedChannel } from './channel.ts'
import { historySentences } from './sentences.ts'
import type { HistoryImportShape, HistoryImportState, historyImportStart } from './shapes.ts'
import {
  deleteHistoryImport,
  findHistoryImport,
  type HistoryImportRow,
  surveyShape,
  updateHistoryImport,
} from './store.ts'

/** A download that is not done with, when a person is erased. */
export { findHistoryImport, forgetSurveyName } from './store.ts'

export type ImportDeps = Pick<Deps, 'db' | 'clock' | 'connectors' | 'changes' | 'dataDir'>

/** Where handed-in downloads lie until they are imported. */
export const uploadFolder = ({ dataDir }: Pick<Deps, 'dataDir'>): string =>
  join(dataDir, 'archives')

export const uploadPath = (deps: Pick<Deps, 'dataDir'>, file: string): string =>
  join(uploadFolder(deps), file)

/** What an upload in parts is called by until it is whole. */
export const partEnding = '.part'

const shownBroken = 20

/** The download that was handed in last, and how far its import is. */
export async function historyImportStateOf(
  deps: Pick<Deps, 'db' | 'connectors'>,
  communeId: number,
): Promise<HistoryImportState> {
  const row = await findHistoryImport(deps.db, communeId)
  return { import: row === undefined ? null : await shapeOf(deps, row) }
}

async function shapeOf(
  deps: Pick<Deps, 'db' | 'connectors'>,
  row: HistoryImportRow,
): Promise<HistoryImportShape> {
  const { state, fileName, size, page, total, done, inbound, outbound, foreign, error } = row
  const kind = downloadKind(deps, row.connector)
  const all = await importedChannels(deps, row.communeId, kind, undefined)
  const channels = all.map(({ id, name }) => ({ id, name }))
  const survey = surveyShape.parse(JSON.parse(row.survey))
  return {
    state,
    fileName,
    size,
    page,
    channel: channels.find(({ id }) => id === row.channelId) ?? null,
    channels,
    survey: {
      ...survey,
      from: toIsoOrNull(survey.from),
      to: toIsoOrNull(survey.to),
      broken: survey.broken.slice(0, shownBroken),
      brokenCount: survey.broken.length,
    },
    total,
    done,
    inbound,
    outbound,
    foreign,
    error: sentenceOrNull(error),
    createdAt: toIso(row.createdAt),
    endedAt: toIsoOrNull(row.endedAt),
  }
}

/**
 * A person has seen what the download holds, and wants it imported: the job does it.
 * @param given.channel null: a channel without an access is made for the page
 * @throws Refusal when there is none to start, or the page or the channel is none of those offered.
 */
export async function startHistoryImport(
  deps: ImportDeps,
  who: Who,
  { page, channel: channelId }: z.infer<typeof historyImportStart>,
): Promise<HistoryImportState> {
  const row = await rowIn(deps, who.communeId, ['ready'])
  const { names } = surveyShape.parse(JSON.parse(row.survey))
  if (!names.includes(page)) {
    throw new Refusal('bad-request', historySentences.nobodyCalled(page))
  }
  const kind = downloadKind(deps, row.connector)
  const state = await change(deps, who, row, 'archive.started', async db => {
    const [channel] =
      channelId === null
        ? [await makeImportedChannel({ ...deps, db }, who, kind, page)]
        : await importedChannels({ db }, who.communeId, kind, channelId)
    if (channel === undefined) throw notFound(historySentences.thisChannel)
    return { ...begun(deps, who), page, channelId: channel.id }
  })
  if (channelId === null) deps.changes.tell(who.communeId, 'channels')
  return state
}

/** Takes up an import that was stopped, or that failed. @throws Refusal when there is none. */
export async function resumeHistoryImport(deps: ImportDeps, who: Who): Promise<HistoryImportState> {
  const row = await rowIn(deps, who.communeId, ['stopped', 'failed'])
  return await change(deps, who, row, 'archive.started', async () => begun(deps, who))
}

/** From the beginning of its file, for the next worker that is free. */
function begun({ clock }: Pick<Deps, 'clock'>, { actor }: Who) {
  const free = { leaseOwner: null, leaseUntil: clock.now() }
  return { state: 'running', actor, done: 0, foreign: 0, error: null, ...free } as const
}

/** Stops an import; what it has written stays, and it can be taken up again. */
export async function stopHistoryImport(deps: ImportDeps, who: Who): Promise<HistoryImportState> {
  const row = await rowIn(deps, who.communeId, ['running'])
  return await change(deps, who, row, 'archive.stopped', async () => ({ state: 'stopped' }))
}

/**
 * Changes one unless it is otherwise by now than it was read.
 * @param make what is changed of it; what it writes is undone where it is otherwise
 */
async function change(
  deps: ImportDeps,
  who: Who,
  { file, state, ...row }: HistoryImportRow,
  action: 'archive.started' | 'archive.stopped',
  make: (db: Deps['db']) => Promise<Parameters<typeof updateHistoryImport>[2]>,
): Promise<HistoryImportState> {
  const { communeId } = who
  await deps.db.transaction().execute(async db => {
    const patch = await make(db)
    if (!(await updateHistoryImport(db, { communeId, file, state: [state] }, patch)))
      throw noImport()
    const { channelId = row.channelId } = patch
    await journal(db, who, deps.clock.now(), action, `channel:${channelId}`)
  })
  deps.changes.tell(communeId, 'archive')
  return await historyImportStateOf(deps, communeId)
}

/** Puts a download away that is not being imported, with its file. */
export async function discardHistoryImport(deps: ImportDeps, communeId: number): Promise<void> {
  const row = await rowIn(deps, communeId, ['ready', 'stopped', 'failed', 'done'])
  const { file, state } = row
  if (!(await deleteHistoryImport(deps.db, { communeId, file, state: [state] }))) throw noImport()
  await rm(uploadPath(deps, file), { force: true })
  deps.changes.tell(communeId, 'archive')
}

async function rowIn(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  states: readonly HistoryImportRow['state'][],
): Promise<HistoryImportRow> {
  const row = await findHistoryImport(db, communeId)
  if (row === undefined || !states.includes(row.state)) throw noImport()
  return row
}

/** @throws Refusal (`conflict`) */
export async function refuseWhileRunning(db: Deps['db'], communeId: number): Promise<void> {
  const row = await findHistoryImport(db, communeId)
  if (row?.state === 'running') throw underWay()
}

export const underWay = (): Refusal => new Refusal('conflict', historySentences.underWay)
const noImport = (): Refusal => new Refusal('conflict', historySentences.noImport)
