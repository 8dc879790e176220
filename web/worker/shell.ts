import { paths } from '../paths.ts'

declare const self: ServiceWorkerGlobalScope

/** The files of this build, written into the worker by packaging/installable.ts; paths. */
declare const SHELL: {
  /** They have no hash in their names. */
  publicFiles: string[]
  /** Those that are kept from the start, and those that are once they were used. */
  first: string[]
  later: string[]
}

const { publicFiles, first, later } = SHELL
const page = '/'
const openCache = () => caches.open('tambour-shell')

/** The first words of the screens' addresses, without those that a stranger is answered otherwise. */
const screens = new Set(
  Object.values(paths).flatMap(path => (typeof path === 'string' ? [firstWord(path)] : [])),
)
for (const path of [paths.password, paths.help]) screens.delete(firstWord(path))

function firstWord(path: string): string {
  return path.split('/')[1] ?? ''
}

const pathOf = ({ url }: Request) => new URL(url).pathname

/** Keeps what the screens are made of. Files have a hash in their names: those that are there stay. */
export async function keepShell(): Promise<void> {
  const cache = await openCache()
  const kept = new Set((await cache.keys()).map(pathOf))
  await cache.addAll(first.filter(path => !kept.has(path)))
  await cache.addAll(publicFiles)
  // Last, so that it never names what is not there.
  await cache.add(new Request(page, { cache: 'reload' }))
}

/** Throws earlier versions away, unless a page is open that may still ask for a part of its own. */
export async function tidyShell(): Promise<void> {
  const { installing, waiting } = self.registration
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open.length > 0 || installing !== null || waiting !== null) return
  const ours = new Set([page, ...publicFiles, ...first, ...later])
  const cache = await openCache()
  const old = (await cache.keys()).filter(request => !ours.has(pathOf(request)))
  await Promise.all(old.map(request => cache.delete(request)))
}

/** What a page asks for, from what is kept; null: it is the server's affair, as all of the API is. */
export function answerFromShell(event: FetchEvent): Promise<Response> | null {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return null
  if (request.mode === 'navigate') return screens.has(firstWord(url.pathname)) ? open(event) : null
  const isPublic = publicFiles.includes(url.pathname)
  return isPublic || url.pathname.startsWith('/assets/') ? file(request) : null
}

async function open(event: FetchEvent): Promise<Response> {
  const cache = await openCache()
  const kept = await cache.match(page)
  if (kept === undefined) {
    const found = await fetch(event.request)
    if (found.ok) await cache.put(page, found.clone())
    return found
  }
  const before = kept.clone()
  event.waitUntil(renew(before).then(tidyShell))
  return kept
}

async function file(request: Request): Promise<Response> {
  const cache = await openCache()
  const kept = await cache.match(request, { ignoreVary: true })
  if (kept !== undefined) return kept
  const found = await fetch(request)
  if (found.ok) await cache.put(request, found.clone())
  // The server has another version: a page that is loaded anew is that one.
  else if (found.status === 404) await cache.delete(page)
  return found
}

/**
 * The page that was just opened is shown as it was kept; whether the server has another one is asked
 * behind it. Then the next opening shows that one, whether or not a worker comes with it: nobody is
 * stuck with a version that is gone, nor after going back to one that had no worker.
 */
async function renew(kept: Response): Promise<void> {
  const now = await fetch(page, { cache: 'no-store' }).catch(() => null)
  if (now === null || !now.ok || (await now.text()) === (await kept.text())) return
  const cache = await openCache()
  await cache.delete(page)
  await self.registration.update().catch(() => undefined)
}
