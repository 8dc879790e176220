import { createHash } from 'node:crypto'
import type { IncomingMessage } from '../connector.ts'

/**
 * Through which application a message of the page's went, as far as a webhook's echo told: ours, then
 * somebody sent it from here; the inbox of Facebook's own, where people write and its instant and
 * away messages come from as well; or another one.
 */
export type Sender = 'ours' | 'inbox' | 'other' | 'unknown'

/**
 * The inbox's number is printed as the first of these by Meta's documentation and as the second in
 * public code.
 */
const inboxes = new Set(['26390203743090', '263902037430900'])

/** @param ours the number of our application, where the channel has one */
export function senderOf(app: string | undefined, ours: string | undefined): Sender {
  if (app === undefined) return 'unknown'
  if (app === ours?.trim()) return 'ours'
  return inboxes.has(app) ? 'inbox' : 'other'
}

/**
 * Meta marks no message as automatic: its documentation names no such field. Three things are
 * trusted:
 * - the texts of instant and away messages that the commune wrote down in the channel's settings;
 * - in private conversations, a text sent five seconds at most after a citizen's message, if the
 *   same text came as fast in answer to another one. Nobody reads, thinks and types that fast twice;
 * - what was as quick and, as a webhook told, came through an application that is neither ours nor
 *   Facebook's inbox. One that takes its time may be a tool in which somebody types.
 *
 * What went through our own application was written by somebody, however fast.
 *
 * Short texts ("Bonjour !") are left to people, and so is a quick text seen only once. Of the first
 * message of what could be read nobody knows how quick it was: it counts as automatic if its text is
 * known to be.
 */
export type Automatic = {
  /** Whether the text is one of those that the commune wrote down. */
  isConfigured(text: string): boolean
  /** Sets `automatic` in a private thread, oldest first. `citizen` is the person's name. */
  mark(thread: string, messages: IncomingMessage[], citizen: string | null): void
  /** Messages found quick before their text was known to repeat: they are automatic after all. */
  recognised(): { thread: string; message: string }[]
}

/** Texts sent at once, by their hash: where the first one was, null once it repeated. */
type Quick = Record<string, { thread: string; message: string } | null>

const quickMs = 5_000
const shortest = 20
/** Texts remembered; a page has two or three that are sent by themselves. */
const remembered = 40

/** @param quick texts met so far; those met now are added */
export function createAutomatic(
  configured: string | undefined,
  quick: Quick,
  sentBy: (message: string) => Sender = () => 'unknown',
): Automatic {
  const patterns = patternsOf(configured ?? '')
  const recognised: { thread: string; message: string }[] = []

  /** Whether a quick text is a repetition; remembers it if it is the first. */
  function repeats(text: string, thread: string, message: string): boolean {
    const key = keyOf(text)
    const first = quick[key]
    if (first === undefined) {
      const keys = Object.keys(quick)
      if (keys.length >= remembered && keys[0] !== undefined) delete quick[keys[0]]
      quick[key] = { thread, message }
      return false
    }
    if (first === null) return true
    if (first.message === message) return false
    recognised.push(first)
    quick[key] = null
    return true
  }

  const isConfigured = (text: string) => {
    const plain = plainText(text)
    return patterns.some(pattern => pattern.test(plain))
  }

  return {
    isConfigured,
    mark(thread, messages, citizen) {
      messages.forEach((message, index) => {
        if (message.direction === 'inbound') return
        const sender = sentBy(message.remoteId)
        if (sender === 'ours') {
          message.automatic = false
          return
        }
        const before = messages[index - 1]
        const text = impersonal(message.text, citizen)
        const isQuick = before?.direction === 'inbound' && message.sentAt - before.sentAt <= quickMs
        const isRepeated = () =>
          before === undefined
            ? quick[keyOf(text)] === null
            : isQuick && repeats(text, thread, message.remoteId)
        message.automatic =
          isConfigured(message.text) ||
          (isQuick && sender === 'other') ||
          (text.length >= shortest && isRepeated())
      })
    },
    recognised: () => recognised,
  }
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}

/** One text a line, or separated by a bar; `{…}` stands for a name. */
function patternsOf(configured: string): RegExp[] {
  return configured
    .split(/[\n|]/)
    .map(plainText)
    .filter(text => text !== '')
    .map(text => {
      const parts = text
        .split(/\{[^}]*\}/)
        .map(part => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
      return new RegExp(`^${parts.join('.{0,60}?')}$`, 'u')
    })
}

/** The text without the citizen's name, which an instant message may greet them by. */
function impersonal(text: string, citizen: string | null): string {
  const names = (citizen ?? '').split(/\s+/).filter(name => name.length > 1)
  return names.reduce((rest, name) => rest.replaceAll(name, '{}'), plainText(text))
}

function plainText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').replaceAll('\u2019', "'").trim()
}
