import type { Context as HonoContext } from 'hono'
import { html } from 'hono/html'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { agendaPath } from '../language/agenda-address.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { agendaCircles, agendaCommunes, agendaGroups } from './agenda.ts'
import { addressOf, type Listing } from './pages/listing.ts'
import type { Html } from './pages/page.ts'
import { textPage } from './pages/text-page.ts'
import { type AgendaEvent, around, isFromElsewhere, widening } from './rules-agenda.ts'
import { inOrder, pageOf } from './rules-list-page.ts'

export type Ask = HonoContext<Env>

/** The page that says so, which nobody keeps. */
export const missing = async (c: Ask) =>
  c.html(await missingPage(), 404, { 'cache-control': 'no-store' })

/**
 * What is listed of the commune that is asked for, or of all; null where there is none of that
 * number.
 */
export async function listed(
  context: Context,
  c: Ask,
  read: (id?: number) => Promise<AgendaEvent[]>,
) {
  const communes = await agendaCommunes(context)
  const asked = c.req.query('commune')
  const chosen = asked === undefined ? undefined : Number(asked)
  if (chosen !== undefined && !communes.some(({ id }) => id === chosen)) return null
  const { publicUrl } = context
  const events = await read(chosen)
  // They may be a thousand, and what is written of them takes as long again.
  await nextTurn()
  return { events, communes, chosen, publicUrl }
}

/**
 * As far as is asked for, and how far else it can be looked at; null where there is no such way.
 * Circles and groups are one commune's: they are offered where one is shown, and where something of them is.
 */
export async function narrowed<Whole extends Omit<Listing, 'areas' | 'page'>>(
  context: Context,
  c: Ask,
  whole: Whole,
): Promise<(Whole & Pick<Listing, 'areas'>) | null> {
  const { communes, chosen } = whole
  const asked = c.req.query('autour')
  const commune = chosen ?? (communes.length === 1 ? communes[0]?.id : undefined)
  const circles = commune === undefined ? [] : await agendaCircles(context, commune)
  const groups = commune === undefined ? [] : await agendaGroups(context, commune)
  const group = [...circles, ...groups].find(({ value }) => value === asked)
  const how = asked === undefined ? 'all' : asked === 'ici' ? 'here' : group
  if (how === undefined) return null
  const areas: Listing['areas'] = [
    { name: 'Ici seulement', value: 'ici', isCurrent: how === 'here' },
    ...[
      ...widening(whole, circles, how),
      ...groups.filter(one => one === how || isFromElsewhere(around(whole, one))),
    ].map(one => ({ name: one.name, value: one.value, isCurrent: one === how })),
    { name: 'Tout', value: '', isCurrent: how === 'all' },
  ]
  return { ...around(whole, how), areas: isFromElsewhere(whole) ? areas : [] }
}

/**
 * The page of a list that is asked for; what names no page by its own key is led to the one that it
 * is on, so that there are as many addresses as pages.
 */
export async function paged(
  c: Ask,
  listing: Omit<Listing, 'page'> | null,
  path: string,
  write: (listing: Listing) => Html,
): Promise<Response> {
  const key = c.req.query('des')
  const page = listing && pageOf(inOrder(listing, listing.isPast), key, listing.isPast)
  if (listing === null || page === null) return await missing(c)
  if (key !== undefined && key !== page.key) {
    const { chosen } = listing
    return c.redirect(addressOf(path, { chosen, around: c.req.query('autour'), key: page.key }))
  }
  return c.html(await write({ ...listing, page }))
}

export const queryOf = (chosen?: number): string =>
  chosen === undefined ? '' : `?commune=${chosen}`

/** For an event that is not there any more, or never was. */
function missingPage(): Html {
  return textPage({
    title: 'Page introuvable',
    eyebrow: 'Agenda',
    content: html`<p class="empty">Cet événement n’est pas dans l’agenda, ou n’y est plus. <a href="${agendaPath}">Voir ce qui est annoncé</a></p>`,
    isHidden: true,
  })
}
