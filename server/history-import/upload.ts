import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat, statfs } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Who } from '../channels/channels.ts'
import { frenchNumber } from '../language/french.ts'
import { Refusal } from '../platform/refusal.ts'
import { archiveChannels, archiveKind, suggestedChannel } from './channel.ts'
import { withSurvey } from './import-download.ts'
import { archiveFolder, archiveImportState, archivePlace, type ImportDeps } from './imports.ts'
import { largestArchive } from './rules/limits.ts'
import type { ArchiveImportState } from './shapes.ts'
import { findArchiveImport, replaceArchiveImport } from './store/imports.ts'
import type { ArchiveSurvey } from './store/tables.ts'
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
}

/**
 * Takes a download in, as a stream, to a file that only this installation can read, and reads it
 * once. Nothing of it is in the database yet but what this reading told. It takes the place of one
 * that was handed in before.
 * @throws Refusal when it is too large, the disk too full or another one is being imported,
 * BadInput when it is no such download. Nothing is left of it then.
 */
export async function receiveArchive(
  deps: ImportDeps,
  who: Who,
  upload: Upload,
): Promise<ArchiveImportState> {
  const { communeId, actor } = who
  const kind = archiveKind(deps, upload.connector)
  const before = await findArchiveImport(deps.db, communeId)
  if (before?.state === 'running') throw underWay()
  const file = `${randomUUID()}.zip`
  const place = archivePlace(deps, file)
  try {
    await mkdir(archiveFolder(deps), { recursive: true, mode: 0o700 })
    await refuseFullDisk(deps, upload.size)
    await write(upload, place)
    const channels = await archiveChannels(deps, communeId, kind, undefined)
    const names = channels.map(({ name }) => name)
    const told = await withSurvey(
      kind,
      place,
      async survey => ({
        survey: shortOf(survey),
        total: survey.messages,
        page: guessPage(survey, names),
      }),
      { label: 'Ce fichier' },
    )
    const { size } = await stat(place)
    const replaced = await replaceArchiveImport(deps.db, {
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
    throw error
  }
  if (before !== undefined) await rm(archivePlace(deps, before.file), { force: true })
  deps.changes.tell(communeId, 'archive')
  return await archiveImportState(deps, communeId)
}

function shortOf(survey: Survey): ArchiveSurvey {
  const { threads, from, to, broken, incomplete } = survey
  const names = candidatesOf(survey, mostNames)
  return { conversations: threads.length, from, to, broken, incomplete, names }
}

const underWay = (): Refusal =>
  new Refusal(
    'conflict',
    'Un historique est en cours d’import : attendez qu’il soit terminé, ou arrêtez-le.',
  )

const tooLarge = (): Refusal =>
  new Refusal(
    'bad-request',
    `Ce fichier dépasse ${frenchNumber(largestArchive / 1024 ** 3)} Go : demandez à Facebook les messages seuls, avec des médias de qualité faible.`,
  )

async function refuseFullDisk(deps: ImportDeps, size: number | null): Promise<void> {
  if (size !== null && size > largestArchive) throw tooLarge()
  const { bavail, bsize } = await statfs(archiveFolder(deps))
  const free = bavail * bsize - spareBytes
  if (free > (size ?? 0)) return
  const needed = frenchNumber(Math.ceil(((size ?? 0) + spareBytes) / 1024 ** 2))
  throw new Refusal(
    'conflict',
    `Il n’y a pas assez de place sur le disque du serveur pour ce fichier : libérez-en, il en faut ${needed} Mo.`,
  )
}

async function write({ body }: Upload, place: string): Promise<void> {
  let written = 0
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      written += chunk.length
      done(written > largestArchive ? tooLarge() : null, chunk)
    },
  })
  await pipeline(body, counted, createWriteStream(place, { mode: 0o600 }))
}
