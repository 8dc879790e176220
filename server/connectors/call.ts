import type { Sentence } from '../language/sentence.ts'
import type { HttpClient } from '../platform/http-client.ts'
import type { Guard } from '../platform/http-guarded.ts'

/** What a connector works with in one call. */
export type Call = {
  http: HttpClient
  /** Keeps to the public network what does not go through `http`; of an `anyHost` kind alone. */
  guard?: Guard | null
  /** The base address of the network's API, where the installation chooses it. */
  apiUrl: string
  config: Record<string, string>
  secrets: Record<string, string>
  now: number
}

export type Check = {
  lines: CheckLine[]
  /** The identity's own name and public address, when the network told. */
  name: string | null
  url: string | null
  tokenEndsAt: number | null
  /** `reauthorize`: the channel pauses until a person connects it anew. */
  state: 'working' | 'reauthorize' | 'unreachable'
  /** Public fields that were found and that a person must see before they are used, by key. */
  fill?: Record<string, string>
  /** What to say instead to somebody who connects for the first time; absent: the lines serve. */
  firstNotice?: Sentence
}

/** One line of a channel's check, in plain words. `info`: neither good nor bad, or not told. */
export type CheckLine = {
  key: string
  level: 'ok' | 'info' | 'warning' | 'error'
  text: Sentence
}
