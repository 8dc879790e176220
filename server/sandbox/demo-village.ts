import sharp from 'sharp'
import { z } from 'zod'
import type { Sandbox } from './create.ts'
import { type DemoEvent, demoEvents } from './demo-events.ts'
import { drawPoster } from './village/pictures.ts'

/** The people of the demonstration; the password opens nothing but a village on loopback. */
export const people = {
  password: 'tambour-de-ville',
  officer: { name: 'Camille Perrin', email: 'camille.perrin@mairie.exemple.fr' },
  councillor: { name: 'Bernard Lallement', email: 'bernard.lallement@mairie.exemple.fr' },
  mayor: { email: 'mairie@mairie.exemple.fr' },
}

/** By which Tambour recognises the played network's question (webhooks). */
export const verifyToken = 'tambour-de-village'

const name = 'Vaubécourt-sur-Marne'
const minute = 60_000
const day = 24 * 60 * minute
const zone = 'Europe/Paris'

/**
 * What a person does on the first day, through the public API of the Tambour at `url`: sets up
 * the commune, connects its page and its neighbours', follows their calendars, adds people, plans
 * the committee's events.
 */
export async function furnish(
  url: string,
  word: string,
  sandbox: Sandbox,
  now: number,
): Promise<void> {
  const api = await signedIn(url, word)
  const [village, ...neighbours] = sandbox.pages
  if (village === undefined) throw new Error('The sandbox has no page.')

  // In the Marne: its school holidays are zone B's.
  await api('PUT', '/commune', { name, aimMinutes: 10, targetMinutes: 15, department: '51' })
  await api('PUT', '/opening-hours', [openingHours(now)])
  await api('POST', '/people', {
    ...people.councillor,
    role: 'councillor',
    password: people.password,
  })
  const everybody = z
    .array(z.object({ id: z.string(), email: z.string() }))
    .parse(await api('GET', '/people'))
  const officer = everybody.find(({ email }) => email === people.officer.email)
  await api('POST', '/duties', { userId: officer?.id, from: local(now).slice(0, 10) })
  await api('POST', '/digest/recipients', { email: people.mayor.email })

  await api('PUT', '/applications/facebook', {
    config: { app_id: sandbox.app.id },
    secrets: { app_secret: sandbox.app.secret, verify_token: verifyToken },
  })
  const ours = await api('POST', '/channels', {
    connector: 'facebook',
    name: 'Page de la mairie',
    config: { page: village.id, app_id: sandbox.app.id },
    secrets: {
      token: sandbox.tokens.page(village.id),
      app_secret: sandbox.app.secret,
      verify_token: verifyToken,
    },
  })
  const channels = [idIn(ours)]
  // The last neighbour's page is left to be connected at the played Facebook.
  for (const page of neighbours.slice(0, -1)) {
    const channel = await api('POST', '/channels', {
      connector: 'facebook',
      name: page.name,
      neighbour: page.name,
      receives: false,
      config: { page: page.id },
      secrets: { token: sandbox.tokens.page(page.id) },
    })
    channels.push(idIn(channel))
  }
  for (const neighbour of neighbours) {
    const agenda = `${sandbox.url}/pages/${neighbour.id}/agenda.ics`
    await api('POST', '/feeds', { name: neighbour.name, url: agenda })
  }
  const onInstagram = await api('POST', '/channels', {
    connector: 'instagram',
    name: 'Instagram de la mairie',
    config: { page: village.id },
    secrets: {
      token: sandbox.tokens.page(village.id),
      app_secret: sandbox.app.secret,
      verify_token: verifyToken,
    },
  })
  await api('POST', `/channels/${channels[0]}/poll`)
  await api('POST', `/channels/${idIn(onInstagram)}/poll`)

  const plans = z
    .object({ plans: z.array(z.object({ id: z.int(), name: z.string() })) })
    .parse(await api('GET', '/plans'))
  const today = Temporal.PlainDate.from(local(now).slice(0, 10))
  const events: number[] = []
  for (const [index, { poster, plan, ...event }] of demoEvents(today).entries()) {
    const made = await api('POST', '/events', {
      ...event,
      plan: { id: plans.plans.find(({ name }) => name === plan)?.id ?? null },
      media: [await upload(api, poster, index)],
      // The first one is told within minutes, also on Instagram, which wants a picture.
      times: index === 0 ? [local(now + 2 * minute)] : [],
      channels: index === 0 ? [...channels, idIn(onInstagram)] : channels,
    })
    events.push(idIn(made))
  }
  await propose(api, neighbours, { page: channels[1] ?? null, event: events.at(-1) ?? 0 })
}

/**
 * Neighbours, one of which has lent its page and none of which has an account: what is offered to them
 * is in the mailbox, with the link by which they answer.
 */
async function propose(
  api: Api,
  neighbours: Sandbox['pages'],
  { page, event }: { page: number | null; event: number },
): Promise<void> {
  const partners: number[] = []
  for (const [index, { name: neighbour }] of neighbours.entries()) {
    const lends = index === 0 && page !== null
    const made = await api('POST', '/partners', {
      name: neighbour,
      mode: lends ? 'page' : 'mail',
      channel: lends ? page : null,
      contacts: [{ name: 'Secrétariat de mairie', email: `mairie@voisin-${index + 1}.exemple.fr` }],
    })
    partners.push(idIn(made))
  }
  const office = { name: 'Office de tourisme', mode: 'feed' }
  await api('POST', '/partners', office)
  await api('POST', '/partner-groups', { name: 'La communauté de communes', partners })
  await api('POST', '/shares', { event, partners })
}

async function upload(api: Api, poster: DemoEvent['poster'], seed: number): Promise<number> {
  const { scene, title, lines, alt } = poster
  const svg = drawPoster(scene, seed, title, lines)
  const drawn = await sharp(Buffer.from(svg)).png().toBuffer()
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(drawn)], { type: 'image/png' }), 'affiche.png')
  form.set('alt', alt)
  return idIn(await api('POST', '/media', form))
}

const usual = [
  ['09:00', '12:00'],
  ['14:00', '17:00'],
] as const
const saturdays = [['09:00', '12:00']] as const

/**
 * The mairie's usual hours. On the day of the demonstration it stays open until midnight, so that
 * whoever tries it in the evening sees the minutes run; it opened early enough for those who wait,
 * and no earlier: nobody has waited since the night.
 */
function openingHours(now: number) {
  const today = local(now).slice(0, 10)
  const { dayOfWeek } = Temporal.PlainDate.from(today)
  const opened = quarterBefore(now - 15 * minute)
  const regular = dayOfWeek <= 5 ? usual : dayOfWeek === 6 ? saturdays : []
  const before = regular.filter(([from]) => from < opened)
  const last = before.at(-1)
  const isOpen = last !== undefined && last[1] >= opened
  const late = [isOpen ? last[0] : opened, '24:00'] as const
  return {
    from: local(now - 120 * day).slice(0, 10),
    zone,
    week: { mon: usual, tue: usual, wed: usual, thu: usual, fri: usual, sat: saturdays },
    holidays: 'FR',
    closed: [],
    open: { [today]: [...(isOpen ? before.slice(0, -1) : before), late] },
  }
}

/** 'HH:MM' of that day; midnight where the quarter is yesterday's. */
function quarterBefore(at: number): string {
  const time = local(at).slice(11)
  const quarter = Math.floor(Number(time.slice(3)) / 15) * 15
  return local(at + 15 * minute).slice(0, 10) === local(at).slice(0, 10)
    ? `${time.slice(0, 2)}:${String(quarter).padStart(2, '0')}`
    : '00:00'
}

type Api = (method: string, path: string, body?: unknown) => Promise<unknown>

async function signedIn(url: string, word: string): Promise<Api> {
  let cookie = ''
  const api: Api = async (method, path, body) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        origin: url,
        cookie,
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    const set = response.headers.getSetCookie().map(line => line.split(';')[0] ?? '')
    if (set.length > 0) cookie = set.join('; ')
    if (!response.ok)
      throw new Error(`${method} ${path} : ${response.status} ${await response.text()}`)
    return response.status === 204 ? null : await response.json()
  }
  await api('POST', '/setup', {
    word,
    commune: name,
    ...people.officer,
    password: people.password,
  })
  return api
}

function idIn(document: unknown): number {
  if (typeof document === 'object' && document !== null && 'id' in document)
    return Number(document.id)
  throw new Error('The answer has no id.')
}

function local(instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}
