import { frenchInstant } from '../../language/french.ts'
import type { SourceItem, WarnedTopic } from './source.ts'

/**
 * The vigilance of Météo-France, all departments, with a key of portail-api.meteofrance.fr (« Données
 * Publiques Vigilance », as of 2026-12-01).
 */
const mapUrl = 'https://public-api.meteofrance.fr/public/DPVigilance/v1/cartevigilance/encours'

/** After `#` stands the department that is wanted: no server is sent it (RFC 9110 § 4.2.5). */
export const vigilanceUrl = (department: string, url = ''): string =>
  `${(url || mapUrl).replace(/#.*$/, '')}#${department}`

/** By `phenomenon_id`. */
const phenomena: Readonly<Record<string, readonly [name: string, topic: WarnedTopic]>> = {
  1: ['vent violent', 'storm'],
  2: ['pluie et inondation', 'flood'],
  3: ['orages', 'storm'],
  4: ['crues', 'flood'],
  5: ['neige et verglas', 'snow'],
  6: ['canicule', 'heat'],
  7: ['grand froid', 'other'],
  8: ['avalanches', 'other'],
  9: ['vagues et submersion', 'flood'],
}

/** `color_id`: 1 is green and 2 yellow, of which nobody is told to change their plans. */
const colors: Readonly<Record<number, string>> = { 3: 'orange', 4: 'rouge' }

/** Two spans of one phenomenon with less than that between them are one, ms: periods meet at midnight. */
const gapMs = 60_000

/** What the map tells of each department, for today and for tomorrow; times are ms UTC. */
export type VigilanceMap = {
  from: number
  until: number
  domains: {
    domain: string
    phenomena: { phenomenon: string; color: number; spans: Span[] }[]
  }[]
}[]

type Span = { from: number; until: number; color: number }

/** What tells one warning apart: its phenomenon, how grave it is, and its hours, ms UTC. */
export type VigilanceKey = Span & { phenomenon: string }

export const vigilanceKeyText = ({ phenomenon, color, from, until }: VigilanceKey): string =>
  `vigilance/${phenomenon}/${color}/${from}/${until}`

export function readVigilanceKey(text: string): VigilanceKey | null {
  const [, phenomenon, color, from, until] =
    /^vigilance\/(\d+)\/(\d)\/(\d+)\/(\d+)$/.exec(text) ?? []
  if (phenomenon === undefined) return null
  return { phenomenon, color: Number(color), from: Number(from), until: Number(until) }
}

/**
 * Whether a later map tells of the same: its hours overlap, and it is no graver than what was known. What
 * rises from orange to red is to be told anew.
 */
export function isSameVigilance(known: VigilanceKey, read: VigilanceKey): boolean {
  return (
    known.phenomenon === read.phenomenon &&
    known.color >= read.color &&
    known.from <= read.until + gapMs &&
    read.from <= known.until + gapMs
  )
}

/**
 * What is orange or red in a department and not over, the gravest first.
 * @param zone in which its hours are told
 * @param now ms UTC
 */
export function vigilanceItems(
  map: VigilanceMap,
  { department, zone, now }: { department: string; zone: string; now: number },
): SourceItem[] {
  const spans = new Map<string, Span[]>()
  for (const { from, until, domains } of map) {
    // A department’s coast is another domain, « 2910 »: its waves do not reach the villages inland.
    const here = domains.find(({ domain }) => domain === department)
    for (const { phenomenon, color, spans: timed } of here?.phenomena ?? []) {
      const hours = timed.filter(span => span.from < span.until)
      const known = hours.length > 0 ? hours : [{ from, until, color }]
      spans.set(phenomenon, [...(spans.get(phenomenon) ?? []), ...known])
    }
  }
  return [...spans]
    .flatMap(([phenomenon, all]) =>
      joined(all.filter(span => span.color in colors)).map(span => ({ phenomenon, ...span })),
    )
    .filter(({ until }) => until > now)
    .sort((a, b) => b.color - a.color || a.from - b.from)
    .map(key => itemOf(key, zone))
}

/** Those that meet are one, as grave as the gravest. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last === undefined || span.from > last.until + gapMs) {
      all.push({ ...span })
    } else {
      last.until = Math.max(last.until, span.until)
      last.color = Math.max(last.color, span.color)
    }
  }
  return all
}

function itemOf(key: VigilanceKey, zone: string): SourceItem {
  const [name, topic] = phenomena[key.phenomenon] ?? ['phénomène dangereux', 'other']
  const { from, until } = key
  const parts = { weekday: true, year: false }
  const hours = `Du ${frenchInstant(from, zone, parts)} au ${frenchInstant(until, zone, parts)}.`
  return {
    guid: vigilanceKeyText(key),
    title: `Vigilance ${colors[key.color]}, ${name}`,
    text: hours,
    link: 'https://vigilance.meteofrance.fr/',
    picture: null,
    publishedAt: null,
    warns: { topic, until },
  }
}
