import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { instagram } from '../../server/connectors/instagram/index.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { publicPictureUrl } from '../../server/pictures/public-picture.ts'
import { pictureFor } from '../../server/pictures/renditions.ts'
import { mediaByIds } from '../../server/pictures/rows.ts'
import { canCallBack, isInside } from '../../server/platform/public-address.ts'
import { createSecretBox } from '../../server/platform/secrets.ts'
import { start, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'

const { limits } = instagram.manifest

async function poster(width: number, height: number) {
  const clock = testClock(start)
  const app = await testApp({ clock })
  const { context, communeId } = app
  const create = { width, height, channels: 3 as const, background: '#c04020' }
  const bytes = new Uint8Array(await sharp({ create }).jpeg().toBuffer())
  const by = { communeId, userId: null, actor: 'Anne' }
  const { id } = await addMedia(context, by, { bytes, alt: 'Affiche' })
  const fetched = async (url: string) => {
    const response = await app.app.request(url.slice(context.publicUrl.length))
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
  }
  /** As it is kept, or as Instagram is given it. */
  const [row] = await mediaByIds(context.db, communeId, [id])
  if (row === undefined) throw new Error('the picture was not kept')
  const media = { ...row, rendition: null }
  const fitted = async () => {
    const { rendition, type } = await pictureFor(context, { ...row, id: row.pictureId }, limits)
    return { ...media, rendition, type }
  }
  return { clock, context, media, fitted, fetched }
}

describe('a public picture', () => {
  it('is given to anyone who has its address, without a session, and is kept by nobody', async () => {
    const { context, media, fetched } = await poster(600, 400)
    const url = publicPictureUrl(context, media)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/pictures\/[\d-]+-[\w-]{43}\.jpg$/)
    const { response, bytes } = await fetched(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 600, height: 400 })
  })

  it('is nothing any more after an hour', async () => {
    const { clock, context, media, fetched } = await poster(600, 400)
    const url = publicPictureUrl(context, media)
    clock.advance(60 * 60_000)
    expect((await fetched(url)).response.status).toBe(200)
    clock.advance(1)
    expect((await fetched(url)).response.status).toBe(404)
  })

  it('is nothing at a forged, shortened or foreign address', async () => {
    const { context, media, fetched } = await poster(600, 400)
    const url = publicPictureUrl(context, media)
    const token = url.slice(url.lastIndexOf('/') + 1, -'.jpg'.length)
    const [payload, mac] = [token.slice(0, -44), token.slice(-43)]
    const other = payload.replace(/\d+$/, ends => String(Number(ends) + 60))
    const secrets = createSecretBox(Buffer.alloc(32, 8))
    const at = (name: string) => `${context.publicUrl}/pictures/${name}`
    for (const forged of [
      at(`${other}-${mac}.jpg`),
      at(`${payload}-${mac.slice(0, -1)}.jpg`),
      at(`${payload}-.jpg`),
      at(`${token}.png`),
      at(`${payload}.jpg`),
      at('1.jpg'),
      publicPictureUrl({ ...context, secrets }, media),
      publicPictureUrl(context, { ...media, communeId: media.communeId + 1 }),
      publicPictureUrl(context, { ...media, id: media.id + 1 }),
    ]) {
      const { response, bytes } = await fetched(forged)
      expect([forged, response.status]).toEqual([forged, 404])
      expect(bytes).toHaveLength(0)
    }
  })

  it('has white margins where the network would not take its shape', async () => {
    for (const [width, height] of [
      [707, 1000],
      [1000, 400],
      [1, 2000],
      [1080, 1350],
    ] as const) {
      const { context, fitted, fetched } = await poster(width, height)
      const { bytes } = await fetched(publicPictureUrl(context, await fitted()))
      const shown = await sharp(bytes).metadata()
      const ratio = shown.width / shown.height
      expect(ratio).toBeGreaterThanOrEqual(limits.imageRatio?.least ?? 0)
      expect(ratio).toBeLessThanOrEqual(limits.imageRatio?.most ?? 0)
      expect(shown.width).toBeGreaterThanOrEqual(320)
      expect(shown.width).toBeLessThanOrEqual(1440)
    }
    const { context, fitted, fetched } = await poster(707, 1000)
    const { bytes } = await fetched(publicPictureUrl(context, await fitted()))
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    const redAt = (x: number) => data[(500 * info.width + x) * info.channels + 2] ?? 0
    expect(redAt(2)).toBeGreaterThan(240)
    expect(redAt(400)).toBeLessThan(100)
  })
})

describe('an address that a network must call', () => {
  it.each([
    'http://127.0.0.1:3000',
    'http://localhost',
    'http://192.168.1.20:3000',
    'http://10.1.2.3',
    'http://172.20.0.2',
    'http://169.254.1.1',
    'http://[::1]:3000',
    'http://[fd00::1]',
    'http://tambour',
    'http://serveur.mairie.lan',
    'http://tambour.local',
  ])('%s is of this network alone', address => {
    expect(isInside(address)).toBe(true)
    expect(canCallBack('https://graph.facebook.com', address)).toBe(false)
    expect(canCallBack('http://127.0.0.1:3400', address)).toBe(true)
  })

  it.each(['https://tambour.ma-commune.fr', 'http://193.51.10.4', 'https://[2a01:e0a::1]'])(
    '%s can be called by everybody',
    address => {
      expect(isInside(address)).toBe(false)
      expect(canCallBack('https://graph.facebook.com', address)).toBe(true)
    },
  )
})
