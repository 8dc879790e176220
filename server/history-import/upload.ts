import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat, statfs } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Who } from '../channels/channels.ts'
import { gone, limitOf } from '../platform/limit.ts'
import { Refusal } from '../platform/refusal.ts'
import { downloadKind, importedChannels, suggestedChannel } from './channel.ts'
import { withSurvey } from './import-download.ts'
import { historyImportStateOf, type ImportDeps, uploadFolder, uploadPath } from './imports.ts'
import { largestDownload } from './rules/limits.ts'
import { historySentences } from './sentences.ts'
import type { HistoryImportState } from './shapes.ts'
import { findHistoryImport, replaceHistoryImport } from './store/imports.ts'
import type { DownloadSurvey } from './store/tables.ts'
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
  /** Ends the reading when whoever sent it has gone. */
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
  const { communeId, actor } = who
  const kind = downloadKind(deps, upload.connector)
  const before = await findHistoryImport(deps.db, communeId)
  if (before?.state === 'running') throw underWay()
  const file = `${randomUUID()}.zip`
  const place = uploadPath(deps, file)
  try {
    await mkdir(uploadFolder(deps), { recursive: true, mode: 0o700 })
    await refuseFullDisk(deps, upload.size)
    await write(upload, place)
    const channels = await importedChannels(deps, communeId, kind, undefined)
    const names = channels.map(({ name }) => name)
    const { signal } = upload
    const told = await inTurn(
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
      connector: upload.connector,
      channelId: suggestedChannel(channels, told.page)?.id ?? null,
      state: 'ready',
      file,
      fileName: upload.fileName,
      size,
      page: told.page,
      survey: JSON.stringify(told.survey),
      total: told.total,
      createdAt: deps.clock.now(),
    })
    if (!replaced) throw underWay()
  } catch (error) {
    await rm(place, { force: true })
    if (upload.signal?.aborted) throw gone()
    throw error
  }
  if (before !== undefined) await rm(uploadPath(deps, before.file), { force: true })
  deps.changes.tell(communeId, 'archive')
  return await historyImportStateOf(deps, communeId)
}

function shortOf(survey: Survey): DownloadSurvey {
  const { threads, from, to, broken, incomplete } = survey
  const names = candidatesOf(survey, mostNames)
  return { conversations: threads.length, from, to, broken, incomplete, names }
}

const underWay = (): Refusal => new Refusal('conflict', historySentences.underWay)

const tooLarge = (): Refusal =>
  new Refusal('bad-request', historySentences.tooLarge(largestDownload / 1024 ** 3))

async function refuseFullDisk(deps: ImportDeps, size: number | null): Promise<void> {
  if (size !== null && size > largestDownload) throw tooLarge()
  const { bavail, bsize } = await statfs(uploadFolder(deps))
  const free = bavail * bsize - spareBytes
  if (free > (size ?? 0)) return
  const needed = Math.ceil(((size ?? 0) + spareBytes) / 1024 ** 2)
  throw new Refusal('conflict', historySentences.noRoom(needed))
}

async function write({ body }: Upload, place: string): Promise<void> {
  let written = 0
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      written += chunk.length
      done(written > largestDownload ? tooLarge() : null, chunk)
    },
  })
  await pipeline(body, counted, createWriteStream(place, { mode: 0o600 }))
}
