import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { channelById } from '../channels/rows.ts'
import type { Deps } from '../deps.ts'
import { sentenceText, verbatim } from '../language/sentence.ts'
import { writeJournal } from '../people/store/journal.ts'
import { failureBehind } from '../platform/health.ts'
import { BadInput, notFound, Refusal } from '../platform/refusal.ts'
import { hasDied } from '../platform/worker.ts'
import { type Accepted, acceptHistory } from './accept.ts'
import { downloadKind } from './channel.ts'
import { withSurvey } from './import-download.ts'
import { type ImportDeps, partEnding, uploadFolder, uploadPath } from './imports.ts'
import { historySentences } from './sentences.ts'
import {
  claimHistoryImport,
  deleteHistoryImport,
  findHistoryImport,
  type HistoryImportRow,
  historyImports,
  updateHeldImport,
} from './store.ts'

export type WorkDeps = ImportDeps & Pick<Deps, 'log'>

/** How long a claim holds without a sign of life, ms. */
const leaseMs = 60_000

/** How often one is given, ms. */
const beatMs = 5000

/** A process that has the file may be starting anew for this long, ms. */
const startingMs = 10 * 60_000

/** As long a rest as a batch takes, about, ms: half of the time is for polls and screens. */
const pauseMs = 80

/** Open screens hear of progress no oftener than this, ms. */
const tellEveryMs = 500

/** A download that nobody takes up is no longer kept after this, ms: it is full of private letters. */
const keptMs = 7 * 24 * 60 * 60_000

/** Longer than it takes to read one that has come, behind four others, ms. */
const abandonedMs = 60 * 60_000

/** Somebody who was interrupted in the evening goes on with the same files in the morning, ms. */
const brokenOffMs = 24 * 60 * 60_000

/**
 * Goes on with every import that was started, one after the other. One that fails keeps none of the
 * others waiting, and says why on its screen.
 * @param stopping ends the work between two batches, to go on at the next start
 */
export async function continueHistoryImports(
  deps: WorkDeps,
  worker: string,
  stopping: AbortSignal,
): Promise<void> {
  if (stopping.aborted) return
  for (const row of await historyImports(deps.db)) {
    if (stopping.aborted) return
    const now = deps.clock.now()
    const { leaseOwner, leaseUntil } = row
    const isFree = leaseOwner === null || (leaseUntil ?? 0) <= now || hasDied(leaseOwner)
    if (row.state !== 'running' || !isFree) continue
    // Among several workers, the one on whose disk the file is; any of them says that it is gone.
    const isGone = (leaseUntil ?? 0) <= now - startingMs
    if (!isGone && !existsSync(uploadPath(deps, row.file))) continue
    const lease = { leaseOwner: worker, leaseUntil: now + leaseMs }
    if (await claimHistoryImport(deps.db, row, lease)) await work(deps, row, worker, stopping)
  }
}

/** It was stopped, put away, or taken over by somebody else. */
class NoLongerOurs extends Error {}

async function work(
  deps: WorkDeps,
  row: HistoryImportRow,
  worker: string,
  stopping: AbortSignal,
): Promise<void> {
  const { communeId } = row
  const ended = new AbortController()
  const beat = setInterval(() => {
    const leaseUntil = deps.clock.now() + leaseMs
    updateHeldImport(deps.db, row, worker, { leaseUntil }).then(
      isOurs => isOurs || ended.abort(new NoLongerOurs()),
      error => deps.log.warn(error, 'import-lease-not-renewed'),
    )
  }, beatMs)
  try {
    await take(deps, row, worker, AbortSignal.any([stopping, ended.signal]))
    await finish(deps, row, worker)
  } catch (error) {
    if (stopping.aborted) {
      const free = { leaseOwner: null, leaseUntil: deps.clock.now() }
      await updateHeldImport(deps.db, row, worker, free)
    } else if (failureBehind(error)?.failure === 'unreachable') {
      // It is nobody's fault: once its lease has run out, it goes on.
      throw error
    } else if (!(error instanceof NoLongerOurs)) {
      await fail(deps, row, worker, error)
    }
  } finally {
    clearInterval(beat)
    deps.changes.tell(communeId, 'archive')
  }
}

async function take(
  deps: WorkDeps,
  row: HistoryImportRow,
  worker: string,
  signal: AbortSignal,
): Promise<void> {
  const { communeId, channelId, page } = row
  const channel = channelId === null ? undefined : await channelById(deps.db, channelId)
  if (channel === undefined || page === null) throw notFound(historySentences.itsChannel)
  const place = uploadPath(deps, row.file)
  if (!existsSync(place)) throw new BadInput(historySentences.fileGone)
  const kind = downloadKind(deps, row.connector)
  let reportedAt = Number.NEGATIVE_INFINITY
  await withSurvey(
    kind,
    place,
    async survey => {
      await acceptHistory(
        deps,
        channel,
        { archive: kind.archive, survey, page },
        {
          signal,
          pauseMs,
          async alongside(db, taken) {
            if (!(await updateHeldImport(db, row, worker, progressOf(row, taken)))) {
              throw new NoLongerOurs()
            }
          },
          onProgress() {
            const now = deps.clock.now()
            if (now - reportedAt < tellEveryMs) return
            reportedAt = now
            deps.changes.tell(communeId, 'archive')
          },
        },
      )
    },
    { label: verbatim(row.fileName), signal },
  )
}

/** What rounds before a stop added counts as well. */
function progressOf(row: HistoryImportRow, { done, inbound, outbound, foreign }: Accepted) {
  return { done, foreign, inbound: row.inbound + inbound, outbound: row.outbound + outbound }
}

async function finish(deps: WorkDeps, row: HistoryImportRow, worker: string): Promise<void> {
  const { communeId, channelId, actor, total } = row
  await deps.db.transaction().execute(async db => {
    const endedAt = deps.clock.now()
    const end = { state: 'done', done: total, endedAt, leaseOwner: null, leaseUntil: null } as const
    if (!(await updateHeldImport(db, row, worker, end))) throw new NoLongerOurs()
    const { inbound, outbound } = (await findHistoryImport(db, communeId)) ?? row
    await writeJournal(db, {
      communeId,
      at: endedAt,
      actor,
      action: 'archive.imported',
      subject: `channel:${channelId}`,
      detail: { messages: inbound + outbound },
    })
  })
  await rm(uploadPath(deps, row.file), { force: true })
  deps.changes.tell(communeId, 'messages', 'channels')
}

async function fail(
  deps: WorkDeps,
  row: HistoryImportRow,
  worker: string,
  error: unknown,
): Promise<void> {
  const isExpected = error instanceof BadInput || error instanceof Refusal
  if (!isExpected) deps.log.error(error, 'import-failed')
  const reason = sentenceText(isExpected ? error.sentence : historySentences.failed)
  const end = { state: 'failed', error: reason, leaseOwner: null, leaseUntil: null } as const
  await updateHeldImport(deps.db, row, worker, end)
}

/**
 * Deletes downloads that nobody took up for a week, and files that belong to none: a crash cut their
 * upload off, or their reading.
 */
export async function sweepDownloads(deps: WorkDeps): Promise<void> {
  const now = deps.clock.now()
  const kept = new Set<string>()
  for (const row of await historyImports(deps.db)) {
    const { communeId, file, state } = row
    const isOld = row.createdAt <= now - keptMs && state !== 'running' && state !== 'done'
    const isGone =
      isOld && (await deleteHistoryImport(deps.db, { communeId, file, state: [state] }))
    if (isGone) deps.changes.tell(communeId, 'archive')
    else if (state !== 'done') kept.add(file)
  }
  const folder = uploadFolder(deps)
  if (!existsSync(folder)) return
  for (const name of await readdir(folder)) {
    if (kept.has(name)) continue
    const place = uploadPath(deps, name)
    // It may be taken up, or put away, at this moment.
    const found = await stat(place).catch(() => null)
    const leftMs = name.endsWith(partEnding) ? brokenOffMs : abandonedMs
    if (found !== null && found.mtimeMs <= now - leftMs) await rm(place, { force: true })
  }
}
