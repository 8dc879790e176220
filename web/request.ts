import { signal } from '@preact/signals'
import type { ProblemShape } from '../server/platform/shapes.ts'
import { forgetKept } from './kept.ts'
import { language, messages } from './language.ts'

/** The server said no, or could not be reached (`status` 0). `message` is a sentence to show. */
export class Refusal extends Error {
  readonly status: number
  /** Stable, for programs: the server's own key, or `unreachable`. */
  readonly code: string
  /** What of the request it speaks of, where that is one thing. */
  readonly field: string | undefined
  /** What the form may be filled with, by field, for a person to look at. */
  readonly fill: Record<string, string>

  constructor(
    status: number,
    code: string,
    message: string,
    { field, fill = {} }: Pick<ProblemShape, 'field' | 'fill'> = {},
  ) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.field = field
    this.fill = fill
  }
}

/** Whether nothing was heard of the server at all. */
export function isUnreachable(problem: unknown): boolean {
  return problem instanceof Refusal && problem.code === 'unreachable'
}

/** The commune that this page shows; null: not known yet. */
let shownCommune: number | null = null

/** From now on every request says that it is meant for this commune. */
export function workIn(commune: number | null): void {
  shownCommune = commune
}

/** Raised when the session has gone to another commune: the page must be loaded anew. */
export const wentElsewhere = signal(false)

/** Who one is, and where, is asked whatever the page shows. */
const meantFor = (path: string): Record<string, string> =>
  shownCommune === null || path === '/api/me' || path === '/api/me/commune'
    ? {}
    : { 'tambour-commune': String(shownCommune) }

/** Raised when a request finds the session over; the shell then asks to sign in again. */
export const sessionEnded = signal(false)

/**
 * One call of the API.
 * @throws Refusal with the server's sentence, or ours when no answer came.
 */
export async function request<Answer>(
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        'accept-language': language.value,
        ...meantFor(path),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
  } catch {
    throw unreachable()
  }
  const text = await response.text().catch(() => '')
  return read<Answer>(response.status, text, path)
}

/**
 * A file, or a form with one, whose progress is told as a ratio: `fetch` cannot tell it.
 * @param signal ends it, and is what is thrown then
 */
export function upload<Answer>(
  path: string,
  body: FormData | Blob | undefined,
  progress: (ratio: number) => void,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const call = new XMLHttpRequest()
    signal?.addEventListener('abort', () => call.abort(), { once: true })
    call.addEventListener('abort', () => reject(signal?.reason))
    call.open('POST', path)
    call.setRequestHeader('accept-language', language.value)
    for (const [name, value] of Object.entries(meantFor(path))) call.setRequestHeader(name, value)
    call.upload.addEventListener('progress', event => {
      if (event.lengthComputable) progress(event.loaded / event.total)
    })
    call.addEventListener('load', () => {
      try {
        resolve(read<Answer>(call.status, call.responseText, path))
      } catch (problem) {
        reject(problem)
      }
    })
    call.addEventListener('error', () => reject(unreachable()))
    call.send(body)
  })
}

function unreachable(): Refusal {
  return new Refusal(0, 'unreachable', messages.value.problem.unreachable)
}

function read<Answer>(status: number, text: string, path: string): Answer {
  const parsed = parse(text)
  if (status >= 200 && status < 300) {
    return parsed
  }
  if (status === 401 && !path.startsWith('/api/auth/')) {
    sessionEnded.value = true
    void forgetKept()
  }
  const { error, message, ...rest } = problemOf(parsed)
  if (error === 'other-commune') wentElsewhere.value = true
  const said = message ?? messages.value.problem.answered(status)
  throw new Refusal(status, error, said, rest)
}

function parse(text: string) {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    // A proxy's page of HTML: the status says what there is to say.
    return undefined
  }
}

function problemOf(parsed: Partial<ProblemShape> | undefined): {
  error: string
  message: string | undefined
  field?: string | undefined
  fill?: Record<string, string> | undefined
} {
  const { error = 'unknown', message, field, fill } = parsed ?? {}
  return { error, message, field, fill }
}

/** The sentence to show for whatever was thrown. */
export function sentenceOf(problem: unknown): string {
  return problem instanceof Refusal ? problem.message : messages.value.problem.unexpected
}
