/**
 * What was last seen, kept in this browser to open with and for when there is no line: for a day, and
 * until one signs out or the session ends. Only where the service worker runs, without which nothing opens
 * offline.
 */
const name = 'tambour-kept'
const longestMs = 24 * 60 * 60_000
/** So many conversations, those that were opened last. */
const most = 30

/** @property at when the server told it, ms UTC by this machine's clock */
export type Kept<Data> = { data: Data; at: number }

const isWorker = 'registration' in globalThis
const keeps = () => isWorker || navigator.serviceWorker?.controller != null
const addressOf = (key: string) => `/kept/${encodeURIComponent(key)}`

const ageHeader = 'x-kept-at'
const atOf = (found: Response) => Number(found.headers.get(ageHeader))
const isOld = (found: Response) => atOf(found) < Date.now() - longestMs

/** Null: nothing, or it is older than a day. */
export async function kept<Data>(key: string): Promise<Kept<Data> | null> {
  if (!keeps()) return null
  const found = await (await caches.open(name)).match(addressOf(key))
  return found === undefined || isOld(found) ? null : { data: await found.json(), at: atOf(found) }
}

/** In place of what was kept of it; the first screen and the lists stay, however much is opened. */
export async function keep(key: string, data: unknown): Promise<void> {
  if (!keeps()) return
  const cache = await caches.open(name)
  const headers = { [ageHeader]: String(Date.now()) }
  await cache.put(addressOf(key), new Response(JSON.stringify(data), { headers }))
  // In the order in which they were kept.
  const conversations = (await cache.keys()).filter(({ url }) => url.includes('/kept/conversation'))
  const before = conversations.slice(0, -most)
  await Promise.all(before.map(request => cache.delete(request)))
}

/** Leaves nothing of it in this browser. */
export async function forgetKept(): Promise<void> {
  // Over plain http a browser has none.
  if ('caches' in globalThis) await caches.delete(name)
}

/** Leaves nothing in this browser that is older than a day. */
export async function forgetOld(): Promise<void> {
  if (!keeps()) return
  const cache = await caches.open(name)
  for (const request of await cache.keys()) {
    const found = await cache.match(request)
    if (found !== undefined && isOld(found)) await cache.delete(request)
  }
}
