import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ms } from './figures.ts'

const signInsPerSecond = 100
const seconds = 20
const streams = 5_000
/** What people ask for meanwhile may take this long, ms. */
const barMs = 200

/** What many strangers do at once, and one session alone: not one heavy request, but a crowd of light ones. */
export function crowds(
  url: string,
  cookie: string,
  memory: () => number,
): [string, () => Promise<string>][] {
  return [
    [
      `${signInsPerSecond} sign-ins a second by strangers, each from an address of its own`,
      () => signIns(url, cookie),
    ],
    [`${streams} event streams by one session`, () => openStreams(url, cookie, memory)],
  ]
}

async function signIns(url: string, cookie: string): Promise<string> {
  const alone = await pagesMeanwhile(url, cookie, seconds / 4)
  const strangers: Promise<number>[] = []
  const isOver = pagesMeanwhile(url, cookie, seconds)
  const began = performance.now()
  for (let turn = 0; turn < signInsPerSecond * seconds; turn++) {
    const early = began + (turn * 1000) / signInsPerSecond - performance.now()
    if (early > 0) await wait(early)
    strangers.push(strangersSignIn(url, turn))
  }
  const meanwhile = await isOver
  const statuses = Map.groupBy(await Promise.all(strangers), status => status)
  const told = [...statuses].map(([status, all]) => `${all.length} × ${status}`)
  const times = [...meanwhile].map(([path, { p99, max }]) => {
    if (p99 > barMs) process.exitCode = 1
    return `${path} p99 ${ms(p99)} (alone ${ms(alone.get(path)?.p99 ?? Number.NaN)}), max ${ms(max)}`
  })
  return [...told, ...times].join('; ')
}

/** How long each took, ms, asked ten times a second. */
async function pagesMeanwhile(url: string, cookie: string, during: number) {
  const paths = ['/healthz', '/api/today', '/agenda']
  const took = new Map(paths.map(path => [path, [] as number[]]))
  const ends = performance.now() + during * 1000
  const asked: Promise<void>[] = []
  for (; performance.now() < ends; await wait(100)) {
    for (const [path, times] of took) {
      const start = performance.now()
      const answer = fetch(url + path, { headers: { cookie } }).then(one => one.arrayBuffer())
      asked.push(answer.then(() => void times.push(performance.now() - start)))
    }
  }
  await Promise.all(asked)
  return new Map(
    [...took].map(([path, times]) => {
      const sorted = times.toSorted((a, b) => a - b)
      const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN
      return [path, { p99, max: sorted.at(-1) ?? Number.NaN }]
    }),
  )
}

/** From an address of the loopback network that nobody else has. */
async function strangersSignIn(url: string, turn: number): Promise<number> {
  const asked = request(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    localAddress: `127.1.${turn >> 8}.${turn & 255}`,
    agent: false,
    headers: { 'content-type': 'application/json', origin: url },
  })
  asked.end(JSON.stringify({ email: `x${turn}@exemple.fr`, password: 'ce-n-est-pas-lui' }))
  const answer = await answerTo(asked)
  answer.resume()
  return answer.statusCode ?? 0
}

async function openStreams(url: string, cookie: string, memory: () => number): Promise<string> {
  const before = memory()
  const open: ClientRequest[] = []
  let ended = 0
  for (let opened = 0; opened < streams; opened++) {
    const asked = request(`${url}/api/stream`, { agent: false, headers: { cookie } })
    asked.end()
    const answer = await answerTo(asked)
    answer.on('error', () => {})
    answer.on('close', () => ended++)
    answer.resume()
    open.push(asked)
  }
  const during = memory()
  const left = streams - ended
  for (const asked of open) asked.destroy()
  await wait(5_000)
  const mb = [before, during, memory()].map(each => `${each.toFixed(0)} MB`)
  return `${left} left open; before, with them, once they are closed: ${mb.join(', ')}`
}

function answerTo(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => asked.once('response', resolve).once('error', reject))
}
