import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { expect } from 'vitest'
import { type Context, createContext } from '../../server/context.ts'
import type { Db } from '../../server/database/database.ts'
import { openCopy, openDatabase } from '../../server/database/database.ts'
import { createApp } from '../../server/http/app.ts'
import type { Role } from '../../server/people/rules/role.ts'
import type { Topic } from '../../server/platform/shapes.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import type { Settings } from '../../server/settings.ts'
import { aPerson } from '../support/builders/people.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { rememberPasswords } from '../support/context.ts'
import { type FakeMailer, fakeMailer } from '../support/fake-mailer.ts'
import { obligingConnectors, type Says, usualSays } from '../support/network/obliging.ts'
import { quietSettings } from '../support/settings.ts'
import { type Address, openAddress } from './address.ts'
import { type Faults, putInFront } from './faults.ts'
import { type Scenario, START, writeMorning } from './morning.ts'

/** The real application, with its screens, at an address of this machine; nothing of it runs by itself. */
export type RealApi = Faults & {
  origin: string
  context: Context
  db: Db
  clock: TestClock
  mailer: FakeMailer
  /** What the networks say. */
  says: Says
  /** What a browser sends with every request from the start. */
  cookies: { name: string; value: string; url: string }[]
  /** The commune's own number. */
  commune: number
  /** Tells open screens what changed, where rows were written by hand. */
  tell(...topics: Topic[]): void
  /** Gives the signed-in person another role, and tells open screens. */
  become(role: Role): Promise<void>
  /** The session ends without its browser. */
  signOut(): Promise<void>
  /** Somebody else of the commune is there too, and asks by a session of their own. */
  colleague(name: string, role?: Role): Promise<Colleague>
  /** Tells every open stream that a newer window took its place. */
  replaceStreams(): Promise<void>
  /** What is due goes out, as by the timer, as soon as this publication is: what asks for it may be on its way. */
  deliver(id: number): Promise<void>
  close(): Promise<void>
}

export type Colleague = {
  id: string
  ask(method: string, path: string, body?: unknown): Promise<Response>
}

type Also = (context: Context) => Promise<void>

export type RealOptions = {
  scenario?: Scenario
  /** Writes what is there besides; like the scenario it is written once. */
  also?: Also
  /** Signed in from the start, as the person who has this role, or else as Claire with this one. */
  role?: Role
  address?: Address
  settings?: Partial<Settings>
}

/** Starts it on a copy of the scenario's database, in memory. */
export async function startRealApi({
  scenario = 'full',
  also,
  role = 'administrator',
  ...options
}: RealOptions = {}): Promise<RealApi> {
  const address = options.address ?? (await openAddress())
  const clock = testClock(START)
  const says = usualSays()
  const context = await openContext(clock, await templateOf(scenario, also), {
    ...{ says, publicUrl: address.origin },
    ...options.settings,
  })
  const { db, changes } = context
  const mailer = fakeMailer()
  context.mailer = mailer
  const app = await createApp(context, 'dist')
  const user = scenario === 'new' ? null : await whoHas(db, role)
  const cookies = user === null ? [] : await signIn(context, user, address.origin)
  const faults = putInFront(app.fetch)
  address.answerWith(faults.answer)
  const commune = 1
  return Object.assign(faults, {
    origin: address.origin,
    ...{ context, db, clock, mailer, says, cookies, commune },
    tell: (...topics: Topic[]) => changes.tell(commune, ...topics),
    async become(other: Role) {
      if (user === null) throw new Error('nobody is signed in')
      await setRole(db, user, other)
      changes.tell(commune, 'commune')
    },
    async signOut() {
      await db.deleteFrom('session').execute()
    },
    async colleague(name: string, theirs: Role = 'officer') {
      const { id } = await aPerson(context, commune, { name, role: theirs })
      const own = headersOf(await signIn(context, id, address.origin))
      return {
        id,
        ask: async (method: string, path: string, body?: unknown) =>
          await app.request(path, { method, headers: own, body: JSON.stringify(body) }),
      }
    },
    async replaceStreams() {
      // As many as one session may have, each newer than those that are open.
      for (let opened = 0; opened < 20; opened++) {
        const { body } = await app.request('/api/stream', { headers: headersOf(cookies) })
        context.stopping.addEventListener('abort', () => void body?.cancel())
      }
    },
    async deliver(id: number) {
      const due = () => deliverDue(context, { worker: 'test', random: () => 0.5 })
      await expect.poll(async () => (await due()).map(outcome => outcome.id)).toContain(id)
    },
    async close() {
      faults.cutStreams(true)
      if (options.address === undefined) await address.close()
      await context.close()
    },
  })
}

let folder: string | undefined
/** What is written beside the database goes with the process. */
function dataDir(): string {
  if (folder !== undefined) return folder
  const made = mkdtempSync(join(tmpdir(), 'tambour-screens-'))
  process.on('exit', () => rmSync(made, { recursive: true, force: true }))
  folder = made
  return made
}

async function openContext(
  clock: TestClock,
  bytes: Buffer | null,
  { says, ...settings }: Partial<Settings> & { says: Says },
): Promise<Context> {
  const databaseUrl = 'file::memory:'
  const context = await createContext(
    quietSettings({ databaseUrl, dataDir: dataDir(), ...settings }),
    {
      clock,
      database: await (bytes === null ? openDatabase(databaseUrl) : openCopy(bytes)),
      connectors: obligingConnectors(says),
      log: pino({ level: 'silent' }),
    },
  )
  await rememberPasswords(await context.auth())
  return context
}

/** Each scenario is written once a process, and each test begins with a copy of its bytes. */
const templates = new Map<Scenario | Also, Promise<Buffer>>()

function templateOf(scenario: Scenario, also?: Also): Promise<Buffer> {
  const key = also ?? scenario
  const known = templates.get(key) ?? writeTemplate(scenario, also)
  templates.set(key, known)
  return known
}

async function writeTemplate(scenario: Scenario, also?: Also): Promise<Buffer> {
  const context = await openContext(testClock(START), null, { says: usualSays() })
  const file = join(dataDir(), `${templates.size}.db`)
  await writeMorning(context, scenario)
  await also?.(context)
  await sql`vacuum into ${file}`.execute(context.db)
  await context.close()
  return readFileSync(file)
}

async function whoHas(db: Db, role: Role): Promise<string> {
  const found = await db
    .selectFrom('member')
    .select('userId')
    .where('role', '=', role)
    .executeTakeFirst()
  if (found !== undefined) return found.userId
  await setRole(db, 'u1', role)
  return 'u1'
}

async function setRole(db: Db, userId: string, role: Role): Promise<void> {
  await db.updateTable('member').set({ role }).where('userId', '=', userId).execute()
}

function headersOf(cookies: RealApi['cookies']): Record<string, string> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return { cookie, 'content-type': 'application/json' }
}

/** A session of their own, without a password. */
async function signIn({ auth }: Context, userId: string, url: string): Promise<RealApi['cookies']> {
  const { headers } = await (await auth()).api.startSession({
    body: { userId },
    returnHeaders: true,
  })
  return headers.getSetCookie().map(cookie => {
    const [pair = ''] = cookie.split(';')
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
}
