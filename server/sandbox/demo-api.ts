import sharp from 'sharp'
import type { DemoPoster } from './demo-events.ts'
import { drawPoster } from './village/pictures.ts'

/** Tambour's public API as somebody who is signed in calls it. */
export type Api = (method: string, path: string, body?: unknown) => Promise<unknown>

/** The same for nobody yet: whatever sets a cookie signs in. */
export function apiAt(url: string): Api {
  let cookie = ''
  return async (method, path, body) => {
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
}

export async function upload(api: Api, poster: DemoPoster, seed: number): Promise<number> {
  const form = new FormData()
  const drawn = new Uint8Array(await draw(poster, seed))
  form.set('file', new Blob([drawn], { type: 'image/png' }), 'affiche.png')
  form.set('alt', poster.alt)
  return idIn(await api('POST', '/media', form))
}

/** A poster as PNG. */
export async function draw({ scene, title, lines }: DemoPoster, seed: number): Promise<Buffer> {
  return await sharp(Buffer.from(drawPoster(scene, seed, title, lines)))
    .png()
    .toBuffer()
}

export function idIn(document: unknown): number {
  if (typeof document === 'object' && document !== null && 'id' in document)
    return Number(document.id)
  throw new Error('The answer has no id.')
}

export const zone = 'Europe/Paris'

/** 'YYYY-MM-DDTHH:MM' where the village is. */
export function local(instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}
