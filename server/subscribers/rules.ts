/**
 * Where browsers are told (https://www.w3.org/TR/push-api/#dfn-push-service): the hosts of their makers, as
 * of 2026-12-01. Anybody may subscribe without an account, so no other host is asked: a stranger could
 * make this server ask whom they like.
 */
const pushHosts =
  /(?:^|\.)(?:fcm\.googleapis\.com|push\.services\.mozilla\.com|push\.apple\.com|notify\.windows\.com)$/

/** Whether a browser's maker tells it there; `isOwn`: on this very machine, for the demo and the tests. */
export function isPushService(endpoint: string, isOwn: (host: string) => boolean): boolean {
  if (!URL.canParse(endpoint)) return false
  const { origin, hostname, username, password } = new URL(endpoint)
  if (isOwn(hostname)) return true
  // Neither a port nor a password: no browser gives one.
  return origin === `https://${hostname}` && username + password === '' && pushHosts.test(hostname)
}

/** A notice that has not left by then is none any more, ms. */
export const newsMs = 24 * 60 * 60_000
/** A mail, ms: who reads it does so when there is time. */
export const mailNewsMs = 3 * newsMs

/** Who was asked and says nothing is forgotten after this, ms. */
export const pendingMs = 7 * newsMs

/** So often in a row a way that is refused for good is tried: then it is left alone. */
export const mostFailures = 3

/** What of a text a telephone shows under its title: its first words, whole, within so many signs. */
export function noticeBody(text: string, title: string, most = 240): string {
  const rest = text.startsWith(title) ? text.slice(title.length) : text
  const words = rest
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.,:;!?–-]+/, '')
    .trim()
  if (words.length <= most) return words
  const cut = words.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()}…`
}

/**
 * When a mail may leave so that no more than `perHour` do within an hour.
 * @param latest when the mail left before which so many left since, ms UTC; null: fewer did
 * @param place spreads those that wait, so that they do not all come back at one instant
 */
export function mailFreeAt(
  now: number,
  latest: number | null,
  perHour: number,
  place: number,
): number {
  const hour = 60 * 60_000
  if (latest === null || latest + hour <= now) return now
  return latest + hour + Math.floor(((place % perHour) * hour) / perHour)
}

/**
 * What of a yearly cost falls on the days of a period, both dates included, cents: each day bears the same
 * part of its own year, so that a whole year bears all of it, leap or not.
 */
export function proRata(yearlyCents: number, { from, to }: { from: string; to: string }): number {
  const first = Temporal.PlainDate.from(from)
  const last = Temporal.PlainDate.from(to)
  let years = 0
  for (let year = first.year; year <= last.year; year++) {
    const begins = year === first.year ? first : first.with({ year, month: 1, day: 1 })
    const ends = year === last.year ? last : last.with({ year, month: 12, day: 31 })
    years += Math.max(0, begins.until(ends).days + 1) / begins.daysInYear
  }
  return Math.round(yearlyCents * years)
}

type Counted = { name: string; people: { kind: string; count: number | null } }

/** The channel that most people follow, or signed up for; undefined: nobody counted those of any. */
export function mostFollowed(
  channels: readonly Counted[],
): { name: string; count: number } | undefined {
  return channels
    .flatMap(({ name, people: { kind, count } }) =>
      count !== null && (kind === 'followers' || kind === 'subscribers') ? [{ name, count }] : [],
    )
    .toSorted((one, other) => other.count - one.count)[0]
}

/** What SMS cost that were sent, by the cents that were set aside for so many; null: no price was known. */
export function costOfSent(cents: number, paidFor: number, sent: number): number | null {
  if (sent === 0) return 0
  return cents === 0 || paidFor === 0 ? null : Math.round((cents * sent) / paidFor)
}
