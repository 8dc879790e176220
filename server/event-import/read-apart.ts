import { fileURLToPath } from 'node:url'
import { sentenceAgain } from '../language/sentence.ts'
import { BadInput } from '../platform/refusal.ts'
import { apart } from '../platform/thread.ts'
import type { EventFile, EventFileAnswer, EventFileWork } from './event-file.ts'
import { eventImportSentences } from './sentences.ts'

/** Two megabytes of a real season take a second or two; a trap takes for ever, ms. */
const patienceMs = 15_000

const read = apart<EventFileWork, EventFileAnswer>(
  fileURLToPath(new URL('./worker.ts', import.meta.url)),
  { patienceMs, megabytes: 256, mostWaiting: 8 },
)

/**
 * Reads a file of events in a thread of its own: a season can take seconds, during which the server
 * answers everybody else.
 * @param options.signal ends it when the person who asked has gone
 * @throws BadInput for a file that is none, or takes more than it may; Refusal (`unavailable`) when
 * too many wait
 */
export async function readEventFileApart(
  work: EventFileWork,
  options: { signal?: AbortSignal | undefined; patienceMs?: number } = {},
): Promise<EventFile> {
  const answer = await read(work, options)
  if (answer?.kind === 'read') return withSentences(answer.file)
  throw new BadInput(
    answer === null ? eventImportSentences.fileTooHard : sentenceAgain(answer.sentence),
  )
}

function withSentences({ notes, lines, ...file }: EventFile): EventFile {
  return {
    ...file,
    notes: notes.map(sentenceAgain),
    lines: lines.map(line => ({
      ...line,
      notes: line.notes.map(note => ({ ...note, message: sentenceAgain(note.message) })),
    })),
  }
}
