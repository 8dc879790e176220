import type { ArchivedPart, HistoryArchive } from '../connectors/connector.ts'
import { BadInput, Refusal } from '../platform/refusal.ts'
import { type DownloadFile, largestWhole } from './file.ts'
import { historySentences } from './sentences.ts'

/** One conversation's files in the order of their parts. */
export type ThreadFiles = { thread: string; files: DownloadFile[]; parts: number[] }

/** The files of each conversation, always in the same order. */
function threadsOf(archive: HistoryArchive, files: readonly DownloadFile[]): ThreadFiles[] {
  const threads = new Map<string, { part: number; file: DownloadFile }[]>()
  for (const file of files) {
    const place = archive.partOf(file.path)
    if (place === null) continue
    const all = threads.get(place.thread) ?? []
    all.push({ part: place.part, file })
    threads.set(place.thread, all)
  }
  return [...threads]
    .map(([thread, all]) => {
      const sorted = all.toSorted((a, b) => a.part - b.part || (a.file.path < b.file.path ? -1 : 1))
      return {
        thread,
        files: sorted.map(({ file }) => file),
        parts: sorted.map(({ part }) => part),
      }
    })
    .sort((a, b) => (a.thread < b.thread ? -1 : 1))
}

/** What a first reading tells. */
export type Survey = {
  /** Those that are whole. */
  threads: ThreadFiles[]
  messages: number
  /** When the first and the last of them was sent, ms UTC; null without any. */
  from: number | null
  to: number | null
  broken: string[]
  incomplete: number
  /** What the page itself wrote elsewhere, which is not taken in. */
  own: { posts: number; comments: number }
  /** In how many conversations each name takes part. */
  names: Map<string, number>
}

/**
 * Reads everything once, and keeps nothing but what it is about.
 * @param signal when to stop reading
 * @throws BadInput when nothing could be read, or it is far too much.
 */
export async function surveyOf(
  archive: HistoryArchive,
  files: readonly DownloadFile[],
  signal?: AbortSignal,
): Promise<Survey> {
  const survey: Survey = {
    threads: [],
    messages: 0,
    from: null,
    to: null,
    broken: [],
    incomplete: 0,
    own: { posts: 0, comments: 0 },
    names: new Map(),
  }
  let read = 0
  for (const each of threadsOf(archive, files)) {
    const people = new Set<string>()
    let messages = 0
    let isWhole = hasEveryPart(each.parts)
    for (const file of each.files) {
      signal?.throwIfAborted()
      const bytes = await file.read()
      read += bytes?.length ?? 0
      if (read > largestWhole) {
        throw new BadInput(historySentences.tooBig)
      }
      const part = bytes === null ? null : await archive.read(bytes)
      if (part === null) {
        survey.broken.push(file.path)
        isWhole = false
        continue
      }
      for (const name of part.people) people.add(name)
      messages += part.messages.length
      for (const { sentAt } of part.messages) {
        survey.from = Math.min(survey.from ?? sentAt, sentAt)
        survey.to = Math.max(survey.to ?? sentAt, sentAt)
      }
    }
    for (const name of people) survey.names.set(name, (survey.names.get(name) ?? 0) + 1)
    if (isWhole) {
      survey.threads.push(each)
      survey.messages += messages
    } else survey.incomplete += 1
  }
  for (const file of files) {
    const kind = archive.ownIn(file.path)
    if (kind === null) continue
    signal?.throwIfAborted()
    const bytes = await file.read()
    survey.own[kind] += (bytes && (await archive.countOwn(bytes))) ?? 0
  }
  if (survey.names.size === 0) {
    throw new BadInput(historySentences.allBroken(survey.broken[0] ?? ''))
  }
  return survey
}

/** @returns null when the file is broken. */
export async function partOf(
  archive: HistoryArchive,
  file: DownloadFile,
): Promise<ArchivedPart | null> {
  const bytes = await file.read()
  return bytes === null ? null : await archive.read(bytes)
}

function hasEveryPart(parts: readonly number[]): boolean {
  const all = new Set(parts)
  return Math.max(...parts) === all.size && !all.has(0)
}

/** Who may be the page, those who take part in the most conversations first. */
export function candidatesOf({ names }: Survey, limit: number): string[] {
  return [...names]
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .map(([name]) => name)
}

/**
 * The name under which the page writes: that of one of the channels, or of the only one who takes
 * part in all conversations. Null when it cannot be told.
 */
export function guessPage({ names }: Survey, channelNames: readonly string[]): string | null {
  const most = Math.max(...names.values())
  const alike = (all: readonly string[]) => all.filter(name => names.get(name) === most)
  const [known, ...others] = alike(channelNames)
  if (known !== undefined && others.length === 0) return known
  const [only, ...more] = alike([...names.keys()])
  return only !== undefined && most > 1 && more.length === 0 ? only : null
}

/**
 * The page's name as told, or as it can be guessed.
 * @throws Refusal when it cannot be told.
 */
export function pageOf(
  survey: Survey,
  channelNames: readonly string[],
  named: string | undefined,
): string {
  const candidates = candidatesOf(survey, 5)
  if (named !== undefined) {
    if (survey.names.has(named)) return named
    throw new Refusal('bad-request', historySentences.nobodyCalledBut(named, candidates))
  }
  const guessed = guessPage(survey, channelNames)
  if (guessed !== null) return guessed
  throw new Refusal('bad-request', historySentences.whichIsPage(candidates))
}
