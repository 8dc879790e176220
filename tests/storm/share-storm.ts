import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { secretsSubject } from '../../server/channels/call.ts'
import { addMember, saveCommittee } from '../../server/committees/committees.ts'
import { createContext } from '../../server/context.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import { localTimeOf } from '../../server/language/instant.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { setInseeCode } from '../../server/people/store/communes.ts'
import { nextDueAt } from '../../server/publishing/deliver.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import { feast } from '../support/approval.ts'
import { aCommitteeToSave, aMemberToAdd } from '../support/builders/committees.ts'
import { testClock } from '../support/clock.ts'
import { ball, formOf, stampIn } from '../support/committees.ts'
import { addChannel, addCommune, byOf, HOUR, MINUTE } from '../support/publishing.ts'
import { quietSettings } from '../support/settings.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { ShareTask } from './share-child.ts'
import { whatIsWrongWithShares } from './share-truth.ts'
import { countsOf } from './truth.ts'
import { createWorker } from './workers.ts'

export type ShareStormOptions = {
  /** A file's or a server's, empty. */
  databaseUrl: string
  seed: number
  /** How many deaths there must be at least; null: before each statement and after each commit. */
  deaths: number | null
}

export type ShareStormResult = {
  offers: number
  proposals: number
  mails: Map<string, number>
  faults: Map<string, number>
  /** What is not as it must be; empty: nothing was lost, and nothing done twice. */
  wrong: string[]
}

/** How a Tambour ends while it does something. */
type Death = { trouble: ShareTask['trouble'] | 'killed at any time'; at: number }
const alive: Death = { trouble: 'none', at: 0 }
/** Deaths at random, after those before each statement. */
const atAnyTime = 50

const neighbours = [
  { name: 'L’Épine', inseeCode: '51231', mode: 'mail' },
  { name: 'Sarry', inseeCode: '51525', mode: 'page' },
  { name: 'Fagnières', inseeCode: '51242', mode: 'installation' },
] as const

/**
 * A Tambour over HTTP offers events to a neighbour by mail, to one that lent a page of Facebook, and
 * to one on the same installation; each says yes, and a committee proposes an event that is accepted.
 * Mail and Facebook are the sandbox's. It is killed in the midst of every one of these acts, started
 * again, and asked once more by anyone who had no answer, as people do.
 */
export async function runShareStorm(options: ShareStormOptions): Promise<ShareStormResult> {
  const chance = chanceOf(options.seed)
  const faults = new Map<string, number>()
  const count = (fault: string) => void faults.set(fault, (faults.get(fault) ?? 0) + 1)
  const clock = testClock(Date.parse('2026-06-02T08:00:00Z'))
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  const { databaseUrl } = options
  const { graphUrl: graphApiUrl, smtpUrl } = sandbox
  const publicUrl = 'https://tambour.exemple.fr'
  const context = await createContext(
    quietSettings({ databaseUrl, graphApiUrl, smtpUrl, dataDir: 'data', publicUrl }),
    { clock, log: pino({ level: 'silent' }) },
  )
  const { db } = context
  const tambour = createWorker<ShareTask>('shares', databaseUrl, graphApiUrl, smtpUrl)
  /** How what comes next ends. */
  let nextDeath = () => alive

  /** Starts it where it lies, and tells it the time. */
  async function stand(works: boolean, armed: Death): Promise<string | null> {
    const { trouble, at } = armed
    const isByTime = trouble === 'killed at any time'
    const now = clock.now()
    const task = { now, at, works, trouble: isByTime ? ('none' as const) : trouble }
    if (isByTime && works) void killSoon(at)
    const { happened, url } = await tambour.work(task)
    if (happened) count(`shares: ${trouble}`)
    return url ?? null
  }
  async function killSoon(ms: number): Promise<void> {
    await sleep(ms)
    if (tambour.pid() === null) return
    count('shares: killed at any time')
    await tambour.kill()
  }

  /** Asks over HTTP, and once more where no answer came, as people do. */
  async function ask(path: string, init: RequestInit & { key?: string } = {}) {
    const { key, ...rest } = init
    const headers: Record<string, string> =
      key === undefined ? {} : { authorization: `Bearer ${key}` }
    if (typeof rest.body === 'string') headers['content-type'] = 'application/json'
    const isAct = rest.method === 'POST'
    for (let armed = isAct ? nextDeath() : alive; ; armed = alive) {
      const url = await stand(false, armed)
      if (url === null) continue
      if (armed.trouble === 'killed at any time') void killSoon(armed.at)
      try {
        const response = await fetch(`${url}${path}`, { ...rest, headers, redirect: 'manual' })
        return { status: response.status, text: await response.text() }
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        const isOwnHand = armed.trouble !== 'none' && armed.trouble !== 'killed at any time'
        if (isOwnHand) count(`shares: ${armed.trouble}`)
        // Nobody else is to end it: it is gone when its connection is.
        await tambour.kill()
      }
    }
  }
  const json = (body: unknown, key: string) => ({
    method: 'POST',
    body: JSON.stringify(body),
    key,
  })
  const form = (fields: Record<string, string>) => ({
    method: 'POST',
    body: new URLSearchParams(fields),
  })

  /** Its jobs, until nothing is due any more, however long that takes: leases run out. */
  async function work(armed = nextDeath()): Promise<void> {
    await stand(true, armed)
    for (;;) {
      await stand(true, alive)
      const { mail } = await db
        .selectFrom('mail')
        .select(({ fn }) => fn.min('nextAt').as('mail'))
        .where('nextAt', 'is not', null)
        .executeTakeFirstOrThrow()
      const due = [mail, await nextDueAt(db)].filter(at => at !== null)
      if (due.length === 0) return
      clock.set(Math.max(clock.now() + 1, Math.min(...due)))
    }
  }

  const communeId = await addCommune(context)
  const by = byOf(communeId)
  const there = await addCommune(context, 'Fagnières')
  await setInseeCode(db, there, '51242')
  const [page] = sandbox.neighbours
  if (page === undefined) throw new Error('the sandbox has no neighbour')
  const config = { page: page.id }
  const lent = { connector: 'facebook', neighbour: 'Sarry', config }
  const channel = await addChannel({ context, communeId }, page.id, lent)
  const secrets = context.secrets.seal({ token: page.token }, secretsSubject(channel))
  await db.updateTable('channel').set({ secrets }).execute()
  const partners: number[] = []
  for (const { mode, ...one } of neighbours) {
    const contacts = [{ name: 'Marie Petit', email: `${mode}@voisins.example` }]
    const wanted = { ...one, mode, contacts, channel: mode === 'page' ? channel : null }
    partners.push((await addPartner(context, by, partnerNew.parse(wanted))).id)
  }
  const keyOf = async (commune: number) => {
    const key = { name: 'Essai', role: 'officer' as const }
    const made = { actor: 'test', keyOwner: ofInstallation }
    return (await createApiKey(context, commune, key, made)).token
  }
  const [key, theirs] = [await keyOf(communeId), await keyOf(there)]
  const { id: committee } = await saveCommittee(context, by, null, aCommitteeToSave())
  const paul = aMemberToAdd({ name: 'Paul Roux', email: 'paul@voisins.example' })
  const { link } = await addMember(context, by, committee, paul)
  const form0 = new URL(link).pathname
  const wrong: string[] = []
  let rounds = 0

  async function must(what: string, answer: ReturnType<typeof ask>, ...statuses: number[]) {
    const { status, text } = await answer
    if (!statuses.includes(status)) wrong.push(`${what}: ${status} ${text.slice(0, 500)}`)
  }

  /** Of the newest mail to an address about this event, the way to its page; null: it has none. */
  async function linkTo(mode: string, title: string): Promise<string | null> {
    const mails = await sandbox.mail()
    const mail = mails.find(({ to, subject }) => to.startsWith(mode) && subject.includes(title))
    return /https:\/\/[^/]+(\/partage\/\S+)/.exec(mail?.text ?? '')?.[1] ?? null
  }

  /**
   * Anyone who offered it is told by whom it may not have been received, telephones, and writes again to
   * whom it was not, as often as that is cut off too: who kills at any time may still do so.
   * @returns whether all that did not arrive was told
   */
  async function writeAgain(event: number, title: string): Promise<boolean> {
    for (const mode of ['mail', 'page']) {
      const name = neighbours.find(one => one.mode === mode)?.name
      while ((await linkTo(mode, title)) === null) {
        const { shares } = JSON.parse((await ask(`/api/shares?event=${event}`, { key })).text)
        const share = shares.find((one: { partnerName: string }) => one.partnerName === name)
        if (share?.notReached.length !== 1) return false
        await must('writing again', ask(`/api/shares/${share.id}/mail`, json({}, key)), 200)
        await work(alive)
      }
    }
    return true
  }

  async function offer(): Promise<void> {
    const title = `Feux (${rounds})`
    const startLocal = localTimeOf(clock.now() + 20 * 24 * HOUR, 'Europe/Paris')
    const text = `${title} au pré.`
    const { id: event } = await createEvent(context, by, {
      ...feast,
      title,
      text,
      startLocal,
      times: [],
    })
    const wanted = { event, partners, groups: [], withPlan: false }
    await must('offering', ask('/api/shares', json(wanted, key)), 201)
    await work()
    const reached = await writeAgain(event, title)
    if (!reached) wrong.push(`nobody is told of what did not arrive: ${title}`)
    const byMail = await linkTo('mail', title)
    if (byMail !== null) {
      await must('yes by mail', ask(byMail, form({ act: 'accept' })), 303)
      await must('published', ask(byMail, form({ act: 'published', url: '' })), 303, 409)
    }
    const byPage = await linkTo('page', title)
    if (byPage !== null) {
      const at = localTimeOf(clock.now() + HOUR, 'Europe/Paris')
      await must('yes on a page', ask(byPage, form({ act: 'accept', at })), 303)
    }
    const listed = JSON.parse((await ask('/api/offers', { key: theirs })).text)
    const open = listed.offers.find((one: { title: string }) => one.title === title)
    if (open === undefined) wrong.push(`not offered here: ${title}`)
    else await must('taking', ask(`/api/offers/${open.id}/accept`, json({}, theirs)), 201, 409)
    await work()
  }

  async function proposeAndAccept(): Promise<void> {
    const title = `Bal (${rounds})`
    const stamp = stampIn((await ask(form0)).text)
    clock.advance(10_000)
    const date = localTimeOf(clock.now() + 20 * 24 * HOUR, 'Europe/Paris').slice(0, 10)
    const sent = () => ({ method: 'POST', body: formOf({ ...ball, title, date, site: '', stamp }) })
    await must('proposing', ask(form0, sent()), 303)
    // A bad line: it had arrived, and its sender sends it once more.
    await must('proposing again', ask(form0, sent()), 303)
    const { proposals } = JSON.parse((await ask('/api/proposals', { key })).text)
    const found = proposals.find((one: { title: string }) => one.title === title)
    if (found === undefined) return void wrong.push(`proposed and not there: ${title}`)
    const { startLocal, endLocal, place, text } = found
    const asked = { title, startLocal, endLocal, place, text, link: null, channels: [], plan: null }
    await must('accepting', ask(`/api/proposals/${found.id}/accept`, json(asked, key)), 200)
    clock.advance(2 * MINUTE)
    await work()
  }

  async function round(): Promise<void> {
    rounds += 1
    await offer()
    await proposeAndAccept()
    clock.advance(HOUR)
  }

  const killed = () => [...faults.values()].reduce((sum, n) => sum + n, 0)

  try {
    if (options.deaths === null) {
      for (const trouble of ['killed before a statement', 'killed after a commit'] as const) {
        let before = -1
        for (let at = 1; killed() > before; at += 1) {
          before = killed()
          nextDeath = () => ({ trouble, at })
          await round()
        }
      }
    }
    nextDeath = () => anyDeath(chance)
    const most = options.deaths ?? killed() + atAnyTime
    while (killed() < most) await round()
    const mails = await db.selectFrom('mail').selectAll().orderBy('id').execute()
    const facts = { rounds, arrived: await sandbox.mail(), posts: sandbox.posts(page.id), there }
    return {
      offers: rounds * partners.length,
      proposals: rounds,
      mails: countsOf(mails.map(({ state }) => state)),
      faults,
      wrong: [...wrong, ...(await whatIsWrongWithShares(db, facts))],
    }
  } finally {
    await tambour.kill()
    await context.close()
    await sandbox.close()
  }
}

function anyDeath(chance: Chance): Death {
  const trouble = chance.of({
    none: 1,
    'killed before a statement': 1,
    'killed after a commit': 1,
    'killed at any time': 1,
  })
  const most = { none: 1, 'killed before a statement': 30, 'killed after a commit': 3 }
  return { trouble, at: 1 + chance.below(trouble === 'killed at any time' ? 50 : most[trouble]) }
}
