import { type AgendaEvent, placeOutside, townOf } from '../../agenda/rules-agenda.ts'
import { shorten, type TextLimit, whenOf } from '../../events/rules/compose.ts'
import { NBSP } from '../../language/french.ts'
import { folded } from '../../language/text.ts'
import { textLength } from '../../language/text-length.ts'
import { wholePlace } from '../../language/town.ts'
import type { SharePiece } from '../../partners/rules-partner.ts'

/** What a text of the kit is made of. */
export type KitSource = {
  event: AgendaEvent
  /** « Reporté : initialement prévu le … »; null where it takes place as it was announced. */
  change: string | null
  /** Its page on our public agenda; null where nobody outside could open it. */
  url: string | null
}

type Place = {
  piece: SharePiece
  title: string
  hint: string
  write(source: KitSource): string
}

/**
 * The four texts, each for what its place takes: Facebook’s and Instagram’s own limits, what a sign of
 * PanneauPocket or two text messages can say, and a text for a bulletin or a site.
 */
export const kitPlaces: readonly Place[] = [
  {
    piece: 'facebook',
    title: 'Pour Facebook',
    hint: 'Page ou groupe, avec l’affiche.',
    write: source => forFacebook(source),
  },
  {
    piece: 'instagram',
    title: 'Pour Instagram',
    hint: 'Légende sous l’affiche, sans lien : Instagram n’en ouvre pas.',
    write: forInstagram,
  },
  {
    piece: 'short',
    title: 'En court',
    hint: 'PanneauPocket, Illiwap, IntraMuros, panneau lumineux, SMS : 300 signes au plus.',
    write: inShort,
  },
  {
    piece: 'article',
    title: 'Pour le site ou le bulletin',
    hint: 'Le texte entier.',
    write: forArticle,
  },
]

const facebookLimit: TextLimit = { textLength: 63_206, counts: 'utf16' }

/** Where less is taken than this, the short text says more than the beginning of a long one. */
const roomy = 1_000

/** What is published on a page that was lent, within what its network takes. */
export function lentPost(source: KitSource, limit: TextLimit): string {
  const post = forFacebook(source)
  if (textLength(post, limit.counts) <= limit.textLength) return post
  return limit.textLength < roomy ? inShort(source) : forFacebook(source, limit)
}

/** A post among others: it says at once that it is near, and where all of it is. */
function forFacebook({ event, change, url }: KitSource, limit = facebookLimit): string {
  const head = [
    `Près de chez nous${NBSP}: ${event.title}`,
    ...(change === null ? [] : [change]),
    `📅 ${whenLabel(event)}\n📍 ${placeOutside(event)}`,
  ]
  const links = linkLines(event, url, {
    own: '👉 Réservation, renseignements',
    page: '👉 En détail',
  })
  return within(head, event.text, links, limit)
}

/** Most that a caption shows and finds by: https://help.instagram.com/351460621611097 */
const mostHashtags = 5

/** A caption opens no address, so that it has none; it is found by a few hashtags. */
function forInstagram({ event, change }: KitSource): string {
  const limit = { textLength: 2_200, counts: 'codepoints' } as const
  const head = [
    ...(change === null ? [event.title] : [change, event.title]),
    `${whenLabel(event)}\n${placeOutside(event)}`,
  ]
  const own = event.hashtags.split(/\s+/).filter(tag => tag.startsWith('#'))
  const tags = [...new Set([...own.slice(0, mostHashtags - 1), hashtagOf(townOf(event).name)])]
  return within(head, withoutAddresses(event.text), [tags.join(' ')], limit)
}

/** What counts, on lines of their own: cut, it still says what, when and where. */
function inShort({ event, change, url }: KitSource): string {
  const limit = { textLength: 300, counts: 'codepoints' } as const
  const calm = withoutEmoji(event.title)
  const where = placeOutside(event)
  const fixed = [...(change === null ? [] : [change]), whenLabel(event)]
  const left = (used: string[]) => limit.textLength - textLength(used.join('\n'), limit.counts) - 1
  // A title and a place may take 200 signs each: the commune and the day stay.
  const title = shorten(calm, { ...limit, textLength: Math.min(100, left(fixed) / 2) })
  const opening = [title, ...fixed]
  const room = left(opening)
  const place =
    textLength(where, limit.counts) <= room
      ? where
      : wholePlace(
          shorten(event.place, { ...limit, textLength: Math.max(0, room - 60) }),
          townOf(event),
        )
  const lines = [title, ...fixed, withoutEmoji(place)]
  const link = event.link ?? url
  const linked = link !== null && textLength(link, limit.counts) <= left(lines) ? [link] : []
  const textRoom = left([...lines, ...linked])
  const said =
    textRoom < fewestSigns
      ? ''
      : shorten(withoutEmoji(event.text).replaceAll(/\s*\n\s*/g, ' '), {
          ...limit,
          textLength: textRoom,
        })
  return [...lines, ...(said === '' ? [] : [said]), ...linked].join('\n')
}

/** Whole, as a bulletin prints it: addresses are written out, and each says what it leads to. */
function forArticle({ event, change, url }: KitSource): string {
  const head = [
    event.title,
    ...(change === null ? [] : [change]),
    `${whenLabel(event)}\n${placeOutside(event)}`,
  ]
  const links = linkLines(event, url, {
    own: 'Réservation et renseignements',
    page: 'Page de l’événement',
  })
  return within(head, event.text, links, { textLength: 20_000, counts: 'codepoints' })
}

/** Fewer signs than this of a text say nothing. */
const fewestSigns = 40

function within(head: string[], text: string, tail: string[], limit: TextLimit): string {
  const end = tail.filter(part => part !== '')
  const around = [...head, ...end].join('\n\n')
  const room = limit.textLength - textLength(`${around}\n\n`, limit.counts)
  const said = room < fewestSigns ? '' : shorten(text.trim(), { ...limit, textLength: room })
  return [...head, ...(said === '' ? [] : [said]), ...end].join('\n\n')
}

function linkLines(
  { link, text }: AgendaEvent,
  url: string | null,
  labels: { own: string; page: string },
): string[] {
  const lines = [
    // Said in the text already, it is there with its own words.
    ...(link === null || text.includes(link) ? [] : [`${labels.own}${NBSP}: ${link}`]),
    ...(url === null ? [] : [`${labels.page}${NBSP}: ${url}`]),
  ]
  return [lines.join('\n')]
}

const whenLabel = (event: AgendaEvent): string =>
  event.status === 'postponed' ? 'Nouvelle date à venir' : whenOf(event)

/** « #VaubecourtSurMarne » */
function hashtagOf(name: string): string {
  const words = folded(name).split(/[^a-z0-9]+/)
  return `#${words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
}

/** Without lines that only lead somewhere, and without what makes an address of a name. */
const withoutAddresses = (text: string): string =>
  text
    .split('\n')
    .filter(line => !/^[^:\n]{0,40}:?\s*https?:\/\/\S+\s*$/.test(line))
    .join('\n')
    .replaceAll(/https?:\/\/(?:www\.)?([^\s/]+)\S*/g, '$1')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

const withoutEmoji = (text: string): string =>
  text
    .replaceAll(
      /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/gu,
      '',
    )
    .replaceAll(/ {2,}/g, ' ')
    .trim()
