import { randomUUID } from 'node:crypto'
import { constants, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, statfs, truncate, utimes } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Who } from '../channels/channels.ts'
import { gone, limitOf } from '../platform/limit.ts'
import { BadInput, Refusal } from '../platform/refusal.ts'
import { downloadKind, importedChannels, suggestedChannel } from './channel.ts'
import { withSurvey } from './import-download.ts'
import {
  historyImportStateOf,
  type ImportDeps,
  partEnding,
  refuseWhileRunning,
  underWay,
  uploadFolder,
  uploadPath,
} from './imports.ts'
import { largestDownload } from './rules.ts'
import { historySentences } from './sentences.ts'
import type { HistoryImportState } from './shapes.ts'
import { type DownloadSurvey, findHistoryImport, replaceHistoryImport } from './store.ts'
import { candidatesOf, guessPage, type Survey } from './survey.ts'

/** What the database needs to go on while an archive lies beside it, bytes. */
const spareBytes = 300 * 1024 ** 2
/** Names among which the page is chosen. */
const mostNames = 20

export type Upload = {
  body: NonNullable<Request['body']>
  /** As the browser says, bytes; null where it does not. */
  size: number | null
  fileName: string
  connector: string
  /** Ends the reading when the person who sent it has gone. */
  signal?: AbortSignal
}

/** One is read at a time: each holds the names of thousands of files. */
const inTurn = limitOf(1, 4)

/**
 * Takes a download in, as a stream, to a file that only this installation can read, and reads it
 * once. Nothing of it is in the database yet but what this reading told. It takes the place of one
 * that was handed in before.
 * @throws Refusal when it is too large, the disk too full or another one is being imported,
 * BadInput when it is no such download. Nothing is left of it then.
 */
export async function receiveDownload(
  deps: ImportDeps,
  who: Who,
  upload: Upload,
): Promise<HistoryImportState> {
  downloadKind(deps, upload.connector)
  await refuseWhileRunning(deps.db, who.communeId)
  const file = `${randomUUID()}.zip`
  try {
    await mkdir(uploadFolder(deps), { recursive: true, mode: 0o700 })
    await refuseFullDisk(deps, upload.size)
    await write(upload, uploadPath(deps, file))
  } catch (error) {
    await rm(uploadPath(deps, file), { force: true })
    if (upload.signal?.aborted) throw gone()
    throw error
  }
  return await take(deps, who, file, upload)
}

export type UploadPart = {
  body: NonNullable<Request['body']>
  /** What the person who sends it calls the whole by: the same bytes, the same name. */
  upload: string
  /** Where the part begins, and how large the whole is, bytes. */
  at: number
  size: number
  signal?: AbortSignal
}

/**
 * Takes one part of a download in, after those that are there. A part that is there already, or
 * that would leave a hole, is not written: the answer says where to go on. So a part may be sent
 * twice, and an upload that broke off goes on where it stopped, for a day.
 * @returns how many bytes are there now.
 * @throws Refusal when it is too large, or larger than was announced, of which nothing is kept, the disk
 * too full or another one is being imported
 */
export async function receivePart(
  deps: ImportDeps,
  { communeId }: Who,
  { body, upload, at, size, signal }: UploadPart,
): Promise<{ received: number }> {
  const place = partPath(deps, communeId, upload)
  const there = await sizeOf(place)
  if (at !== there) return { received: there }
  await refuseWhileRunning(deps.db, communeId)
  await mkdir(uploadFolder(deps), { recursive: true, mode: 0o700 })
  await refuseFullDisk(deps, size, size - at)
  const file = await open(place, constants.O_CREAT | constants.O_WRONLY, 0o600)
  try {
    await pipeline(body, atMost(size - at, beyondSize), file.createWriteStream({ start: at }))
  } catch (error) {
    if (error instanceof Refusal) await truncate(place, at)
    // What came of it stays: it is the whole's beginning all the same.
    if (signal?.aborted) throw gone()
    throw error
  }
  return { received: await sizeOf(place) }
}

/**
 * Reads a download that came in parts, as `receiveDownload` does. Its parts took long to come: they go
 * only where it is no such download, and are there for another time where the reading is cut off.
 * @throws Refusal when not all of it is there, BadInput when it is no such download.
 */
export async function readParts(
  deps: ImportDeps,
  who: Who,
  {
    upload,
    size,
    ...given
  }: Pick<Upload, 'fileName' | 'connector' | 'signal'> & {
    upload: string
    size: number
  },
): Promise<HistoryImportState> {
  downloadKind(deps, given.connector)
  await refuseWhileRunning(deps.db, who.communeId)
  const place = partPath(deps, who.communeId, upload)
  if ((await sizeOf(place)) !== size) throw new Refusal('conflict', historySentences.notWhole)
  const file = `${randomUUID()}.zip`
  // Another request for the same was quicker.
  await rename(place, uploadPath(deps, file)).catch(error => {
    throw isMissing(error) ? new Refusal('conflict', historySentences.notWhole) : error
  })
  // Its last part may be of last night: it must not look like an upload that nobody ended.
  const now = new Date(deps.clock.now())
  await utimes(uploadPath(deps, file), now, now)
  return await take(deps, who, file, { ...given, part: place })
}

/**
 * Reads what lies in the folder of uploads once. Where it is refused, nothing is left of it; what came in
 * parts stays as such, unless it is no such download.
 */
async function take(
  deps: ImportDeps,
  { communeId, actor }: Who,
  file: string,
  {
    fileName,
    connector,
    signal,
    part,
  }: Pick<Upload, 'fileName' | 'connector' | 'signal'> & { part?: string },
): Promise<HistoryImportState> {
  const kind = downloadKind(deps, connector)
  const place = uploadPath(deps, file)
  const before = await findHistoryImport(deps.db, communeId)
  try {
    const channels = await importedChannels(deps, communeId, kind, undefined)
    const names = channels.map(({ name }) => name)
    const surveyed = await inTurn(
      () =>
        withSurvey(
          kind,
          place,
          async survey => ({
            survey: shortOf(survey),
            total: survey.messages,
            page: guessPage(survey, names),
          }),
          { label: historySentences.thisFile, ...(signal && { signal }) },
        ),
      signal,
    )
    const { size } = await stat(place)
    const replaced = await replaceHistoryImport(deps.db, {
      communeId,
      actor,
      connector,
      channelId: suggestedChannel(channels, surveyed.page)?.id ?? null,
      state: 'ready',
      file,
      fileName,
      size,
      page: surveyed.page,
      survey: JSON.stringify(surveyed.survey),
      total: surveyed.total,
      createdAt: deps.clock.now(),
    })
    if (!replaced) throw underWay()
  } catch (error) {
    if (part !== undefined && !(error instanceof BadInput)) await rename(place, part)
    else await rm(place, { force: true })
    if (signal?.aborted) throw gone()
    throw error
  }
  if (before !== undefined) await rm(uploadPath(deps, before.file), { force: true })
  deps.changes.tell(communeId, 'archive')
  return await historyImportStateOf(deps, communeId)
}

/** Each commune's lie apart: nobody can go on with another's. */
const partPath = (deps: ImportDeps, communeId: number, upload: string): string =>
  uploadPath(deps, `${communeId}-${upload}${partEnding}`)

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Bytes; 0 where there is none. */
async function sizeOf(place: string): Promise<number> {
  return await stat(place).then(
    ({ size }) => size,
    () => 0,
  )
}

function shortOf(survey: Survey): DownloadSurvey {
  const { threads, from, to, broken, incomplete, own } = survey
  const names = candidatesOf(survey, mostNames)
  return { conversations: threads.length, from, to, broken, incomplete, own, names }
}

const tooLarge = (): Refusal =>
  new Refusal('bad-request', historySentences.tooLarge(largestDownload / 1024 ** 3))

/** @param coming what of it is still to come, bytes */
async function refuseFullDisk(
  deps: ImportDeps,
  size: number | null,
  coming = size ?? 0,
): Promise<void> {
  if (size !== null && size > largestDownload) throw tooLarge()
  const { bavail, bsize } = await statfs(uploadFolder(deps))
  const free = bavail * bsize - spareBytes
  if (free > coming) return
  const needed = Math.ceil((coming + spareBytes) / 1024 ** 2)
  throw new Refusal('conflict', historySentences.noRoom(needed))
}

const beyondSize = (): Refusal => new Refusal('bad-request', historySentences.beyondSize)

async function write({ body }: Upload, place: string): Promise<void> {
  const bounded = atMost(largestDownload, tooLarge)
  await pipeline(body, bounded, createWriteStream(place, { mode: 0o600 }))
}

/** Lets so many bytes through; with the first one more it ends. */
function atMost(bytes: number, beyond: () => Refusal): Transform {
  let passed = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      passed += chunk.length
      if (passed > bytes) done(beyond())
      else done(null, chunk)
    },
  })
}
