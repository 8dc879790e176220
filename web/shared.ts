/** What another application shared with Tambour: from the worker, which receives it, to the form of an event. */
export type Shared = { title: string; text: string; url: string; files: File[] }

/** Where it is sent: the manifest names it, in packaging/installable.ts. */
export const sharePath = '/partager'

const name = 'tambour-shared'
const texts = '/shared/texts'

/** In place of what was shared before and not taken. */
export async function keepShared({ files, ...shared }: Shared): Promise<void> {
  await forgetShared()
  const cache = await caches.open(name)
  await cache.put(texts, Response.json(shared))
  for (const [place, file] of files.entries()) {
    const headers = { 'content-type': file.type, 'x-name': encodeURIComponent(file.name) }
    await cache.put(`/shared/${place}`, new Response(file, { headers }))
  }
}

/** Once; null: nothing was shared. */
export async function takeShared(): Promise<Shared | null> {
  if (!('caches' in globalThis) || !(await caches.has(name))) return null
  const cache = await caches.open(name)
  const shared: Omit<Shared, 'files'> | undefined = await (await cache.match(texts))?.json()
  const files: File[] = []
  for (let place = 0; ; place += 1) {
    const kept = await cache.match(`/shared/${place}`)
    if (kept === undefined) break
    const body = await kept.blob()
    const called = decodeURIComponent(kept.headers.get('x-name') ?? '')
    files.push(new File([body], called, { type: body.type }))
  }
  await forgetShared()
  return shared === undefined ? null : { ...shared, files }
}

export async function forgetShared(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(name)
}
