import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { PictureWorkshop } from '../../server/pictures/workshop.ts'
import { pdfOf } from '../support/pdf/pages.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

const small = () =>
  sharp({ create: { width: 30, height: 20, channels: 3, background: '#c04020' } })
    .png()
    .toBuffer()

/** A page that paints itself over and over: some kilobytes that take minutes. */
function trap(): Buffer {
  const heavy = '0 0 842 1191 re f '.repeat(400_000)
  return pdfOf(['Affiche'], { more: heavy })
}

describe('the workshop', () => {
  it('reads one picture at a time in one process, in the order of asking', async () => {
    const workshop = new PictureWorkshop({ quick: 30_000, slow: 30_000, adapt: 30_000 })
    const bytes = await small()
    const done: number[] = []
    const pids = new Set<number | undefined>()
    await Promise.all(
      Array.from({ length: 10 }, async (_, place) => {
        const { width } = await workshop.take(bytes, 1)
        pids.add(workshop.pid)
        expect(width).toBe(30)
        done.push(place)
      }),
    )
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(pids.size).toBe(1)
  })

  it('gives up on what takes too long, with a sentence, and goes on with the next one', async () => {
    const workshop = new PictureWorkshop({ quick: 1_000, slow: 500, adapt: 8_000 })
    await workshop.take(await small(), 1)
    const before = workshop.pid ?? 0
    await expect(workshop.take(trap(), 1)).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('trop compliqué à lire'),
    })
    expect((await workshop.take(await small(), 1)).width).toBe(30)
    expect(workshop.pid).not.toBe(before)
  })

  it('lets neither a good picture nor publishing wait for what takes long', async () => {
    // The trap must not end before the good picture, which takes a tenth of this: where the system tells
    // it, what a busy machine does meanwhile is not counted.
    const workshop = new PictureWorkshop({ quick: 1_000, slow: 120_000, adapt: 120_000 })
    const bytes = await small()
    const ended: string[] = []
    const leaving = new AbortController()
    const trapped = workshop.take(trap(), 1, leaving.signal).catch((error: unknown) => {
      ended.push('trap')
      return error
    })
    const plan = {
      ...{ width: 30, height: 20, left: 0, right: 0, top: 0, bottom: 0, leastWidth: 1 },
      as: [{ type: 'image/png' as const, mostBytes: 100_000 }],
    }
    await Promise.all([
      workshop.take(bytes, 1).then(() => ended.push('good')),
      workshop.adapt(bytes, plan).then(() => ended.push('publishing')),
    ])
    expect(ended.toSorted()).toEqual(['good', 'publishing'])
    leaving.abort()
    expect(await trapped).toMatchObject({ kind: 'unavailable' })
  })

  it('reads a form on a machine that has little time, and else says that it has none', async () => {
    const folder = folderOfTest()
    const form = new FormData()
    form.set('title', 'Bal')
    form.set('file', new File([new Uint8Array(9_000_000)], 'affiche.png'))
    const sent = new Response(form)
    const place = join(folder, 'form')
    writeFileSync(place, await sent.bytes())
    const type = sent.headers.get('content-type') ?? ''
    const patient = new PictureWorkshop({ quick: 1, slow: 15_000, adapt: 30_000 })
    expect(await patient.fieldsOf(place, type)).toMatchObject({
      fields: { title: 'Bal' },
      hasFile: true,
    })
    const hurried = new PictureWorkshop({ quick: 1, slow: 1, adapt: 30_000 })
    await expect(hurried.fieldsOf(place, type)).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('ends with the one who asked, and reads on for the next', async () => {
    const workshop = new PictureWorkshop()
    await workshop.take(await small(), 1)
    const leaving = new AbortController()
    const reading = workshop.take(trap(), 1, leaving.signal)
    const next = workshop.take(await small(), 1)
    leaving.abort()
    await expect(reading).rejects.toThrow('interrompue')
    expect((await next).width).toBe(30)
  })

  it('outlives its process, however that ends', async () => {
    const workshop = new PictureWorkshop()
    await workshop.take(await small(), 1)
    const reading = workshop.take(trap(), 1)
    const { pid } = workshop
    if (pid === undefined) throw new Error('no process')
    process.kill(pid, 'SIGSEGV')
    await expect(reading).rejects.toMatchObject({ kind: 'bad-request' })
    expect((await workshop.take(await small(), 1)).width).toBe(30)
  })

  it('makes the same bytes of the same picture each time, also in another process', async () => {
    const noise = await sharp({
      create: {
        width: 900,
        height: 1300,
        channels: 3,
        background: '#000000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer()
    const plan = {
      width: 600,
      height: 867,
      left: 40,
      right: 41,
      top: 0,
      bottom: 0,
      as: [{ type: 'image/jpeg' as const, mostBytes: 200_000 }],
      leastWidth: 320,
    }
    const first = await new PictureWorkshop().adapt(noise, plan)
    const second = await new PictureWorkshop().adapt(noise, plan)
    expect(first).toMatchObject({ type: 'image/jpeg', width: 681, height: 867 })
    expect(first.bytes.length).toBeLessThanOrEqual(200_000)
    expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0)
    const tight = { ...plan, as: [{ type: 'image/jpeg' as const, mostBytes: 40_000 }] }
    const third = await new PictureWorkshop().adapt(noise, tight)
    expect(third.bytes.length).toBeLessThanOrEqual(40_000)
    expect(third.width).toBeGreaterThanOrEqual(320)
  })

  it('keeps a picture that is made smaller within the sides that its network takes', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
    const workshop = new PictureWorkshop({ quick: 30_000, slow: 30_000, adapt: 30_000 })
    for (const [width, height, margin] of [
      [660, 950, 50],
      [950, 660, 0],
      [758, 947, 0],
    ] as const) {
      const create = { width, height, channels: 3 as const, background: '#000000', noise }
      const bytes = await sharp({ create }).png().toBuffer()
      const { width: wide, height: high } = await workshop.adapt(bytes, {
        ...{ width, height, left: margin, right: margin, top: 0, bottom: 0, leastWidth: 1 },
        as: [{ type: 'image/jpeg', mostBytes: 40_000 }],
      })
      expect(wide).toBeLessThan(width)
      // Towards the square, which every network takes.
      const asked = Math.log((width + 2 * margin) / height)
      expect(Math.abs(Math.log(wide / high))).toBeLessThanOrEqual(Math.abs(asked) + 1e-9)
    }
  })

  it('gives its process nothing of ours: no secret, no writing', async () => {
    const workshop = new PictureWorkshop({ quick: 15_000, slow: 15_000, adapt: 30_000 })
    await workshop.take(await small(), 1)
    if (!existsSync('/proc/self/environ')) return
    const { readFileSync } = await import('node:fs')
    const environment = readFileSync(`/proc/${workshop.pid}/environ`, 'latin1')
    expect(environment).not.toMatch(/SECRET|DATABASE|SMTP|HOME=/)
    expect(readFileSync(`/proc/${workshop.pid}/cmdline`, 'latin1')).toContain('--permission')
  })
})
