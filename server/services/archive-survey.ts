import type { Archive, ArchivedPart } from '../connectors/connector.ts'
import { frenchList } from '../domain/french.ts'
import type { ArchiveFile } from './archive-files.ts'
import { BadInput } from './bad-input.ts'
import { Refusal } from './refusal.ts'

/** One conversation's files in the order of their parts. */
export type ThreadFiles = { thread: string; files: ArchiveFile[]; parts: number[] }

/** The files of each conversation, always in the same order. */
export function threadsOf(archive: Archive, files: readonly ArchiveFile[]): ThreadFiles[] {
  const threads = new Map<string, { part: number; file: ArchiveFile }[]>()
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
  /** In how many conversations each name takes part. */
  names: Map<string, number>
}

/** Reads everything once, and keeps nothing but what it is about. */
export async function surveyOf(archive: Archive, threads: readonly ThreadFiles[]): Promise<Survey> {
  const survey: Survey = {
    threads: [],
    messages: 0,
    from: null,
    to: null,
    broken: [],
    incomplete: 0,
    names: new Map(),
  }
  for (const each of threads) {
    const people = new Set<string>()
    let messages = 0
    let isWhole = hasEveryPart(each.parts)
    for (const file of each.files) {
      const part = await partOf(archive, file)
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
  return survey
}

/** @returns null when the file is broken. */
export async function partOf(archive: Archive, file: ArchiveFile): Promise<ArchivedPart | null> {
  const bytes = await file.read()
  return bytes === null ? null : archive.read(bytes)
}

function hasEveryPart(parts: readonly number[]): boolean {
  const all = new Set(parts)
  return Math.max(...parts) === all.size && !all.has(0)
}

/**
 * The page's name: as told, or that of one of the channels, or that of the only one who takes part in all
 * conversations.
 * @throws BadInput when nothing could be read, Refusal when it cannot be told.
 */
export function pageOf(
  { names, broken }: Survey,
  channelNames: readonly string[],
  told: string | undefined,
): string {
  const sorted = [...names].sort((a, b) => b[1] - a[1])
  if (sorted.length === 0) {
    throw new BadInput(
      `Aucun fichier de messages de cette archive n’est lisible, à commencer par ${broken[0]}.`,
    )
  }
  const most = sorted[0]?.[1] ?? 0
  const candidates = sorted.slice(0, 5).map(([name]) => `« ${name} »`)
  if (told !== undefined) {
    if (names.has(told)) return told
    throw new Refusal(
      'bad-request',
      `Personne ne s’appelle « ${told} » dans cette archive : on y trouve surtout ${frenchList(candidates)}.`,
    )
  }
  const [known, ...others] = channelNames.filter(name => names.get(name) === most)
  if (known !== undefined && others.length === 0) return known
  const [only, ...more] = sorted.filter(([, count]) => count === most)
  if (only !== undefined && most > 1 && more.length === 0) return only[0]
  throw new Refusal(
    'bad-request',
    `L’archive ne dit pas qui est la page : précisez-le avec --page-name, par exemple parmi ${frenchList(candidates)}.`,
  )
}
