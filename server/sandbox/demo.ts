import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../clock.ts'
import { createSandbox } from './create.ts'
import { furnish, people, verifyToken } from './demo-village.ts'

/**
 * `npm run demo`: a village played on loopback, and a whole Tambour beside it as a process of its
 * own. Tambour is told nothing but GRAPH_API_URL, SMTP_URL and LOOPBACK_FEEDS; what a person would
 * do on the first day (set up, connect, add people, plan events) is done through its public API.
 */
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const folder = `${root}/data/demo`
/** Written last: a first day that was interrupted begins again. */
const furnished = `${folder}/furnished`
const isNew = !existsSync(furnished)
if (isNew) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const sandbox = await createSandbox({
  clock: systemClock,
  databasePath: `${folder}/sandbox.db`,
  history: true,
  port: await portFrom(3400),
  smtpPort: await portFrom(3425),
})
// As the real one, it takes a moment to work on a picture.
sandbox.instagram.conduct.looks = 2
/** Node's flags as `npm start` has them. */
const startScript: string = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).scripts.start
const flags = startScript.match(/--\S+/g) ?? []
const port = await portFrom(Number(process.argv[2] ?? 3000))
const url = `http://127.0.0.1:${port}`

say(isNew ? 'Première fois : le village s’installe…' : 'Le village est là, il se réveille…')
const tambour = spawn(process.execPath, [...flags, `${root}/server/run.mjs`, 'main'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: `file:${folder}/tambour.db`,
    GRAPH_API_URL: sandbox.graphUrl,
    SMTP_URL: sandbox.smtpUrl,
    // The neighbours' calendars are on this machine, as the neighbours are.
    LOOPBACK_FEEDS: '1',
    MAIL_FROM: 'Tambour <tambour@mairie.exemple.fr>',
    LOG_LEVEL: 'warn',
  },
})
const ended = new Promise<number>(resolve => tambour.once('exit', code => resolve(code ?? 0)))
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => tambour.kill('SIGTERM'))
void ended.then(async code => {
  stopping = true
  await sandbox.close()
  process.exit(code)
})

await answers(`${url}/healthz`)
if (isNew) {
  await furnish(url, sandbox, systemClock.now())
  writeFileSync(furnished, '')
}
// Where the played Facebook may lead back to, as an administrator sets it.
sandbox.login.change({ redirectUris: [`${url}/canaux/retour/facebook`] })
// From here on what a resident writes is on the screens in a second or two.
const subscribed = isNew ? [sandbox.village.id] : []
await Promise.all([
  sandbox.webhooks.subscribe(`${url}/webhooks/facebook`, verifyToken, subscribed),
  sandbox.webhooks.subscribe(`${url}/webhooks/instagram`, verifyToken, subscribed, 'instagram'),
]).catch((error: unknown) => say(`Sans webhooks : ${String(error)}`))

say(`
  Tambour       ${url}
  Le village    ${sandbox.url}/           les pages, comme le public les voit : écrivez-y comme habitant
  Le courrier   ${sandbox.url}/mailbox    ce que Tambour a envoyé
  L’application ${sandbox.url}/application les réglages qu’elle a chez Meta

  Pour entrer   ${people.officer.email}      (agente, administratrice)
                ${people.councillor.email}   (élu, lecture seule)
  Mot de passe  ${people.password}

  Ctrl+C arrête tout ; rien n’est perdu, la même commande reprend. Pour recommencer : effacez data/demo.
`)

// Residents go on writing, and a commune's page never sleeps for long.
const everyMs = 20_000
const live = async () => {
  if (stopping) return
  await sandbox.life.runOnce(systemClock.now())
  setTimeout(live, everyMs)
}
setTimeout(live, everyMs)

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

async function answers(address: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
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

/** The first free port from `wanted` on: a demonstration should not stop for a busy one. */
async function portFrom(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 50; port += 1) {
    const free = await new Promise<boolean>(resolve => {
      const probe = createServer()
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (free) return port
  }
  throw new Error(`Aucun port libre entre ${wanted} et ${wanted + 49}.`)
}
