import { badParameter } from './errors.ts'

/** A call to the Graph API, whether it came alone or in a batch. */
export type GraphCall = {
  method: 'GET' | 'POST' | 'DELETE'
  /** Segments after the version. */
  path: string[]
  version: string
  /** Query and body together; what came as JSON keeps its JSON text. */
  params: Map<string, string>
  files: Map<string, File>
  /** Scheme, host and port by which we were called: `next` links lead back there. */
  origin: string
  /** The page whose token it carries, if it carries one. */
  pageOfToken?: string | null
}

export type GraphAnswer = { status: number; body: unknown; headers: Record<string, string> }

/** The newest version in July 2026; given where the caller names none. */
const defaultVersion = 'v26.0'

/** `/v26.0/1/feed` ⇒ `['v26.0', ['1', 'feed']]`. */
export function splitPath(path: string): { version: string; path: string[] } {
  const segments = path.split('/').filter(segment => segment !== '')
  const first = segments[0]
  return first !== undefined && /^v\d+\.\d+$/.test(first)
    ? { version: first, path: segments.slice(1) }
    : { version: defaultVersion, path: segments }
}

export function flag(params: ReadonlyMap<string, string>, name: string): boolean | undefined {
  const value = params.get(name)
  if (value === undefined) return undefined
  if (['true', '1'].includes(value)) return true
  if (['false', '0'].includes(value)) return false
  throw badParameter(`Param ${name} must be a boolean`)
}

/** An instant in ms, from what Meta takes: seconds since 1970, or a date in text. */
export function instant(params: ReadonlyMap<string, string>, name: string): number | undefined {
  const value = params.get(name)
  if (value === undefined || value === '') return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value)
  if (Number.isNaN(ms)) throw badParameter(`Param ${name} must be a valid date`)
  return ms
}

/** A parameter that is an object, as JSON text. */
export function objectParam(
  params: ReadonlyMap<string, string>,
  name: string,
): Record<string, unknown> | undefined {
  const text = params.get(name)
  if (text === undefined) return undefined
  const value = parseJson(text, name)
  if (!isRecord(value)) throw badParameter(`Param ${name} must be a JSON object.`)
  return value
}

export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badParameter(`Param ${name} must be valid JSON.`)
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function textIn(record: Record<string, unknown> | undefined, key: string) {
  const value = record?.[key]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

/** `2026-10-02T18:31:28+0000`: seconds, no colon in the offset. */
export function graphTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+0000`
}
