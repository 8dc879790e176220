import { z } from 'zod'
import type { Sandbox } from './create.ts'
import { type Api, apiAt, idIn, local, upload } from './demo-api.ts'
import { openCommittee, sendProposals } from './demo-committee.ts'
import { demoEvents, neighbourEvent } from './demo-events.ts'
import { openContactForm, sendContact } from './demo-form.ts'
import { mornings, openingHours } from './demo-hours.ts'
import { ownAddress, ownPassword, type PlayedMailbox } from './mailbox/imap.ts'
import { reportRule } from './mailbox/mails.ts'

/** The people of the demonstration; the password opens nothing but a village on loopback. */
export const people = {
  password: 'tambour-de-ville',
  officer: { name: 'Camille Perrin', email: 'camille.perrin@mairie.exemple.fr' },
  councillor: { name: 'Bernard Lallement', email: 'bernard.lallement@mairie.exemple.fr' },
  mayor: { email: 'mairie@mairie.exemple.fr' },
  /** For the neighbouring commune alone. */
  neighbour: { name: 'Hélène Vasseur', email: 'helene.vasseur@saint-remy.exemple.fr' },
  neighbourCouncillor: { name: 'Denise Robin', email: 'denise.robin@saint-remy.exemple.fr' },
}

/** The neighbours without an account: the first has lent its page, and answers by itself. */
export const mailNeighbours = {
  montaubry: { name: 'Commune de Montaubry', email: 'mairie@montaubry.exemple.fr' },
  bussy: { name: 'Bussy-le-Moulin', email: 'mairie@bussy.exemple.fr' },
}

/** By which Tambour recognises the played network's question (webhooks). */
export const verifyToken = 'tambour-de-village'

const name = 'Vaubécourt-sur-Marne'
/** The second commune of the installation; the page that it has in the sandbox is the last one. */
export const neighbourName = 'Saint-Rémy-la-Noue'
const minute = 60_000
const day = 24 * 60 * minute

/**
 * What people do on the first day, through the public API of the Tambour at `url`: they set up the
 * commune and the one beside it, connect their pages, follow calendars, add people, plan events; a
 * committee proposes some, and neighbours are offered one.
 * @param now the clock, ms UTC
 * @param play opens the mairie's mailbox
 * @returns `link`: by which somebody of the committee proposes; `others`: does what the neighbouring
 *   commune does by itself, and sends what the committee and a resident have written, for which nobody
 *   need wait
 */
export async function furnish(
  url: string,
  word: string,
  sandbox: Sandbox,
  now: () => number,
  play: () => Promise<PlayedMailbox>,
): Promise<{ link: string; others: () => Promise<void> }> {
  const api = apiAt(url)
  const { officer, password } = people
  await api('POST', '/setup', { word, commune: name, ...officer, password })
  const at = now()
  const today = Temporal.PlainDate.from(local(at).slice(0, 10))
  const committee = await openCommittee(url, api, today, at)
  const theirs = await addNeighbour(url, api)
  const ours = await furnishOurs(api, sandbox, at)
  await offerOurs(api, ours)
  const form = await openContactForm(`${url}/ecrire/${ours.form}`, now())
  return {
    link: committee.link,
    async others() {
      const concert = await furnishTheirs(theirs, sandbox, at)
      const us = await theirs('POST', '/partners', { name, mode: 'installation' })
      await theirs('POST', '/shares', { event: concert, partners: [idIn(us)] })
      await connectMailbox(api, sandbox, (await play()).imap, at)
      await sendProposals(api, committee, { ...ours, now })
      await sendContact(form, now)
    },
  }
}

type Ours = {
  channel: number
  form: number
  lent: number | null
  event: number
  plan: number | null
}

async function furnishOurs(api: Api, sandbox: Sandbox, now: number): Promise<Ours> {
  const [village, ...neighbours] = sandbox.pages
  if (village === undefined) throw new Error('The sandbox has no page.')

  // In the Marne: its school holidays are zone B's.
  await api('PUT', '/commune', { name, aimMinutes: 10, department: '51', postcode: '51330' })
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
  const channel = idIn(await connect(api, sandbox, village.id))
  const channels = [channel]
  // The last neighbour's page is its own commune's, or left to be connected at the played Facebook.
  for (const page of neighbours.slice(0, -1)) {
    const lent = await api('POST', '/channels', {
      connector: 'facebook',
      name: page.name,
      neighbour: page.name,
      receives: false,
      config: { page: page.id },
      secrets: { token: sandbox.tokens.page(page.id) },
    })
    channels.push(idIn(lent))
  }
  for (const neighbour of neighbours) {
    const agenda = `${sandbox.url}/pages/${neighbour.id}/agenda.ics`
    await api('POST', '/feeds', { name: neighbour.name, url: agenda })
  }
  for (const [blog, name] of [
    ['ecole', 'L’école des Tilleuls'],
    ['intercommunalite', 'La communauté de communes'],
  ]) {
    await api('POST', '/feeds', { name, url: `${sandbox.url}/blogs/${blog}/feed`, use: 'items' })
  }
  const onInstagram = await api('POST', '/channels', {
    connector: 'instagram',
    name: 'Instagram de la mairie',
    config: { page: village.id },
    secrets: secretsOf(sandbox, village.id),
  })
  await api('POST', `/channels/${channel}/poll`)
  await api('POST', `/channels/${idIn(onInstagram)}/poll`)
  const others: number[] = []
  for (const { connector, config, secrets, demo } of sandbox.played) {
    if (demo === null) continue
    demo.tell(now)
    const made = await api('POST', '/channels', { connector, name: demo.name, config, secrets })
    await api('POST', `/channels/${idIn(made)}/poll`)
    others.push(idIn(made))
  }
  const form = await api('POST', '/channels', {
    connector: 'form',
    name: 'Formulaire du site',
    publishes: false,
    config: { intro: 'En cas d’urgence, appelez le 18 ou le 112.' },
  })

  const byHand = await api('POST', '/channels', {
    connector: 'panneaupocket',
    name: 'PanneauPocket',
    config: { address: 'https://app.panneaupocket.com/' },
  })
  others.push(idIn(byHand))

  const planNamed = await plansOf(api)
  const today = Temporal.PlainDate.from(local(now).slice(0, 10))
  const events: number[] = []
  for (const [index, { poster, plan, ...event }] of demoEvents(today).entries()) {
    const made = await api('POST', '/events', {
      ...event,
      plan: { id: planNamed(plan) },
      media: [await upload(api, poster, index)],
      // The first one is told within minutes, also on Instagram, which wants a picture.
      times: index === 0 ? [local(now + 2 * minute)] : [],
      channels: index === 0 ? [...channels, idIn(onInstagram), ...others] : channels,
    })
    events.push(idIn(made))
    if (index === 0) await handOver(api, made, idIn(byHand))
  }
  const plan = planNamed('Fête ou animation')
  return { channel, form: idIn(form), lent: channels[1] ?? null, event: events.at(-1) ?? 0, plan }
}

/** What a person publishes by hand is due at once, so that it is there to be seen. */
async function handOver(api: Api, made: unknown, channel: number): Promise<void> {
  const { deliveries } = z
    .object({ deliveries: z.array(z.object({ id: z.int(), channel: z.int() })) })
    .parse(made)
  const first = deliveries.find(one => one.channel === channel)
  if (first !== undefined) await api('POST', `/deliveries/${first.id}/publish-now`)
}

/** The mairie's mailbox, which has two working days to be answered, and a tool that reports to it. */
async function connectMailbox(
  api: Api,
  sandbox: Sandbox,
  imap: string,
  now: number,
): Promise<void> {
  const smtp = new URL(sandbox.smtpUrl).host
  const made = await api('POST', '/channels', {
    connector: 'mailbox',
    name: 'Courriel de la mairie',
    publishes: false,
    config: {
      ...{ address: ownAddress, imap, smtp, name: `Mairie de ${name}` },
      reports: JSON.stringify([reportRule]),
    },
    secrets: { password: ownPassword },
  })
  const channel = idIn(made)
  const from = local(now - 120 * day).slice(0, 10)
  const versions = [{ from, target: { workingDays: 2 } }]
  await api('PUT', '/targets', { channel, versions })
  await api('POST', `/channels/${channel}/poll`)
}

/** The second commune with its administrator, as whom the answer calls the API. */
async function addNeighbour(url: string, api: Api): Promise<Api> {
  const { password, neighbour } = people
  const administrator = { ...neighbour, password }
  await api('POST', '/installation/communes', { name: neighbourName, administrator })
  const theirs = apiAt(url)
  await theirs('POST', '/auth/sign-in/email', { email: neighbour.email, password })
  return theirs
}

/** Its hours, people, page and one event, whose number is the answer. */
async function furnishTheirs(api: Api, sandbox: Sandbox, now: number): Promise<number> {
  const page = sandbox.pages.at(-1)
  if (page === undefined) throw new Error('The sandbox has no page.')
  const commune = { name: neighbourName, aimMinutes: 10, department: '51' }
  await api('PUT', '/commune', commune)
  await api('PUT', '/opening-hours', [{ ...openingHours(now), week: mornings }])
  await api('POST', '/people', { ...people.officer, role: 'administrator' })
  await api('POST', '/people', { ...people.neighbourCouncillor, role: 'councillor' })
  const channel = idIn(await connect(api, sandbox, page.id))
  await api('POST', `/channels/${channel}/poll`)
  const { poster, plan, ...event } = neighbourEvent(
    Temporal.PlainDate.from(local(now).slice(0, 10)),
  )
  const made = await api('POST', '/events', {
    ...event,
    plan: { id: (await plansOf(api))(plan) },
    media: [await upload(api, poster, 30)],
    channels: [channel],
  })
  return idIn(made)
}

/**
 * Neighbours: one has lent its page, one works on this installation, one has nothing but an address.
 * What is offered to those without an account is in the mailbox, with the link by which they answer.
 */
async function offerOurs(api: Api, { lent, event }: Ours): Promise<void> {
  const contact = (email: string) => [{ name: 'Secrétariat de mairie', email }]
  const { montaubry, bussy } = mailNeighbours
  const kinds = [
    {
      name: montaubry.name,
      mode: lent === null ? 'mail' : 'page',
      channel: lent,
      contacts: contact(montaubry.email),
    },
    { name: neighbourName, mode: 'installation' },
    { name: bussy.name, mode: 'mail', contacts: contact(bussy.email) },
  ]
  const partners: number[] = []
  for (const kind of kinds) partners.push(idIn(await api('POST', '/partners', kind)))
  const office = { name: 'Office de tourisme', mode: 'feed' }
  await api('POST', '/partners', office)
  await api('POST', '/partner-groups', { name: 'La communauté de communes', partners })
  await api('POST', '/shares', { event, partners })
}

const secretsOf = (sandbox: Sandbox, page: string) => ({
  token: sandbox.tokens.page(page),
  app_secret: sandbox.app.secret,
  verify_token: verifyToken,
})

/** The page of a commune as its own channel. */
async function connect(api: Api, sandbox: Sandbox, page: string): Promise<unknown> {
  return await api('POST', '/channels', {
    connector: 'facebook',
    name: 'Page de la mairie',
    config: { page, app_id: sandbox.app.id },
    secrets: secretsOf(sandbox, page),
  })
}

/** The numbers of a commune's plans by their names. */
async function plansOf(api: Api): Promise<(name: string) => number | null> {
  const { plans } = z
    .object({ plans: z.array(z.object({ id: z.int(), name: z.string() })) })
    .parse(await api('GET', '/plans'))
  return wanted => plans.find(({ name }) => name === wanted)?.id ?? null
}
