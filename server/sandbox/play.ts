import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../clock.ts'
import { whereToolsAre } from '../settings.ts'
import { createSandbox, type Sandbox } from './create.ts'
import { furnish, mailNeighbours, neighbourName, people, verifyToken } from './demo-village.ts'
import { type PlayedMailbox, playMailbox } from './mailbox/imap.ts'
import { createNeighbour } from './neighbour.ts'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

export type Stage = {
  /** Under `data`, unless another folder is named: what is kept from one time to the next. */
  name: string
  folder?: string
  /** Tambour's, the village's and its mailbox's, all free (ports.ts). */
  ports: { tambour: number; sandbox: number; mail: number }
  /** Where people reach it, when something stands in front of it. */
  front?: string
  /** Node's, before the program. */
  flags: string[]
  /** Where it is given, Tambour starts anew when its files are saved; called whenever it listens. */
  started?: () => void
}

/** Node's flags as `npm start` has them. */
export function startFlags(): string[] {
  const script: string = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).scripts.start
  return script.match(/--\S+/g) ?? []
}

/**
 * A village played on loopback, and a whole Tambour beside it as a process of its own. Tambour is
 * told nothing but GRAPH_API_URL, SMTP_URL and LOOPBACK_FEEDS; what a person would do on the first
 * day (set up, connect, add people, plan events) is done through its public API. Resolves once all
 * of it is there; the program ends with Tambour.
 */
export async function play({ name, ports, front, flags, started, ...stage }: Stage): Promise<void> {
  const folder = stage.folder ?? resolve('data', name)
  /**
   * Written last, with where the committee proposes: a first day that was interrupted begins again.
   */
  const furnished = `${folder}/furnished`
  /** Where the mairie's mailbox stands, and of when its mails are: its channel knows it by its port. */
  const kept = `${folder}/mailbox.json`
  const isNew = !existsSync(furnished)
  if (isNew) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })

  const sandbox = await createSandbox({
    clock: systemClock,
    databasePath: `${folder}/sandbox.db`,
    history: true,
    port: ports.sandbox,
    smtpPort: ports.mail,
  })
  // As the real one, it takes a moment to work on a picture.
  sandbox.instagram.conduct.looks = 2
  const url = `http://127.0.0.1:${ports.tambour}`
  const address = front ?? url

  say(isNew ? 'Première fois : le village s’installe…' : 'Le village est là, il se réveille…')
  let stopping = false
  let mailbox: PlayedMailbox | null = null
  /** By which Tambour knows that anyone who sets it up has its console before them. */
  const word = Promise.withResolvers<string>()
  /** Set while Tambour is told to go because its files changed. */
  let isStale = false
  const begin = (): ReturnType<typeof startTambour> => {
    const child = startTambour(flags, {
      PORT: String(ports.tambour),
      PUBLIC_URL: address,
      DATABASE_URL: `file:${folder}/tambour.db`,
      GRAPH_API_URL: sandbox.graphUrl,
      SMTP_URL: sandbox.smtpUrl,
    })
    createInterface(child.stdout).on('line', line => {
      if (line.startsWith('Tambour vous attend')) started?.()
      const found = /\?mot=([^,\s]+)/.exec(line)?.[1]
      if (found !== undefined) word.resolve(found)
    })
    child.once('exit', code => void ended(code ?? 0))
    return child
  }
  const ended = async (code: number) => {
    // Files that do not run are mended by saving them once more.
    if (started !== undefined && !stopping && !isStale) return say('Tambour s’est arrêté.')
    if (isStale && !stopping) {
      isStale = false
      tambour = begin()
      return
    }
    stopping = true
    await sandbox.close()
    await mailbox?.close()
    process.exit(code)
  }
  let tambour = begin()
  // Also where the first day could not be played to its end.
  process.once('exit', () => tambour.kill('SIGTERM'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping = true
      if (!tambour.kill('SIGTERM')) void ended(0)
    })
  }
  if (started !== undefined) {
    watchServer(() => {
      if (isStale) return
      isStale = true
      if (!tambour.kill('SIGTERM')) void ended(0)
    })
  }

  await answers(`${url}/healthz`)
  let first: Awaited<ReturnType<typeof furnish>> | null = null
  if (isNew) {
    first = await furnish(url, await word.promise, sandbox, systemClock.now, async () => {
      const at = systemClock.now()
      mailbox = await playMailbox({ port: 0, at, now: at })
      writeFileSync(kept, JSON.stringify({ port: Number(mailbox.imap.split(':')[1]), at }))
      return mailbox
    })
  } else if (existsSync(kept)) mailbox = await wakeMailbox(kept)
  const proposing = first === null ? readFileSync(furnished, 'utf8') : new URL(first.link).pathname
  await setAtMeta(sandbox, { url, address, isNew })
  say(welcome({ address, village: sandbox.url, proposing, folder: stage.folder ?? `data/${name}` }))

  if (first !== null) {
    await first.others().catch((error: unknown) => {
      // Told to end meanwhile: the first day begins again the next time.
      if (!stopping) throw error
    })
    if (!stopping) writeFileSync(furnished, proposing)
  }

  goOn(sandbox, () => stopping)
}

/** The program, as a process of its own. */
function startTambour(flags: string[], env: Record<string, string>) {
  return spawn(process.execPath, [...flags, `${root}/server/run.mjs`, 'main'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...whereToolsAre(),
      ...env,
      // The neighbours' calendars are on this machine, as the neighbours are.
      LOOPBACK_FEEDS: '1',
      MAIL_FROM: 'Tambour <tambour@mairie.exemple.fr>',
      LOG_LEVEL: 'warn',
    },
  })
}

async function wakeMailbox(kept: string): Promise<PlayedMailbox | null> {
  const { port, at }: { port: number; at: number } = JSON.parse(readFileSync(kept, 'utf8'))
  return await playMailbox({ port, at, now: systemClock.now() }).catch(() => {
    say(`Sans boîte mail : le port ${port} est pris.`)
    return null
  })
}

async function setAtMeta(
  sandbox: Sandbox,
  { url, address, isNew }: { url: string; address: string; isNew: boolean },
): Promise<void> {
  // What an administrator sets at Meta, as the guide on the screens tells it.
  sandbox.login.change({
    redirectUris: [`${address}/canaux/retour/facebook`],
    domains: [new URL(address).hostname],
    privacyUrl: `${address}/confidentialite`,
  })
  // From here on what a resident writes is on the screens in a second or two.
  const own = [sandbox.village, sandbox.pages.at(-1)]
  const subscribed = isNew ? own.flatMap(page => page?.id ?? []) : []
  await Promise.all([
    sandbox.webhooks.subscribe(`${url}/webhooks/facebook`, verifyToken, subscribed),
    sandbox.webhooks.subscribe(`${url}/webhooks/instagram`, verifyToken, subscribed, 'instagram'),
  ]).catch((error: unknown) => say(`Sans webhooks : ${String(error)}`))
}

/** What a person is told who plays it. @param proposing where the committee proposes; empty: nowhere */
function welcome({
  address,
  village,
  proposing,
  folder,
}: Record<'address' | 'village' | 'proposing' | 'folder', string>): string {
  const committee =
    proposing === ''
      ? ''
      : `  Le comité     ${address}${proposing}
                le lien d’une membre du comité des fêtes : elle propose un événement, sans compte, comme sur un téléphone
`
  const contact = `  Écrire        ${address}/ecrire
                la page où chacun écrit à la mairie ; sa réponse arrive dans le courrier
`
  const entering = [
    [people.officer.email, `agente, administratrice, aussi à ${neighbourName}`],
    [people.councillor.email, 'élu, lecture seule'],
    [people.neighbour.email, `administratrice de ${neighbourName} seule`],
  ] as const
  const mayEnter = entering.map(([email, who]) => `${email.padEnd(39)}(${who})`)
  return `
  Tambour       ${address}
  Le village    ${village}/           les pages, comme le public les voit : écrivez-y comme habitant
  Le courrier   ${village}/mailbox    ce que Tambour a envoyé
  L’application ${village}/application les réglages qu’elle a chez Meta
${committee}${contact}
  Pour entrer   ${mayEnter.join('\n                ')}
  Mot de passe  ${people.password}

  Ctrl+C arrête tout ; rien n’est perdu, la même commande reprend. Pour recommencer : effacez ${folder}.
`
}

/** Residents go on writing, a commune's page never sleeps for long, and a neighbour reads its mails. */
function goOn(sandbox: Sandbox, isOver: () => boolean): void {
  const everyMs = 20_000
  const neighbour = createNeighbour(sandbox, mailNeighbours.montaubry.email)
  const live = async () => {
    if (isOver()) return
    sandbox.life.runOnce(systemClock.now())
    await neighbour.runOnce(systemClock.now()).catch((error: unknown) => {
      // Tambour starts anew just then: the mail is still there the next time.
      if (!(error instanceof TypeError)) throw error
    })
    setTimeout(live, everyMs)
  }
  setTimeout(live, everyMs)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

async function answers(address: string): Promise<void> {
  // A minute: a small machine that does something else takes its time.
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    try {
      if ((await fetch(address)).ok) return
    } catch (error) {
      // Not listening yet: the only error that is expected here.
      if (!(error instanceof TypeError)) throw error
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`${address} ne répond pas`)
}

/** An editor writes several files, or one several times, within this, ms. */
const breathMs = 50

/** Calls back after files of Tambour were saved; the village has to be started anew by hand. */
function watchServer(saved: () => void): void {
  let timer: NodeJS.Timeout | undefined
  for (const part of ['server', 'migrations']) {
    watch(`${root}/${part}`, { recursive: true }, (_event, file) => {
      if (file === null || !file.endsWith('.ts') || file.startsWith('sandbox')) return
      clearTimeout(timer)
      timer = setTimeout(saved, breathMs)
    })
  }
}
