type Lang = 'fr' | 'en'

/** Somebody waits, or several do. */
export type Waiting = {
  kind: 'waiting'
  /** What comes twice is shown once. */
  id: number
  commune: number
  tag: string
  title: string
  body: string
  lang: Lang
  href: string
  /** Null: several wait. */
  conversation: number | null
  message: number | null
  /** How many wait. */
  badge: number
  /** What their buttons say. */
  actions: { reply: string; take: string; noReply: string }
}
/** A colleague's note is for whom this browser is. */
export type Mention = Pick<
  Waiting,
  'id' | 'commune' | 'tag' | 'title' | 'body' | 'lang' | 'href' | 'badge'
> & { kind: 'mention' }
/** Something is to be published by hand. */
export type Due = Omit<Mention, 'kind'> & { kind: 'due' }
/** Nobody waits there any more, and why. */
type Settled = { kind: 'settled'; tag: string; text: string; lang: Lang; badge: number }
/** What the mairie published, for a resident whose browser has no account. */
export type News = Pick<Waiting, 'tag' | 'title' | 'body' | 'href'> & { kind: 'news'; lang: Lang }
type Test = { kind: 'test'; title: string; body: string; lang: Lang; badge: number }

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number'
const isNumberOrNull = (value: unknown) => value === null || isNumber(value)
type Fields = Record<string, (value: unknown) => boolean>

type Payload = Waiting | Mention | Due | Settled | News | Test

const everywhere = { lang: isText, badge: isNumber }
const shown = {
  id: isNumber,
  commune: isNumber,
  tag: isText,
  title: isText,
  body: isText,
  href: isText,
}
const shapes: Record<Payload['kind'], Fields> = {
  waiting: {
    ...shown,
    ...{ conversation: isNumberOrNull, message: isNumberOrNull },
    actions: value => has(value, { reply: isText, take: isText, noReply: isText }),
    ...everywhere,
  },
  mention: { ...shown, ...everywhere },
  news: { tag: isText, title: isText, body: isText, href: isText, lang: isText },
  due: { ...shown, ...everywhere },
  settled: { tag: isText, text: isText, ...everywhere },
  test: { title: isText, body: isText, ...everywhere },
}

function has(value: unknown, fields: Fields): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(fields).every(([name, fits]) => fits(Reflect.get(value, name)))
}

/**
 * What the server pushed; null: nothing that this worker understands, for it may be older than the
 * server, or newer.
 */
export function payloadOf(text: string): Payload | null {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  return isPayload(read) ? read : null
}

function isPayload(read: unknown): read is Payload {
  if (!has(read, { v: value => value === 1, kind: isText })) return false
  const { kind } = read as { kind: string }
  return Object.hasOwn(shapes, kind) && has(read, shapes[kind as keyof typeof shapes])
}
