import sharp from 'sharp'
import { z } from 'zod'
import type { Sandbox } from './create.ts'
import { drawScene } from './village/pictures.ts'

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

  // Instagram publishes nothing without a picture: the first event has a poster.
  const poster = new FormData()
  const drawn = await sharp(Buffer.from(drawScene('feast', 7)))
    .png()
    .toBuffer()
  poster.set('file', new Blob([new Uint8Array(drawn)], { type: 'image/png' }), 'affiche.png')
  poster.set('alt', 'Fanions de couleur tendus au-dessus de la place')
  const media = idIn(await api('POST', '/media', poster))
  const plans = z
    .object({ plans: z.array(z.object({ id: z.int(), name: z.string() })) })
    .parse(await api('GET', '/plans'))
  const planNamed = (name: string) => ({
    id: plans.plans.find(plan => plan.name === name)?.id ?? null,
  })
  for (const { plan, ...event } of season(now)) {
    const isFirst = event.times.length > 0
    await api('POST', '/events', {
      ...event,
      plan: planNamed(plan),
      media: isFirst ? [media] : [],
      channels: isFirst ? [...channels, idIn(onInstagram)] : channels,
    })
  }
}

/**
 * The mairie's usual hours. The day of the demonstration is a special opening from midnight to
 * midnight, so that whoever tries it in the evening sees the minutes run.
 */
function openingHours(now: number) {
  const today = local(now).slice(0, 10)
  const week = [
    ['09:00', '12:00'],
    ['14:00', '17:00'],
  ]
  return {
    from: local(now - 120 * day).slice(0, 10),
    zone,
    week: { mon: week, tue: week, wed: week, thu: week, fri: week, sat: [['09:00', '12:00']] },
    holidays: 'FR',
    closed: [],
    open: { [today]: [['00:00', '24:00']] },
  }
}

/** The festival committee's next events; the first post of the first one leaves within minutes. */
function season(now: number) {
  const soon = local(now + 2 * minute)
  const at = (days: number, time: string) => `${local(now + days * day).slice(0, 10)}T${time}`
  return [
    {
      title: 'Loto du comité des fêtes',
      startLocal: at(9, '20:00'),
      endLocal: at(9, '23:30'),
      place: 'Salle des fêtes',
      text: 'Ouverture des portes à 19 h. Un aspirateur, un bon d’achat de 150 € et des paniers garnis à gagner. Buvette et crêpes sur place.',
      plan: 'Loto ou repas sur réservation',
      times: [soon],
    },
    {
      title: 'Marché de Noël',
      startLocal: at(18, '14:00'),
      endLocal: at(18, '19:00'),
      place: 'Place de l’Église',
      text: 'Une vingtaine d’exposants, vin chaud et soupe à l’oignon. Le Père Noël passe vers 16 h. Stationnement conseillé au stade.',
      plan: 'Marché de Noël ou fête patronale',
      times: [],
    },
    {
      title: 'Repas des aînés',
      startLocal: at(25, '12:00'),
      endLocal: null,
      place: 'Salle des fêtes',
      text: 'Inscriptions en mairie avant le vendredi qui précède. Transport possible sur demande.',
      plan: 'Loto ou repas sur réservation',
      times: [],
    },
  ]
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
